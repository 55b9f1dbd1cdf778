import { hasOpenRefund } from '../../../domain/refunds/refunds';
import { setTimeout as delay } from 'node:timers/promises';
import { askSandbox } from '../shop/askSandbox';
import { waitsFor } from '../checker/invariants/waiting';
import type { Evidence } from '../evidence/evidence';
import { gather, type Gathered, type Sources } from '../evidence/gather';

const POLL_MS = 1_000;
const SAY_EVERY_MS = 10_000;

/** How a shop was found: what still moved, nothing when it had come to rest, and the evidence that says so. */
export interface Rest {
  readonly unrest: readonly string[];
  readonly evidence: Gathered;
}

/** Waits until nothing moves any more by itself, or the patience ends. */
export async function comeToRest(
  sources: Sources,
  patienceMs: number,
  say: (text: string) => void = () => undefined,
): Promise<Rest> {
  const deadline = Date.now() + patienceMs;
  let sayAt = Date.now() + SAY_EVERY_MS;
  for (let calm = 0; ;) {
    const evidence = await gather(sources);
    const unrest = await unrestIn(evidence, sources);
    calm = unrest.length === 0 ? calm + 1 : 0;
    // Twice in a row: between two moves of an order nothing is under way either.
    if (calm === 2 || Date.now() > deadline) return { unrest, evidence };
    if (Date.now() > sayAt) {
      say(`  still moving: ${unrest.slice(0, 3).join('; ')}`);
      sayAt += SAY_EVERY_MS;
    }
    await delay(POLL_MS);
  }
}

async function unrestIn(evidence: Gathered, { sandboxUrl }: Sources): Promise<string[]> {
  const { pending } = await askSandbox<{ readonly pending: number }>(sandboxUrl, '/sandbox/webhooks');
  return [
    ...(pending > 0 ? [`${pending} webhooks are to be sent`] : []),
    ...(evidence.unhandledWebhooks > 0 ? [`${evidence.unhandledWebhooks} webhooks are to be handed on`] : []),
    ...evidence.orders.flatMap((order) => movesIn(order, evidence).map((move) => `${order.id}: ${move}`)),
  ];
}

function movesIn(
  order: Evidence['orders'][number],
  evidence: Pick<Evidence, 'takenAt' | 'vendors'>,
): string[] {
  const { state, started, version, workflow, notifications, erp } = order;
  const waiting = waitsFor(state, evidence);
  const queued = notifications.filter(({ status }) => status === 'QUEUED').length;
  const running = workflow.runs.includes('RUNNING');
  return [
    ...(started ? [] : ['it is not started']),
    ...(queued > 0 ? [`${queued} messages are queued`] : []),
    ...(erp?.status === 'PENDING' ? ['the ERP is to be told'] : []),
    ...(waiting.for === 'nobody' ? [waiting.because] : []),
    ...(waiting.for === 'time' && waiting.what.startsWith('the courier') ? [waiting.what] : []),
    ...(workflow.taskAttempts > 0 ? ['a workflow task is due'] : []),
    ...((workflow.knownVersion ?? version) < version ? ['its workflow lacks what is recorded'] : []),
    ...workflow.activities.map(({ type, attempt }) => `${type} is under way, attempt ${attempt}`),
    ...(state.closedAt === undefined && started && !running ? ['it is open, and has no workflow'] : []),
    // A refund that somebody is to pay out is waited for beside the order's end.
    ...(state.closedAt !== undefined && running && !hasOpenRefund(state)
      ? ['it is closed, and its workflow runs on']
      : []),
  ];
}
