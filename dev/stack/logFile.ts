import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** A part's log under `logs/` of the data directory: a JSON object a line. */
export interface LogFile {
  readonly file: string;
  /** Takes output as it comes; lines may be cut anywhere. */
  readonly write: (text: string) => void;
}

/** Numbers of pino's levels. */
const INFO = 30;
const WARN = 40;
const ERROR = 50;
const REPEAT_AFTER_MS = 10_000;

/**
 * Opens the log of a part, behind what earlier runs wrote.
 * @param show gets what people should see at once: warnings, errors, and a runtime's own words about either.
 */
export function openLogFile(dataDir: string, part: string, show?: (line: string) => void): LogFile {
  const folder = path.join(dataDir, 'logs');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${part}.log`);
  const stream = createWriteStream(file, { flags: 'a' });
  const announce = show && withoutRepeats(show);
  let rest = '';
  return {
    file,
    write: (text) => {
      const lines = `${rest}${text}`.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const entry = logEntry(part, line, new Date());
        if (entry === undefined) continue;
        stream.write(`${entry}\n`);
        const shown = forPeople(entry);
        if (shown !== undefined) announce?.(`${part}: ${shown}`);
      }
    },
  };
}

/** A server that is away makes every order say so: the same words are shown once in ten seconds. */
function withoutRepeats(show: (line: string) => void): (line: string) => void {
  const shownAt = new Map<string, number>();
  return (line) => {
    const now = Date.now();
    if (now - (shownAt.get(line) ?? 0) < REPEAT_AFTER_MS) return;
    shownAt.set(line, now);
    show(line);
  };
}

/**
 * A line of output as a line of the log. What isn't JSON becomes it, without a terminal's colours: PostgreSQL, Temporal and a
 * runtime that crashes write text, and whoever reads the log reads it with one program.
 * @returns undefined for an empty line.
 */
export function logEntry(part: string, line: string, at: Date): string | undefined {
  const text = stripVTControlCharacters(line).trimEnd();
  if (text === '') return undefined;
  if (parse(text) !== undefined) return text;
  const level = /(error|warn|fatal|panic)/i.test(text) ? WARN : INFO;
  return JSON.stringify({ level, time: at.getTime(), process: part, output: text });
}

/** What of a line of the log people should see now; undefined: nothing. */
export function forPeople(line: string): string | undefined {
  const entry = parse(line);
  if (entry === undefined || typeof entry['level'] !== 'number' || entry['level'] < WARN) return undefined;
  const { msg, output, reason, err, method, route, status } = entry;
  // What a runtime says about its own end needs no words of ours.
  if (typeof output === 'string') return output;
  const request = typeof route === 'string' ? `${String(method)} ${route}: ${String(status)}` : undefined;
  const cause = typeof reason === 'string' ? reason : (messageOf(err) ?? request);
  const severity = entry['level'] >= ERROR ? 'error' : 'warning';
  return `${severity}: ${typeof msg === 'string' ? msg : ''}${cause ? ` (${cause})` : ''}`;
}

function parse(line: string): Record<string, unknown> | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

function messageOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('message' in error)) return undefined;
  return String(error.message);
}
