import { condition, isCancellation } from '@temporalio/workflow';
import { isBlocked } from '../../domain/holds/holds';
import type { OrderState } from '../../domain/order/order';
import { partToCapture } from '../../domain/payment/capture';
import type { Payment, PaymentOutcome } from '../../domain/payment/payment';
import { settlePayment } from '../../domain/payment/settlePayment';
import { paymentsWithin, vendors } from '../engine/activities';
import { orRejection, rejectionCode } from '../engine/failures';
import type { OrderRun } from '../engine/run';
import { startCall } from '../engine/startCall';
import { andConfirm } from '../review';

/** Repeats one request with one key; when no answer comes within the window, the outcome is unknown, not failed. */
export async function authorize(run: OrderRun, payment: Payment): Promise<void> {
  const { authorizePayment } = paymentsWithin(run.state.policy.payment.repeatWindowMs);
  const outcome = await ask(run, payment, () =>
    answer(authorizePayment.executeWithOptions(about(payment), [run.state.id, payment.id])),
  );
  if (outcome !== 'none') return settle(run, payment, outcome);
  await run.record((order) =>
    isAs(order, payment) ? [{ type: 'PaymentOutcomeUnknown', paymentId: payment.id }] : [],
  );
}

/** Asks the gateway by our own reference. What it has never heard of has not happened. */
export async function lookUp(run: OrderRun, payment: Payment): Promise<void> {
  const found = await ask(run, payment, () =>
    vendors.findPayment.executeWithOptions(about(payment), [run.state.id, payment.id]),
  );
  await settle(run, payment, found === null ? { outcome: 'declined', code: 'no_answer' } : found);
}

/**
 * Takes the money that was reserved, and no more than the order still costs. A gateway that refuses for good holds the order for a person; releasing the hold
 * tries again.
 */
export async function capture(run: OrderRun, payment: Payment): Promise<void> {
  const { id } = run.state;
  const part = partToCapture(run.state, payment);
  const outcome = await ask(run, payment, () =>
    orRejection(
      part === undefined
        ? vendors.capturePayment.executeWithOptions(about(payment), [id, payment.id])
        : vendors.capturePayment.executeWithOptions(about(payment), [id, payment.id, part]),
    ),
  );
  if (outcome === undefined) return;
  const isRefused = 'rejected' in outcome;
  if (!isRefused) await settle(run, payment, outcome);
  const code = isRefused ? outcome.rejected : 'not_captured';
  await run.record((order) =>
    isAs(order, payment) ? [{ type: 'PaymentCaptureFailed', paymentId: payment.id, code }] : [],
  );
}

/**
 * Gives free what is reserved though the order is paid without it. A gateway that refuses holds the order for a person; releasing
 * the hold tries again.
 */
export async function giveFree(run: OrderRun, payment: Payment): Promise<void> {
  const outcome = await ask(run, payment, () =>
    orRejection(vendors.voidPayment.executeWithOptions(about(payment), [run.state.id, payment.id])),
  );
  if (outcome === undefined) return;
  const isRefused = 'rejected' in outcome;
  if (!isRefused) await settle(run, payment, outcome);
  const code = isRefused ? outcome.rejected : 'not_voided';
  await run.record((order) =>
    isAs(order, payment) ? [{ type: 'PaymentVoidFailed', paymentId: payment.id, code }] : [],
  );
}

/** What the Web UI shows of a call. */
const about = ({ id, provider }: Payment): { readonly summary: string } => ({
  summary: `payment ${id} by ${provider}`,
});

/** A gateway that refuses the call has declined the payment; one that never answered has said nothing. */
async function answer(call: Promise<PaymentOutcome>): Promise<PaymentOutcome | 'none'> {
  try {
    return await call;
  } catch (error) {
    if (isCancellation(error)) throw error;
    const code = rejectionCode(error);
    return code === undefined ? 'none' : { outcome: 'declined', code };
  }
}

/**
 * Asks a gateway about a payment for as long as that is open. A webhook that says what became of the payment ends the
 * wait. A cancellation ends the call, and so does a hold on paying; its end is waited for: what it did must be known.
 * @returns undefined when the answer is of no interest any more.
 */
async function ask<Answer>(
  run: OrderRun,
  payment: Payment,
  call: () => Promise<Answer>,
): Promise<Answer | undefined> {
  const asked = startCall(call);
  const isStopped = (): boolean => run.state.cancellation !== undefined || isHeldBack(run);
  await condition(() => asked.hasEnded() || isStopped() || !isAs(run.state, payment));
  const stopped = isStopped();
  if (!asked.hasEnded()) {
    const over = asked.stop();
    if (!stopped) return undefined;
    await over;
  }
  try {
    return await asked.answer;
  } catch (error) {
    if (stopped || run.state.cancellation) return undefined;
    throw error;
  }
}

/** Whether somebody wants no money to be asked for. Runs of earlier stories repeated a call that was under way. */
const isHeldBack = ({ state, heedsLateHolds }: OrderRun): boolean =>
  heedsLateHolds && isBlocked(state, 'payment');

async function settle(run: OrderRun, payment: Payment, outcome: PaymentOutcome | undefined): Promise<void> {
  if (!outcome) return;
  await run.record(andConfirm(run, (order, at) => settlePayment(order, payment.id, outcome, at)));
}

/** Whether the payment is still as it was. */
const isAs = (order: OrderState, { id, state }: Payment): boolean =>
  order.payments.some((payment) => payment.id === id && payment.state === state);
