import { CancellationScope, condition } from '@temporalio/workflow';
import type { OrderFact } from '../../domain/facts';
import { isBlocked } from '../../domain/holds/holds';
import type { OrderState } from '../../domain/order/order';
import { hasLeft } from '../../domain/parcel/parcel';
import { toCapture } from '../../domain/payment/capture';
import { lapse } from '../../domain/payment/late/lapse';
import { endSession, sessionEnd, type SessionEnd } from '../../domain/payment/late/session';
import { payDeadline, type PayDeadline } from '../../domain/payment/payDeadline';
import type { Payment } from '../../domain/payment/payment';
import { toGiveFree } from '../../domain/payment/surplus';
import { attemptToAsk } from '../../domain/payment/tenders/standing';
import { RunTooLong, type Deadline, type OrderRun } from '../engine/run';
import { authorize, capture, giveFree, lookUp } from './gatewayCalls';

/** An order's money, seen to beside its story: the story waits for what the payments say, and asks nobody. */
export interface Account {
  /** Sees to the money from now on, until the run ends. Once is enough. */
  open(): void;
  /** Resolves when no gateway is being asked. */
  atRest(): Promise<void>;
}

/** What is due of an order's money: a call to its gateway. */
interface Move {
  readonly call: 'authorize' | 'lookUp' | 'giveFree' | 'capture';
  readonly payment: Payment;
}

/** The calls, one at a time: each records what came of it, and what is due next is in the state. */
const CALLS: Readonly<Record<Move['call'], (run: OrderRun, payment: Payment) => Promise<void>>> = {
  authorize,
  lookUp,
  giveFree,
  capture,
};

/** Keeps the account of one run. */
export function keepAccount(run: OrderRun): Account {
  let opened = false;
  let asking = false;

  async function keep(): Promise<void> {
    for (;;) {
      if (!dueMove(run.state)) await untilSomethingIsDue(run);
      else {
        asking = true;
        await make(run);
        asking = false;
      }
    }
  }

  return {
    open() {
      if (opened) return;
      opened = true;
      // Not part of the story that opens it, which is cancelled with the order. The next run opens the account anew; any
      // other error is a fault, and fails the task until its mend is deployed.
      void CancellationScope.nonCancellable(keep).catch((error: unknown) => {
        if (!(error instanceof RunTooLong)) throw error;
      });
    },
    atRest: () => condition(() => !asking),
  };
}

/** Makes the move that is due; what was about to be recorded may have called for another one, or for none. */
async function make(run: OrderRun): Promise<void> {
  if (run.callsWait()) await run.atRest();
  const move = dueMove(run.state);
  if (move) await CALLS[move.call](run, move.payment);
}

/**
 * What the gateway is to be asked for now. Nothing while a hold blocks it, nor while the order is being cancelled: then its
 * undo list says what.
 */
export function dueMove(order: OrderState): Move | undefined {
  if (order.cancellation || isBlocked(order, 'payment')) return undefined;
  const attempt = attemptToAsk(order);
  if (attempt) return { call: attempt.state === 'PENDING' ? 'authorize' : 'lookUp', payment: attempt };
  const surplus = toGiveFree(order);
  if (surplus) return { call: 'giveFree', payment: surplus };
  const payment = toCapture(order);
  return payment && (payment.toTake || hasLeft(order)) ? { call: 'capture', payment } : undefined;
}

/**
 * An attempt that the customer lets lie too long ends the order, unless the goods are out: those it can't call back. One that only keeps
 * others from being made ends alone.
 */
async function untilSomethingIsDue(run: OrderRun): Promise<void> {
  const deadlineOf = (order: OrderState): PayDeadline | SessionEnd | undefined =>
    earlierOf(sessionEnd(order), payDeadline(order, !run.heedsWhatIsPaid));
  const deadline = deadlineOf(run.state);
  const isDue = (order: OrderState): boolean => dueMove(order) !== undefined;
  if (!deadline) {
    await run.until((order) => isDue(order) || deadlineOf(order) !== undefined);
    return;
  }
  const hasChanged = (order: OrderState): boolean => deadlineOf(order)?.at !== deadline.at;
  if (await run.until((order) => isDue(order) || hasChanged(order), deadline)) return;
  await run.record((order, at) => (isDue(order) || hasChanged(order) ? [] : atDeadline(order, deadline, at)));
}

const earlierOf = <One extends Deadline, Other extends Deadline>(
  one: One | undefined,
  other: Other | undefined,
): One | Other | undefined =>
  one && other ? (Date.parse(one.at) < Date.parse(other.at) ? one : other) : (one ?? other);

const atDeadline = (
  order: OrderState,
  deadline: PayDeadline | SessionEnd,
  at: string,
): readonly OrderFact[] =>
  'paymentId' in deadline ? endSession(order, deadline, at) : lapse(order, deadline.reason);
