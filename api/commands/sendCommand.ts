import { setTimeout as pause } from 'node:timers/promises';
import {
  ServiceError,
  WithStartWorkflowOperation,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
  isGrpcServiceError,
  type Client,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { offeredTo } from '../../domain/actions';
import { allowedStatuses } from '../../domain/order/setStatus';
import type { Actor } from '../../domain/people/actor';
import { ruleOf, type CommandName, type CommandPayloads } from '../../domain/commands';
import { DomainError } from '../../domain/errors';
import { orderWorkflowId } from '../../domain/order/ids';
import { present } from '../../domain/present';
import type { OrderState } from '../../domain/order/order';
import { ORDER_WORKFLOW, REFUSED, commandSignal, commandUpdate } from '../../workflows/messages';
import type { CommandMessage, CommandResult } from '../../workflows/messages';
import type { Sql } from '../../prisma/client';
import type { CommandSigner } from '../../temporal/commandSigner';
import type { Metrics } from '../service/metrics';
import { digest } from '../http/idempotency';
import { orderStartOptions } from '../engine/orderStarter';
import { toDomainError } from './refusals';
import { readSnapshot } from '../engine/snapshot';

/** The server takes a few commands at once for one order, and turns others away at once: they come again. */
const SIGNAL_ATTEMPTS = 5;
const BUSY_PAUSE_MS = 50;
/** How long the server may take to keep a signal. */
const SIGNAL_DEADLINE_MS = 3_000;

export interface CommandRequest<Name extends CommandName = CommandName> {
  readonly orderId: string;
  readonly name: Name;
  readonly payload: CommandPayloads[Name];
  readonly actor: Actor;
  /** The same id is carried out once, whichever way it comes and however often. */
  readonly commandId: string;
  readonly bodyHash: string;
  /** The revisions one of which the order must be at, or it refuses; absent: whichever it is at. */
  readonly expects?: readonly number[] | undefined;
}

/** Carried out, or kept by the server for the next worker that comes. */
export type CommandOutcome =
  | { readonly kind: 'done'; readonly result: CommandResult }
  | { readonly kind: 'accepted'; readonly commandId: string };

/** What sending commands takes. */
export interface CommandDeps {
  /** Connects when it is first used, so that the API starts and takes orders without a server. */
  readonly temporal: Client;
  readonly prisma: Sql;
  readonly metrics: Metrics;
  /** Proves to the order who sends a command. */
  readonly signer: Pick<CommandSigner, 'sign'>;
  readonly settings: {
    readonly taskQueue: string;
    /** How long a caller waits for a worker to carry the command out. */
    readonly commandWaitMs: number;
  };
}

/**
 * Sends a command to the order's workflow and waits for its commit; without a worker in time the same command
 * goes as a signal, which outlives restarts where a timed-out update does not.
 * @throws {DomainError} the order's refusal with what is possible instead, or `unavailable`.
 */
export async function sendCommand<Name extends CommandName>(
  deps: CommandDeps,
  request: CommandRequest<Name>,
): Promise<CommandOutcome> {
  try {
    const outcome = await updateOrSignal(deps, request);
    deps.metrics.commands.inc({ command: request.name, outcome: outcome.kind });
    return outcome;
  } catch (error) {
    const refusal = error instanceof DomainError && !NOT_DECIDED.includes(error.code);
    deps.metrics.commands.inc({ command: request.name, outcome: refusal ? 'refused' : 'unavailable' });
    throw error;
  }
}

/** The order was not asked. */
const NOT_DECIDED: readonly string[] = ['unavailable', 'rate-limited'];

/**
 * Hands a command over without waiting for its outcome: what webhooks do.
 * @throws {DomainError} `not-found` when there is no such order, `unavailable` when the server doesn't answer.
 */
export async function signalCommand<Name extends CommandName>(
  deps: CommandDeps,
  request: CommandRequest<Name>,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await withRestart(deps, request, signalRunning, signalStarting);
    } catch (error) {
      if (!isBusy(error)) throw toUnavailable(error);
      if (attempt === SIGNAL_ATTEMPTS) throw tooBusy(error);
    }
    await pause(attempt * BUSY_PAUSE_MS * (1 + Math.random()));
  }
}

async function updateOrSignal<Name extends CommandName>(
  deps: CommandDeps,
  request: CommandRequest<Name>,
): Promise<CommandOutcome> {
  let mayBeTaken = false;
  try {
    return { kind: 'done', result: await withRestart(deps, request, updateRunning, updateStarting) };
  } catch (error) {
    if (error instanceof WorkflowUpdateFailedError) throwRefusal(error);
    mayBeTaken = isUndecided(error);
    if (!mayBeTaken && !isBusy(error)) throw toUnavailable(error);
  }
  await signalCommand(deps, request).catch((error: unknown) => {
    const isTurnedAway = error instanceof DomainError && error.code === 'rate-limited';
    throw mayBeTaken && isTurnedAway ? toUnavailable(error.cause) : error;
  });
  await rememberAccepted(deps, request);
  return { kind: 'accepted', commandId: request.commandId };
}

/** For whoever asks what became of it. Without the record that is answered all the same, once the order has answered. */
async function rememberAccepted(
  { prisma }: CommandDeps,
  { commandId, orderId }: CommandRequest,
): Promise<void> {
  await prisma.rows`
    INSERT INTO accepted_commands (id, order_id) VALUES (${commandId}, ${orderId}) ON CONFLICT (id) DO NOTHING`.catch(
    () => undefined,
  );
}

type Delivery<Result> = <Name extends CommandName>(
  deps: CommandDeps,
  request: CommandRequest<Name>,
  state: OrderState,
) => Promise<Result>;

/**
 * Reaches the running workflow or, when there is none, starts it from the snapshot with the command in the same
 * call. Whether the order should have a workflow is the database's word: the server forgets.
 */
async function withRestart<Name extends CommandName, Result>(
  deps: CommandDeps,
  request: CommandRequest<Name>,
  reachRunning: (deps: CommandDeps, request: CommandRequest<Name>) => Promise<Result>,
  start: Delivery<Result>,
): Promise<Result> {
  try {
    return await reachRunning(deps, request);
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
  const state = await readSnapshot(deps.prisma, request.orderId);
  if (!state) throw new DomainError('not-found', 'There is no such order.');
  refuseWhenClosed(state, request);
  return start(deps, request, state);
}

function refuseWhenClosed(state: OrderState, { name, actor }: CommandRequest): void {
  if (state.closedAt === undefined || ruleOf(name).whenClosed === 'carriedOut') return;
  throw new DomainError('not-allowed', 'The order is closed.', {
    allowedActions: offeredTo(state, actor),
    allowedStatuses: allowedStatuses(state, actor),
  });
}

function toMessage<Name extends CommandName>(
  { signer }: Pick<CommandDeps, 'signer'>,
  { orderId, name, commandId, bodyHash, actor, ...request }: CommandRequest<Name>,
): CommandMessage<Name> {
  const payload = { ...request.payload, ...present({ expects: request.expects }) };
  const signature = signer.sign(orderId, { name, payload, commandId, bodyHash, actor });
  return { ...payload, commandId, bodyHash, actor, signature };
}

/**
 * The server answers a known update id with the first result and asks nobody. With the body's hash in it, the
 * same key with another body reaches the order, which refuses it.
 */
function updateIdOf({ commandId, bodyHash }: CommandRequest): string {
  return digest(commandId, bodyHash);
}

function updateRunning<Name extends CommandName>(
  deps: CommandDeps,
  request: CommandRequest<Name>,
): Promise<CommandResult> {
  const handle = deps.temporal.workflow.getHandle(orderWorkflowId(request.orderId));
  return deps.temporal.withDeadline(Date.now() + deps.settings.commandWaitMs, () =>
    handle.executeUpdate(commandUpdate(request.name), {
      updateId: updateIdOf(request),
      args: [toMessage(deps, request)],
    }),
  );
}

async function updateStarting<Name extends CommandName>(
  { temporal, settings, signer }: CommandDeps,
  request: CommandRequest<Name>,
  state: OrderState,
): Promise<CommandResult> {
  const startWorkflowOperation = new WithStartWorkflowOperation(ORDER_WORKFLOW, {
    ...orderStartOptions(settings.taskQueue, state),
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
  });
  return temporal.withDeadline(Date.now() + settings.commandWaitMs, () =>
    temporal.workflow.executeUpdateWithStart(commandUpdate(request.name), {
      updateId: updateIdOf(request),
      args: [toMessage({ signer }, request)],
      startWorkflowOperation,
    }),
  );
}

function signalRunning<Name extends CommandName>(
  deps: CommandDeps,
  request: CommandRequest<Name>,
): Promise<void> {
  const handle = deps.temporal.workflow.getHandle(orderWorkflowId(request.orderId));
  return deps.temporal.withDeadline(Date.now() + SIGNAL_DEADLINE_MS, () =>
    handle.signal(commandSignal(request.name), toMessage(deps, request)),
  );
}

async function signalStarting<Name extends CommandName>(
  { temporal, settings, signer }: CommandDeps,
  request: CommandRequest<Name>,
  state: OrderState,
): Promise<void> {
  await temporal.withDeadline(Date.now() + SIGNAL_DEADLINE_MS, () =>
    temporal.workflow.signalWithStart(ORDER_WORKFLOW, {
      ...orderStartOptions(settings.taskQueue, state),
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      signal: commandSignal(request.name),
      signalArgs: [toMessage({ signer }, request)],
    }),
  );
}

/**
 * gRPC's CANCELLED, DEADLINE_EXCEEDED, UNAVAILABLE, and the FAILED_PRECONDITION with which the server gives up an
 * update whose workflow task failed or was too slow: it may or may not have been carried out.
 */
const UNDECIDED_CODES: readonly number[] = [1, 4, 14, 9];

/** No worker finished it in time, or the connection broke: sending it again with the same id is safe. */
function isUndecided(error: unknown): boolean {
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return true;
  if (error instanceof WorkflowUpdateFailedError) return true;
  return UNDECIDED_CODES.includes(grpcCode(error) ?? 0);
}

/** gRPC's RESOURCE_EXHAUSTED: the server has turned it away, and nothing of it is kept. */
const isBusy = (error: unknown): boolean => grpcCode(error) === 8;

function grpcCode(error: unknown): number | undefined {
  const cause = error instanceof ServiceError ? error.cause : error;
  return isGrpcServiceError(cause) ? cause.code : undefined;
}

function tooBusy(cause: unknown): DomainError {
  return new DomainError(
    'rate-limited',
    'The order is being sent too much at once, and did not take this. Please repeat the request with the same Idempotency-Key.',
    { retryAfterSeconds: 1 },
    { cause },
  );
}

/**
 * Any other failure is the server's: a run that ended with the update under way has not refused it, and may have carried it out.
 * @throws {DomainError} what the order has answered.
 */
function throwRefusal(error: WorkflowUpdateFailedError): void {
  const { cause } = error;
  if (!(cause instanceof ApplicationFailure)) return;
  if (cause.type === REFUSED) throw toDomainError(cause.details?.[0], error);
  if (cause.type === 'Malformed') throw new DomainError('validation', cause.message, {}, { cause: error });
}

function toUnavailable(error: unknown): unknown {
  if (error instanceof DomainError) return error;
  return new DomainError(
    'unavailable',
    'The order can not be reached at the moment, and may or may not have taken this. Please repeat the request with the same Idempotency-Key.',
    { retryAfterSeconds: 5 },
    { cause: error },
  );
}
