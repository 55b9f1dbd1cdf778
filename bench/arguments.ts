import { parseArgs } from 'node:util';
import { z } from 'zod';

export const USAGE = `Usage: npm run bench -- [options]

Measures placing orders and whole orders' lives beside what nothing on the same servers can be faster than.
It starts servers of its own on free ports, takes about five minutes and leaves nothing behind.

  --orders N          orders placed in each round at each concurrency (default 120), or in the run (--long: 5,000; --burst: 1,000)
  --rounds N          rounds; the median of each figure counts (default 3)
  --concurrency LIST  how many at once, e.g. 1,8,32 (the default)
  --only PART         "placing" or "lives" (default: both)
  --pages             opens the pages on a slow phone instead, in both languages (about five minutes)
  --long              places and delivers 5,000 orders in one run instead, and tells by quarters what grows (about half an hour)
  --burst             offers 1,000 orders in ten seconds instead, first while the worker is down (about ten minutes)
  --profile           tells what an order's CPU goes into instead, of 300 orders (about five minutes)
  --json FILE         writes the figures of every round, too
  --write-docs        puts the table into docs/performance.md
  --strict            ends with exit code 1 when an aim is missed
  --help              prints this`;

export const PARTS = ['placing', 'lives'] as const;
export type Part = (typeof PARTS)[number];

/** How many orders, unless somebody says so. */
const ORDERS = { rounds: 120, long: 5_000, burst: 1_000 } as const;

const commandLine = z.object({
  orders: z.coerce.number().int().min(1).max(10_000).optional(),
  rounds: z.coerce.number().int().min(1).max(20).default(3),
  concurrency: z
    .string()
    .default('1,8,32')
    .transform((list) => list.split(',').map(Number))
    .pipe(z.array(z.int().min(1).max(256))),
  only: z.enum(PARTS).optional(),
  json: z.string().min(1).optional(),
  'write-docs': z.boolean().default(false),
  pages: z.boolean().default(false),
  profile: z.boolean().default(false),
  long: z.boolean().default(false),
  burst: z.boolean().default(false),
  strict: z.boolean().default(false),
  help: z.boolean().default(false),
});

const benchArguments = commandLine.transform(({ orders, ...args }) => ({
  ...args,
  orders: orders ?? ORDERS[args.long ? 'long' : args.burst ? 'burst' : 'rounds'],
}));
export type BenchArguments = z.output<typeof benchArguments>;

/**
 * Reads the command line, without the program's own name.
 * @throws {Error} that says how to call it.
 */
export function readBenchArguments(args: readonly string[]): BenchArguments {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        ...{ orders: text, rounds: text, concurrency: text, only: text, json: text },
        ...{
          pages: flag,
          profile: flag,
          long: flag,
          burst: flag,
          'write-docs': flag,
          strict: flag,
          help: flag,
        },
      },
    });
    return benchArguments.parse(values);
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new Error(`${reason}\n\n${USAGE}`, { cause: error });
  }
}
