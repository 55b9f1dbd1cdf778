import pino, { type DestinationStream, type Logger } from 'pino';
import { logFields } from './logContext';

interface LoggerOptions {
  /** The least level that is written. */
  readonly level: string;
  /** Which of our processes speaks. */
  readonly process: 'server' | 'worker';
}

/** The log of a process: JSON lines, each with the order and the trace that it is about. */
export function createLogger({ level, process }: LoggerOptions, destination?: DestinationStream): Logger {
  const options = { level, base: { process }, mixin: logFields, serializers: { err: describeError } };
  return destination ? pino(options, destination) : pino(options);
}

interface DescribedError {
  readonly type: string;
  readonly message: string;
  readonly stack?: string | undefined;
  readonly cause?: DescribedError;
}

/** Name, message and stack: other fields of an error, such as a database's detail of a row, may be personal. */
function describeError(error: unknown): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an error' };
  const { name: type, cause } = error;
  const message = messageOf(error);
  const stack = `${type}: ${message}${framesOf(error)}`;
  return { type, message, stack, ...(cause instanceof Error && { cause: describeError(cause) }) };
}

/** Prisma shows the call with its arguments, and they may be personal; the fault itself is in the last line. */
function messageOf({ name, message }: Error): string {
  return name.startsWith('PrismaClient') ? (message.trim().split('\n').at(-1) ?? '') : message;
}

/** A stack begins with the message. */
function framesOf({ stack = '' }: Error): string {
  const at = stack.indexOf('\n    at ');
  return at === -1 ? '' : stack.slice(at);
}
