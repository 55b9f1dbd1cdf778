import { ratioTable } from '../report/report';
import { isMet, type Aim, type Ratio } from '../report/ratios';
import type { Machine } from '../report/result';
import { figure, formatTable } from '../report/table';
import type { Held, Listeners } from './runListeners';

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
  const { orders, listeners, concurrency } = found;
  return [
    `${cores} cores, ${memoryGiB} GiB, ${system}, Node ${node}; ${listeners} listeners of ${orders} orders, one API process, ${concurrency} orders delivered at once.`,
    '',
    formatTable(
      ['The API', 'nobody listens, MB', 'all listen, MB', 'all delivered, MB', 'a listener, kB'],
      [memoryRow('memory', 'resident', found), memoryRow('heap after a collection', 'heap', found)],
    ),
    '',
    formatTable(
      ['Delivering', 'here'],
      [
        ['events committed', String(found.events)],
        ['from commit to listener, p50 ms', figure(found.p50Ms)],
        ['from commit to listener, p99 ms', figure(found.p99Ms)],
        ['orders a second', figure(found.deliveredPerSecond)],
        ['API CPU ms an order', figure(found.apiCpuMs)],
      ],
    ),
    '',
    ratioTable(listenersRatios(found)),
  ].join('\n');
}

function memoryRow(name: string, what: keyof Held, { memory, listeners }: Listeners): string[] {
  const [before, idle, after] = [memory.before[what], memory.idle[what], memory.after[what]];
  const each = idle === null || before === null ? null : (idle - before) / listeners / 1_024;
  return [name, ...[before, idle, after].map(megabytes), figure(each)];
}

const megabytes = (bytes: number | null): string => figure(bytes === null ? null : bytes / MEGABYTE);
