import { parseArgs } from 'node:util';
import { z } from 'zod';

export const USAGE = `Usage: npm run bench -- [options]

Measures placing orders and whole orders' lives beside what nothing on the same servers can be faster than.
It starts servers of its own on free ports, takes about five minutes and leaves nothing behind.

  --orders N          orders placed in each round at each concurrency (default 120; lives are four for each at once, at least 16), or in the run (--long: 5,000; --burst: 1,000; --listeners: 500)
  --rounds N          rounds; the median of each figure counts (default 3)
  --concurrency LIST  how many at once, e.g. 1,8,32 (the default)
  --only PART         "placing" or "lives" (default: both)
  --pages             opens the pages on a slow phone instead, in both languages (about five minutes)
  --long              places and delivers 5,000 orders in one run instead, and tells by quarters what grows (about half an hour)
  --burst             offers 1,000 orders in ten seconds instead, first while the worker is down (about ten minutes)
  --listeners         delivers 500 orders that ten listeners each follow instead, and tells what these cost (about four minutes)
  --availability      asks for the availability of 100 products 200 times a second instead, beside 20 orders a second (about two minutes)
  --profile           tells what an order's CPU goes into instead, of 300 orders (about five minutes)
  --temporal ADDRESS  measures with the Temporal server there, in namespaces that go with the run, instead of one of its own
  --temporal-pids LIST
                      its processes, and its database's where it has one: their CPU counts as Temporal's
  --peer FILE         lets orders-go take turns: its program "oms", on the same Temporal server
  --workers N         worker processes beside one another in the lives of orders (default 1)
  --apis N            API processes beside one another in the lives of orders (default 1)
  --json FILE         writes the figures of every round, too
  --write-docs        puts the table into docs/performance.md
  --strict            ends with exit code 1 when an aim is missed
  --help              prints this`;

const listOfNumbers = z.string().transform((list) => list.split(',').map(Number));
const processes = z.coerce.number().int().min(1).max(64).default(1);

export const PARTS = ['placing', 'lives'] as const;
export type Part = (typeof PARTS)[number];

/** How many orders, unless somebody says so. */
const ORDERS = { rounds: 120, long: 5_000, burst: 1_000, listeners: 500 } as const;

/** Ten listeners for each are as many as one API process takes. */
const MOST_FOLLOWED = 500;

const fields = z.object({
  orders: z.coerce.number().int().min(1).max(10_000).optional(),
  rounds: z.coerce.number().int().min(1).max(20).default(3),
  concurrency: listOfNumbers.default([1, 8, 32]).pipe(z.array(z.int().min(1).max(256))),
  only: z.enum(PARTS).optional(),
  temporal: z
    .string()
    .regex(/^[^\s/]+:\d+$/, 'must be host:port')
    .optional(),
  'temporal-pids': listOfNumbers.pipe(z.array(z.int().min(1))).optional(),
  workers: processes,
  apis: processes,
  peer: z.string().min(1).optional(),
  json: z.string().min(1).optional(),
  'write-docs': z.boolean().default(false),
  pages: z.boolean().default(false),
  profile: z.boolean().default(false),
  long: z.boolean().default(false),
  burst: z.boolean().default(false),
  listeners: z.boolean().default(false),
  availability: z.boolean().default(false),
  strict: z.boolean().default(false),
  help: z.boolean().default(false),
});

/** What is measured instead of placing and lives, and the options that each of them heeds beside those that all do. */
const MODES = {
  pages: ['rounds', 'strict'],
  profile: [],
  long: ['orders', 'strict'],
  burst: ['orders', 'strict'],
  listeners: ['orders', 'strict'],
  availability: ['strict'],
} as const;
const MODE_NAMES = Object.keys(MODES) as (keyof typeof MODES)[];
const OF_EVERY_MODE: readonly string[] = ['temporal', 'temporal-pids', 'json', 'write-docs', 'help'];
/** What shares the lives of orders. */
const OF_LIVES = ['workers', 'apis', 'peer'] as const;

/** What was asked for and would count for nothing, as a sentence; undefined when all counts. */
function unheeded(given: Readonly<Record<string, unknown>>): string | undefined {
  const [mode, another] = MODE_NAMES.filter((name) => given[name] !== undefined);
  if (another !== undefined) return `--${mode} and --${another} are two runs: ask for one`;
  if (mode !== undefined) {
    const heeded: readonly string[] = [mode, ...MODES[mode], ...OF_EVERY_MODE];
    const option = Object.keys(given).find((name) => !heeded.includes(name));
    return option === undefined ? undefined : `--${option} has no meaning with --${mode}`;
  }
  const ofLives =
    given['only'] === 'placing' ? OF_LIVES.find((name) => given[name] !== undefined) : undefined;
  return ofLives === undefined ? undefined : `--${ofLives} has no meaning with --only placing`;
}

const benchArguments = fields
  .transform(({ orders, ...args }) => {
    const mode = (['long', 'burst', 'listeners'] as const).find((name) => args[name]) ?? 'rounds';
    return { ...args, orders: orders ?? ORDERS[mode] };
  })
  .refine(({ listeners, orders }) => !listeners || orders <= MOST_FOLLOWED, {
    path: ['orders'],
    message: `Too many to follow: at most ${MOST_FOLLOWED}`,
  })
  .refine(
    (args) => args['temporal-pids'] === undefined || args.temporal !== undefined,
    '--temporal-pids are those of the server that --temporal names',
  );
export type BenchArguments = z.output<typeof benchArguments>;

/** The bench was called in a way that it can't do, and says so: where that came to light helps nobody. */
export class BadCall extends Error {}

/**
 * Reads the command line, without the program's own name.
 * @throws {BadCall} that says how to call it.
 */
export function readBenchArguments(args: readonly string[]): BenchArguments {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        ...{ orders: text, rounds: text, concurrency: text, only: text, json: text },
        ...{ temporal: text, 'temporal-pids': text, peer: text, workers: text, apis: text },
        ...{ pages: flag, profile: flag, long: flag, burst: flag, listeners: flag, availability: flag },
        ...{ 'write-docs': flag, strict: flag, help: flag },
      },
    });
    const fault = unheeded(values);
    if (fault !== undefined) throw new Error(fault);
    return benchArguments.parse(values);
  } catch (error) {
    throw new BadCall(`${reasonOf(error)}\n\`npm run bench -- --help\` lists all options.`, { cause: error });
  }
}

const isError = (error: unknown): error is Error =>
  typeof error === 'object' && error !== null && 'message' in error;

function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError)
    return error.issues
      .map(({ path, message }) => (path.length > 0 ? `--${String(path[0])}: ${message}` : message))
      .join('\n');
  // Node's own errors come from another realm where tests run.
  return isError(error) ? error.message : String(error);
}

/** The server that `--temporal` names. */
export function existingTemporal(
  args: Pick<BenchArguments, 'temporal' | 'temporal-pids'>,
): { readonly address: string; readonly pids: readonly number[] } | undefined {
  return args.temporal === undefined
    ? undefined
    : { address: args.temporal, pids: args['temporal-pids'] ?? [] };
}
