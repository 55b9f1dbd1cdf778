import { ratioTable } from '../report/report';
import { isMet, type Aim, type Ratio } from '../report/ratios';
import type { Machine } from '../report/result';
import { figure, formatTable } from '../report/table';
import type { Burst } from './runBurst';

const NONE: Aim = { kind: 'atMost', value: 0 };

/** What bursts are held against. */
export function burstRatios(bursts: readonly Burst[]): Ratio[] {
  return bursts.flatMap(({ worker, lost, refused }): Ratio[] => [
    { name: `orders lost, worker ${worker}`, value: lost.length, aim: NONE },
    { name: `orders refused, worker ${worker}`, value: refused.length, aim: NONE },
  ]);
}

/** Whether an order was lost or refused. */
export const burstMissed = (bursts: readonly Burst[]): boolean =>
  burstRatios(bursts).some((ratio) => isMet(ratio) === false);

/** The bursts as Markdown that reads well in a terminal. */
export function formatBursts(bursts: readonly Burst[], { cores, memoryGiB, system, node }: Machine): string {
  return [
    `${cores} cores, ${memoryGiB} GiB, ${system}, Node ${node}; everything on this one machine.`,
    '',
    formatTable(
      [
        ...['', 'orders', 'in s', 'refused', 'p50 ms', 'p99 ms', 'left to sweeper'],
        ...['all started s', 'half delivered s', 'all delivered s', 'lost'],
      ],
      bursts.map(rowOf),
    ),
    ...refusals(bursts),
    '',
    ratioTable(burstRatios(bursts)),
  ].join('\n');
}

function rowOf({ worker, workerAfterS, ...burst }: Burst): string[] {
  return [
    workerAfterS === null ? `worker ${worker}` : `worker ${worker}, started after ${figure(workerAfterS)} s`,
    String(burst.offered),
    figure(burst.seconds),
    String(burst.refused.length),
    ...[burst.p50Ms, burst.p99Ms].map(figure),
    `${(burst.leftToSweeper * 100).toFixed(1)} %`,
    ...[burst.startedAfterS, burst.halfAfterS, burst.deliveredAfterS].map(figure),
    String(burst.lost.length),
  ];
}

const MOST_REASONS = 3;

/** The first ones, each once. */
function refusals(bursts: readonly Burst[]): string[] {
  const reasons = [...new Set(bursts.flatMap(({ refused }) => refused))].slice(0, MOST_REASONS);
  return reasons.length === 0 ? [] : ['', ...reasons.map((reason) => `- Refused: ${reason}`)];
}
