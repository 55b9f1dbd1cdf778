import type { Client } from '@temporalio/client';
import type { PrismaClient } from '../../prisma/client';
import type { ReadinessJson } from '../schema/session';

/** A part that takes longer counts as down: whoever asks has a deadline too. */
const PATIENCE_MS = 1_000;
/** `TASK_QUEUE_TYPE_WORKFLOW`. */
const WORKFLOW_TASKS = 1;

/** What the readiness of the service depends on. */
export interface ReadinessDeps {
  readonly prisma: PrismaClient;
  readonly temporal: Client;
  /** Whether a vendor answers, by name: what `/readyz` reports and never fails for. */
  readonly vendors: Readonly<Record<string, () => Promise<boolean>>>;
  readonly settings: { readonly taskQueue: string };
}

/** Everybody may ask, and each answer costs a query and two calls of the engine: one counts for so long. */
const KEEP_MS = 1_000;

/**
 * Answers with {@link readReadiness}, which is asked at most once a second and never twice at once, however often this is.
 * @param now milliseconds since the epoch.
 */
export function keptReadiness(
  read: () => Promise<ReadinessJson>,
  now: () => number = Date.now,
): () => Promise<ReadinessJson> {
  let kept: { readonly answer: Promise<ReadinessJson>; until: number } | undefined;
  return () => {
    if (kept && kept.until > now()) return kept.answer;
    const asked = { answer: read(), until: Infinity };
    kept = asked;
    const endAfter = (ms: number): void => {
      asked.until = now() + ms;
    };
    asked.answer.then(
      () => endAfter(KEEP_MS),
      () => endAfter(0),
    );
    return asked.answer;
  };
}

/** Whether orders can be taken (that needs the database alone) and which parts don't work meanwhile. */
export async function readReadiness(deps: ReadinessDeps): Promise<ReadinessJson> {
  const probes: Record<string, () => Promise<boolean>> = {
    database: () => databaseTakesOrders(deps),
    temporal: () => temporalAnswers(deps),
    worker: () => workerPolls(deps),
    ...deps.vendors,
  };
  const states = await Promise.all(
    Object.entries(probes).map(async ([part, probe]) => [part, await isUp(probe)] as const),
  );
  const degraded = states.flatMap(([part, up]) => (up ? [] : [part]));
  return {
    status: degraded.includes('database') ? 'unavailable' : degraded.length > 0 ? 'degraded' : 'ready',
    degraded,
    parts: Object.fromEntries(states.map(([part, up]) => [part, up ? 'up' : 'down'])),
  };
}

async function isUp(probe: () => Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  try {
    return await Promise.race([probe(), late]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

/** A standby, and a database that isn't migrated, answer too; neither can take an order. */
async function databaseTakesOrders({ prisma }: ReadinessDeps): Promise<boolean> {
  const [row] = await prisma.$queryRaw<{ usable: boolean }[]>`
    SELECT current_setting('transaction_read_only') = 'off'
      AND to_regprocedure('place_order(jsonb)') IS NOT NULL AS usable`;
  return row?.usable === true;
}

async function temporalAnswers({ temporal }: ReadinessDeps): Promise<boolean> {
  await temporal.withDeadline(Date.now() + PATIENCE_MS, () => temporal.workflowService.getSystemInfo({}));
  return true;
}

async function workerPolls({ temporal, settings }: ReadinessDeps): Promise<boolean> {
  const { pollers } = await temporal.withDeadline(Date.now() + PATIENCE_MS, () =>
    temporal.workflowService.describeTaskQueue({
      namespace: temporal.options.namespace,
      taskQueue: { name: settings.taskQueue },
      taskQueueType: WORKFLOW_TASKS,
    }),
  );
  return (pollers ?? []).some(({ lastAccessTime }) => isRecent(Number(lastAccessTime?.seconds ?? 0)));
}

/** The server remembers pollers for five minutes; a worker that lives polls again at least once a minute. */
function isRecent(seconds: number): boolean {
  return Date.now() - seconds * 1_000 < 90_000;
}
