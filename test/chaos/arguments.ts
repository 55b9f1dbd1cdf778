import { parseArgs } from 'node:util';
import { z } from 'zod';

const USAGE =
  'Usage: npm run chaos -- [--seed N] [--orders N] [--seconds N] [--minutes N] [--json OUT] [--schedule] [--keep]';

const chaosArguments = z
  .object({
    seed: z.coerce.number().int().min(0).optional(),
    orders: z.coerce.number().int().min(1).max(2_000).default(50),
    seconds: z.coerce.number().positive().default(40),
    minutes: z.coerce.number().positive().optional(),
    json: z.string().min(1).optional(),
    /** Prints what would be done, and does nothing. */
    schedule: z.boolean().default(false),
    /** Leaves databases and logs where they are. */
    keep: z.boolean().default(false),
  })
  .transform(({ seed = Date.now() % 100_000, seconds, minutes, ...rest }) => ({
    ...rest,
    seed,
    durationMs: minutes === undefined ? seconds * 1_000 : minutes * 60_000,
  }));
export type ChaosArguments = z.output<typeof chaosArguments>;

/**
 * Reads the command line, without the program's own name.
 * @throws {Error} that says how to call it.
 */
export function readChaosArguments(args: readonly string[]): ChaosArguments {
  try {
    const text = { type: 'string' } as const;
    const flag = { type: 'boolean' } as const;
    const { values } = parseArgs({
      args: [...args],
      options: {
        ...{ seed: text, orders: text, seconds: text, minutes: text, json: text },
        ...{ schedule: flag, keep: flag },
      },
    });
    return chaosArguments.parse(values);
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new Error(`${reason}\n${USAGE}`, { cause: error });
  }
}
