import { setTimeout as delay } from 'node:timers/promises';
import { BROKER_VARIABLE, askBrokerAt } from '../environment';
import type { OpenedByFile, Opening } from '../openings';

/** How long something may take to close before it counts as open. */
const CLOSING_MS = 10_000;
/** Resources of this process that outlive a file only by mistake, by Node's name. */
const LASTING: Readonly<Record<string, string>> = {
  TCPServerWrap: 'a listening server',
  ProcessWrap: 'a child process',
};

/** How many resources of each kind are active in this process, by Node's name. */
export type ActiveResources = Readonly<Record<string, number>>;

export function countResources(): ActiveResources {
  const counts: Record<string, number> = {};
  for (const name of process.getActiveResourcesInfo()) counts[name] = (counts[name] ?? 0) + 1;
  // The run's servers live longer than a file.
  counts['ProcessWrap'] = (counts['ProcessWrap'] ?? 0) - (globalThis.testBroker?.children() ?? 0);
  return counts;
}

/**
 * Closes what a test file has left open and names it.
 * @param before what was active when the file began.
 * @param patienceMs how long a resource may take to end by itself.
 */
export async function closeLeftovers(
  opened: OpenedByFile,
  before: ActiveResources,
  patienceMs = CLOSING_MS,
): Promise<string[]> {
  const openings = [...opened.openings];
  await closeAll(openings);
  return [
    ...openings.map(({ what }) => what),
    ...(await openWorkflows(opened)),
    ...(await lastingSince(before, patienceMs)),
  ];
}

/** The last opened first; what cannot be closed must not keep the run from ending. */
async function closeAll(openings: readonly Opening[]): Promise<void> {
  for (const { close } of openings.toReversed()) {
    const closed = Promise.resolve()
      .then(close)
      .catch(() => undefined);
    await Promise.race([closed, delay(CLOSING_MS, undefined, { ref: false })]);
  }
}

async function openWorkflows({ taskQueues }: OpenedByFile): Promise<string[]> {
  const broker = process.env[BROKER_VARIABLE];
  if (broker === undefined) return [];
  const strict = [...taskQueues].filter(([, { mayStayOpen }]) => !mayStayOpen);
  const answers = strict.map(([taskQueue]) => askBrokerAt(broker, 'openWorkflows', taskQueue));
  return (await Promise.all(answers)).flatMap(({ leftovers }) => leftovers);
}

async function lastingSince(before: ActiveResources, patienceMs: number): Promise<string[]> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const now = countResources();
    const left = Object.keys(LASTING).filter((name) => (now[name] ?? 0) > (before[name] ?? 0));
    if (left.length === 0 || Date.now() > deadline) return left.map((name) => LASTING[name] ?? name);
    await delay(50);
  }
}
