import { CancellationScope, condition, patched } from '@temporalio/workflow';
import { isBlocked } from '../../domain/holds/holds';
import type { OrderState } from '../../domain/order/order';
import { refundPolicyOf } from '../../domain/refunds/approval';
import { isDisputedMove } from '../../domain/refunds/refundable';
import type { PlacedMove } from '../../domain/refunds/refunds';
import {
  dueMoveOf,
  findNothing,
  loseSight,
  openMovesOf,
  settleRefund,
  type RefundOutcome,
} from '../../domain/refunds/settleRefund';
import { vendors } from '../engine/activities';
import { orRejection } from '../engine/failures';
import { STOPPED_REFUNDS } from '../engine/patches';
import { RunTooLong, type Deadline, type OrderRun } from '../engine/run';
import { startCall } from '../engine/startCall';

/** Money that goes back, seen to beside whatever else becomes of the order: before its end, and after. */
export interface RefundCourse {
  /** Resolves when no gateway is being asked. */
  atRest(): Promise<void>;
}

/** Has each refund made as soon as it may be, one move after the other, and asks about those that gateways leave open. */
export function keepRefunds(run: OrderRun): RefundCourse {
  let asking = false;
  /** When each open move was last asked about: no part of the state, since no news is no fact. */
  const askedAt = new Map<number, number>();

  async function keep(): Promise<void> {
    for (;;) {
      const call = nextCall(run.state, askedAt);
      if (!call) await untilThereIsOne(run, askedAt);
      else {
        asking = true;
        await call(run, askedAt);
        asking = false;
      }
    }
  }

  void CancellationScope.nonCancellable(keep).catch((error: unknown) => {
    if (!(error instanceof RunTooLong)) throw error;
  });
  return { atRest: () => condition(() => !asking) };
}

type Call = (run: OrderRun, askedAt: Map<number, number>) => Promise<void>;

function nextCall(order: OrderState, askedAt: ReadonlyMap<number, number>): Call | undefined {
  const due = dueNow(order);
  if (due) return (run, asked) => make(run, due, asked);
  const open = openMovesOf(order).find(
    (placed) => Date.parse(nextLookUp(order, placed, askedAt).at) <= Date.now(),
  );
  return open && ((run, asked) => lookUp(run, open, asked));
}

const dueNow = (order: OrderState): PlacedMove | undefined =>
  isBlocked(order, 'refund') ? undefined : dueMoveOf(order);

async function make(run: OrderRun, placed: PlacedMove, askedAt: Map<number, number>): Promise<void> {
  const { move } = placed;
  if (run.callsWait()) await run.atRest();
  // What was about to be recorded may have put a hold.
  if (dueNow(run.state)?.move.ordinal !== move.ordinal) return;
  const outcome = await ask(run, placed);
  if (outcome) {
    await run.record((order) => settleRefund(order, move.ordinal, outcome));
    return;
  }
  await run.record((order) => loseSight(order, move.ordinal));
  // Also one that was withdrawn meanwhile: it may have been made all the same.
  await lookUp(run, placed, askedAt);
}

/**
 * Asks a gateway for a move, for as long as money may go back. A hold or a dispute ends a call that is repeated, which may have been
 * heard all the same.
 * @returns undefined when the call was stopped, and nothing says what it did.
 */
async function ask(run: OrderRun, { move }: PlacedMove): Promise<RefundOutcome | undefined> {
  let isStopped = false;
  const asked = startCall(() =>
    orRejection(vendors.refundPayment.executeWithOptions(about(move), [run.state.id, move.ordinal])),
  );
  void condition(() => asked.hasEnded() || isHeldBack(run.state, move)).then(() => {
    if (asked.hasEnded()) return;
    isStopped = true;
    void asked.stop();
  });
  try {
    const outcome = await asked.answer;
    return 'rejected' in outcome ? { outcome: 'failed', code: outcome.rejected } : outcome;
  } catch (error) {
    if (isStopped) return undefined;
    throw error;
  }
}

/** Whether money must not go back any more. Runs of earlier releases repeated a call that was under way. */
const isHeldBack = (order: OrderState, move: PlacedMove['move']): boolean =>
  (isBlocked(order, 'refund') || isDisputedMove(order, move)) && patched(STOPPED_REFUNDS);

async function lookUp(run: OrderRun, { move }: PlacedMove, askedAt: Map<number, number>): Promise<void> {
  if (run.callsWait()) await run.atRest();
  askedAt.set(move.ordinal, Date.now());
  const found = await orRejection(
    vendors.findRefund
      .executeWithOptions(about(move), [run.state.id, move.ordinal])
      .then((outcome) => outcome ?? { outcome: 'none' as const }),
  );
  if ('rejected' in found) return;
  await run.record((order) =>
    found.outcome === 'none' ? findNothing(order, move.ordinal) : settleRefund(order, move.ordinal, found),
  );
}

/** What the Web UI shows of a call. */
const about = ({ ordinal, paymentId }: PlacedMove['move']): { readonly summary: string } => ({
  summary: `refund ${ordinal} of payment ${paymentId}`,
});

/**
 * A refund that a gateway has taken is asked about from time to time: its webhook may have got lost. One that it may have made is asked
 * about at once.
 */
function nextLookUp(order: OrderState, { move }: PlacedMove, askedAt: ReadonlyMap<number, number>): Deadline {
  const of = `refund ${move.ordinal} looked up`;
  const asked = askedAt.get(move.ordinal);
  if (asked === undefined && move.state === 'UNKNOWN') return { at: move.since, of };
  const { lookUpEveryMs } = refundPolicyOf(order.policy);
  return { at: new Date((asked ?? Date.parse(move.since)) + lookUpEveryMs).toISOString(), of };
}

async function untilThereIsOne(run: OrderRun, askedAt: ReadonlyMap<number, number>): Promise<void> {
  const deadlineOf = (order: OrderState): Deadline | undefined =>
    openMovesOf(order)
      .map((placed) => nextLookUp(order, placed, askedAt))
      .sort((one, other) => Date.parse(one.at) - Date.parse(other.at))[0];
  const deadline = deadlineOf(run.state);
  const hasChanged = (order: OrderState): boolean => deadlineOf(order)?.at !== deadline?.at;
  await run.until((order) => dueNow(order) !== undefined || hasChanged(order), deadline);
}
