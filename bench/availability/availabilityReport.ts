import { ratioTable } from '../report/report';
import { isMet, type Aim, type Ratio } from '../report/ratios';
import type { Machine } from '../report/result';
import { figure, formatTable } from '../report/table';
import type { Availability, Offers } from './runAvailability';

const NONE: Aim = { kind: 'atMost', value: 0 };
/** Nobody waits for a page because of it. */
const READ_MS = 30;

/** What reads are held against. */
export function availabilityRatios({ skus, reads, orders, stale }: Availability): Ratio[] {
  return [
    {
      name: `availability of ${skus} SKUs, p99 ms`,
      value: reads.p99Ms,
      aim: { kind: 'atMost', value: READ_MS },
    },
    { name: 'answers that didn’t count an order', value: stale, aim: NONE },
    {
      name: 'reads and orders without an answer',
      value: reads.failed.length + orders.failed.length,
      aim: NONE,
    },
  ];
}

/** Whether reads took too long, were stale, or failed. */
export const availabilityMissed = (found: Availability): boolean =>
  availabilityRatios(found).some((ratio) => isMet(ratio) !== true);

/** What was found as Markdown that reads well in a terminal. */
export function formatAvailability(found: Availability, { cores, memoryGiB, system, node }: Machine): string {
  const { seconds, skus, reads, orders } = found;
  return [
    `${cores} cores, ${memoryGiB} GiB, ${system}, Node ${node}; one API process, no worker, ${seconds} s; everything on this one machine.`,
    '',
    formatTable(
      ['', 'a second', 'offered', 'failed', 'p50 ms', 'p99 ms'],
      [rowOf(`availability of ${skus} SKUs`, reads), rowOf('order placed', orders)],
    ),
    '',
    formatTable(
      ['', 'cores used'],
      Object.entries(found.cores).map(([name, cores]) => [name, figure(cores)]),
    ),
    ...reasons([...reads.failed, ...orders.failed]),
    '',
    ratioTable(availabilityRatios(found)),
  ].join('\n');
}

function rowOf(name: string, { perSecond, offered, failed, p50Ms, p99Ms }: Offers): string[] {
  return [name, String(perSecond), String(offered), String(failed.length), figure(p50Ms), figure(p99Ms)];
}

const MOST_REASONS = 3;

/** The first ones, each once. */
function reasons(failed: readonly string[]): string[] {
  const first = [...new Set(failed)].slice(0, MOST_REASONS);
  return first.length === 0 ? [] : ['', ...first.map((reason) => `- Failed: ${reason}`)];
}
