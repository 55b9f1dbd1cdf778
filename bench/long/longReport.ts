import { ratioTable } from '../report/report';
import { isMet, type Aim, type Ratio } from '../report/ratios';
import type { Machine } from '../report/result';
import { figure, formatTable } from '../report/table';
import type { LongRun } from './longRun';
import type { Quarter } from './quarters';

/** How much more the last quarter may hold in memory, or take, than the first. */
const MEMORY_GROWTH = 1.1;
const P99_GROWTH = 1.2;
/** A table of a few rows that change all the time is dead mostly, and stays small. */
const MANY_ROWS = 1_000;
const TOP = 15;
const PARTS = ['worker', 'API', 'Temporal'] as const;
const PROGRAMS = ['worker', 'API'] as const;
const MEGABYTE = 1_024 * 1_024;

/** What a run is held against. */
export function longRatios({ quarters, late, open, vacuumed }: LongRun): Ratio[] {
  const dead = vacuumed.filter(({ live }) => live >= MANY_ROWS).map(({ live, dead }) => dead / live);
  const none: Aim = { kind: 'atMost', value: 0 };
  return [
    ...PROGRAMS.flatMap((part) => [
      ...growth(`memory of the ${part}`, quarters, ({ memory }) => memory[part], MEMORY_GROWTH),
      ...growth(`heap of the ${part} after collections`, quarters, ({ heap }) => heap[part]),
    ]),
    ...growth('life p99', quarters, ({ lifeP99Ms }) => lifeP99Ms, P99_GROWTH),
    ...growth('place p99', quarters, ({ placeP99Ms }) => placeP99Ms, P99_GROWTH),
    { name: 'orders not delivered within a minute', value: late.length, aim: none },
    { name: 'orders that did not close', value: open, aim: none },
    ...(dead.length > 0
      ? [{ name: `dead / live rows at most, of tables of ${MANY_ROWS} rows`, value: Math.max(...dead) }]
      : []),
  ];
}

/** Whether the run missed one of its aims. */
export const longMissed = (run: LongRun): boolean => longRatios(run).some((ratio) => isMet(ratio) === false);

function growth(
  what: string,
  quarters: readonly Quarter[],
  read: (quarter: Quarter) => number | null | undefined,
  atMost?: number,
): Ratio[] {
  const [first, last] = [quarters[0], quarters.at(-1)].map((quarter) => quarter && read(quarter));
  if (!first || !last) return [];
  const aim: Aim | undefined = atMost === undefined ? undefined : { kind: 'atMost', value: atMost };
  return [{ name: `${what}, last quarter / first`, value: last / first, ...(aim && { aim }) }];
}

/** The run as Markdown that reads well in a terminal. */
export function formatLong(run: LongRun, { cores, memoryGiB, system, node }: Machine): string {
  const { orders, concurrency, stored } = run;
  return [
    `${cores} cores, ${memoryGiB} GiB, ${system}, Node ${node}; ${orders} orders in one run, ${concurrency} at once.`,
    ...['', '**By quarters of the run**', '', quarterTable(run.quarters)],
    ...['', `**What ${stored} orders take in the shop’s database**`, '', relationTable(run)],
    ...['', '**Rows that autovacuum has yet to clear**', '', vacuumTable(run)],
    ...['', '**The last quarter against the first**', '', ratioTable(longRatios(run))],
  ].join('\n');
}

function quarterTable(quarters: readonly Quarter[]): string {
  const columns = [
    ...['', 'orders', 'a second', 'life p50 ms', 'life p99 ms', 'place p50 ms', 'place p99 ms'],
    ...PARTS.map((part) => `${part} MB`),
    ...PROGRAMS.map((part) => `${part} heap MB`),
  ];
  return formatTable(
    columns,
    quarters.map(({ orders, memory, heap, ...times }, index) => [
      String(index + 1),
      String(orders),
      ...[times.perSecond, times.lifeP50Ms, times.lifeP99Ms, times.placeP50Ms, times.placeP99Ms].map(figure),
      ...PARTS.map((part) => megabytes(memory[part])),
      ...PROGRAMS.map((part) => megabytes(heap[part])),
    ]),
  );
}

function relationTable({ relations, temporalBytes, stored }: LongRun): string {
  const row = (name: string, kind: string, bytes: number): string[] => [
    name,
    kind,
    figure(bytes / stored),
    megabytes(bytes),
  ];
  const all = relations.reduce((sum, { bytes }) => sum + bytes, 0);
  return formatTable(
    ['', 'kind', 'bytes an order', 'MB'],
    [
      ...relations.slice(0, TOP).map(({ name, kind, bytes }) => row(name, kind, bytes)),
      row(`all ${relations.length}`, '', all),
      ...(temporalBytes === null ? [] : [row('Temporal’s file', '', temporalBytes)]),
    ],
  );
}

/** The tables that orders have grown most. */
function vacuumTable({ relations, vacuumed }: LongRun): string {
  const largest = relations.filter(({ kind }) => kind === 'table').slice(0, TOP);
  return formatTable(
    ['', 'live rows', 'dead rows', 'dead / live', 'autovacuums', 'last, seconds ago'],
    largest.flatMap(({ name }) => {
      const found = vacuumed.find(({ table }) => table === name);
      if (!found) return [];
      const { live, dead, times, secondsAgo } = found;
      return [[name, String(live), String(dead), figure(dead / live), String(times), figure(secondsAgo)]];
    }),
  );
}

const megabytes = (bytes: number | null | undefined): string =>
  figure(typeof bytes === 'number' ? bytes / MEGABYTE : null);
