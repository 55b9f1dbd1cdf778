import { ratioTable } from '../report/report';
import { isMet, type Aim, type Ratio } from '../report/ratios';
import type { Machine } from '../report/result';
import { figure, formatTable } from '../report/table';
import type { Listeners } from './runListeners';

const MEGABYTE = 1_024 * 1_024;
const NONE: Aim = { kind: 'atMost', value: 0 };

/** What listening is held against. */
export function listenersRatios({ missed, closed }: Listeners): Ratio[] {
  return [
    { name: 'events that a listener didn’t hear of', value: missed, aim: NONE },
    { name: 'streams that ended by themselves', value: closed, aim: NONE },
  ];
}

/** Whether something was missed. */
export const listenersMissed = (found: Listeners): boolean =>
  listenersRatios(found).some((ratio) => isMet(ratio) === false);

/** What was found as Markdown that reads well in a terminal. */
export function formatListeners(found: Listeners, { cores, memoryGiB, system, node }: Machine): string {
  const { orders, listeners, concurrency, memory } = found;
  const each = memory.idle === null || memory.before === null ? null : memory.idle - memory.before;
  return [
    `${cores} cores, ${memoryGiB} GiB, ${system}, Node ${node}; ${listeners} listeners of ${orders} orders, one API process, ${concurrency} orders delivered at once.`,
    '',
    formatTable(
      ['', 'here'],
      [
        ['API before anybody listened, MB', megabytes(memory.before)],
        ['API with all listening, MB', megabytes(memory.idle)],
        ['API once all was delivered, MB', megabytes(memory.after)],
        ['a listener, kB', figure(each === null ? null : each / listeners / 1_024)],
        ['events committed', String(found.events)],
        ['from commit to listener, p50 ms', figure(found.p50Ms)],
        ['from commit to listener, p99 ms', figure(found.p99Ms)],
        ['orders delivered a second', figure(found.deliveredPerSecond)],
        ['API CPU ms an order', figure(found.apiCpuMs)],
      ],
    ),
    '',
    ratioTable(listenersRatios(found)),
  ].join('\n');
}

const megabytes = (bytes: number | null): string => figure(bytes === null ? null : bytes / MEGABYTE);
