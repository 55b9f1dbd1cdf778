import type { Histories } from '../measure/histories';
import type { Lives } from '../shop/lives';
import type { Measurement } from '../measure/measurement';
import { isMet, ratiosOf, type Ratio } from './ratios';
import type { BenchResult, LivesResult, PlacingResult, Series } from './result';
import { figure, formatTable } from './table';

/** A result as Markdown that reads well in a terminal. */
export function formatReport(result: BenchResult): string {
  const { placing, lives, machine, orders, rounds, temporal, workers = 1, apis = 1 } = result;
  return [
    `${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.system}, Node ${machine.node}; everything on this one machine.`,
    `${orders} orders placed a round and concurrency, lives four for each at once, at least 16; ${rounds} rounds, medians; the programs as built for production.`,
    ...(temporal ? [`${temporal}.`] : []),
    ...(placing ? ['', '**Placing, no worker running**', '', placingTable(placing)] : []),
    ...(lives && workers + apis > 2
      ? [`In the lives of orders: worker processes ${workers}, API processes ${apis}.`]
      : []),
    ...(lives ? ['', '**From checkout to delivery**', '', livesTable(lives)] : []),
    ...(lives ? ['', '**What Temporal keeps, until closed**', '', historyTable(lives)] : []),
    '',
    '**Against the floors**',
    '',
    ratioTable(ratiosOf(result)),
  ].join('\n');
}

const CPU_OF_PLACING = ['API', 'PostgreSQL', 'Temporal'];
const CPU_OF_LIVES = ['Temporal', 'worker', 'API', 'PostgreSQL', 'sandbox'];

function placingTable({ starts, inserts, orders }: PlacingResult): string {
  const columns = [
    '',
    'at once',
    'p50 ms',
    'p99 ms',
    'a second',
    ...CPU_OF_PLACING.map(cpuTitle),
    'started p50 ms',
    'started p99 ms',
    'left to sweeper',
  ];
  return formatTable(columns, [
    ...rowsOf('bare workflow start', starts, CPU_OF_PLACING),
    ...rowsOf('bare order insert', inserts, CPU_OF_PLACING),
    ...orders.map(({ whole }) => [
      ...row('order placed', whole, CPU_OF_PLACING),
      figure(whole.startedP50Ms),
      figure(whole.startedP99Ms),
      percent(whole.leftToSweeper),
    ]),
  ]);
}

function livesTable({ eightSteps, orders, peer }: LivesResult): string {
  const columns = [
    ...['', 'at once', 'p50 ms', 'p99 ms', 'a second'],
    ...CPU_OF_LIVES.map(cpuTitle),
    ...['place p50 ms', 'place p99 ms'],
  ];
  return formatTable(columns, [
    ...rowsOf('bare workflow, 8 activities', eightSteps, CPU_OF_LIVES),
    ...livesRows('order delivered', orders),
    ...livesRows('orders-go completed', peer?.orders ?? []),
  ]);
}

function livesRows(name: string, series: readonly Series<Lives>[]): string[][] {
  return series.map(({ whole }) => [
    ...row(name, whole, CPU_OF_LIVES),
    ...[whole.placeP50Ms, whole.placeP99Ms].map(figure),
  ]);
}

function cpuTitle(part: string): string {
  return `${part} CPU ms`;
}

function rowsOf(name: string, series: readonly Series<Measurement>[], parts: readonly string[]): string[][] {
  return series.map(({ whole }) => row(name, whole, parts));
}

/** A part that had nothing to do with it stays blank. */
function row(name: string, measured: Measurement, parts: readonly string[]): string[] {
  const { concurrency, p50Ms, p99Ms, perSecond, cpuMs } = measured;
  return [
    name,
    String(concurrency),
    ...[p50Ms, p99Ms, perSecond].map(figure),
    ...parts.map((part) => (part in cpuMs ? figure(cpuMs[part]) : '')),
  ];
}

function historyTable({ eightStepsHistories, histories, peer }: LivesResult): string {
  return formatTable(
    ['', 'events', 'at most', 'bytes', 'at most', 'histories'],
    [
      historyRow('bare workflow, 8 activities', eightStepsHistories),
      historyRow('order', histories),
      ...(peer ? [historyRow('orders-go’s order, 3 workflows', peer.histories)] : []),
    ],
  );
}

function historyRow(name: string, { count, events, bytes }: Histories): string[] {
  return [name, ...[events.median, events.max, bytes.median, bytes.max, count].map(figure)];
}

/** What was found, what was aimed at, and whether it was met. */
export function ratioTable(ratios: readonly Ratio[]): string {
  const rows = ratios.map((ratio) => [ratio.name, figure(ratio.value), aimOf(ratio), verdict(ratio)]);
  return formatTable(['', 'here', 'aim', ''], rows);
}

function aimOf({ aim }: Ratio): string {
  return aim ? `${aim.kind === 'atMost' ? '≤' : '≥'} ${aim.value}` : '';
}

function verdict(ratio: Ratio): string {
  const met = isMet(ratio);
  if (met === undefined) return '';
  return met ? 'OK' : 'MISSED';
}

function percent(share: number): string {
  return share === 0 ? '0' : `${(share * 100).toFixed(1)} %`;
}
