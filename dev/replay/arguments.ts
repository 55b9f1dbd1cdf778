import { parseArgs } from 'node:util';
import { z } from 'zod';

const USAGE = 'Usage: npm run replay -- FILE [--concurrency N] [--json OUT] [--url URL]';
const DEFAULT_CONCURRENCY = 8;

const replayArguments = z.object({
  file: z.string(),
  concurrency: z.coerce.number().int().min(1).max(256).default(DEFAULT_CONCURRENCY),
  json: z.string().min(1).optional(),
  /** Origin of the API; absent: the one that the environment configures. */
  url: z.url({ protocol: /^https?$/ }).optional(),
});
export type ReplayArguments = z.output<typeof replayArguments>;

/**
 * Reads the command line, without the program's own name.
 * @throws {Error} that says how to call it.
 */
export function readReplayArguments(args: readonly string[]): ReplayArguments {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { concurrency: { type: 'string' }, json: { type: 'string' }, url: { type: 'string' } },
    });
    const [file, ...surplus] = positionals;
    if (surplus.length > 0) throw new Error(`One file at a time, not also ${surplus.join(', ')}.`);
    return replayArguments.parse({ ...values, file });
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new Error(`${reason}\n${USAGE}`, { cause: error });
  }
}
