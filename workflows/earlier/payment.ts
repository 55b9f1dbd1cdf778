import { isCancellation, patched } from '@temporalio/workflow';
import { partToCapture, toCapture } from '../../domain/payment/capture';
import type { PaymentOutcome } from '../../domain/payment/payment';
import type { OrderState } from '../../domain/order/order';
import type { Payment } from '../../domain/payment/payment';
import { isOut } from '../../domain/parcel/parcel';
import { settlePayment } from '../../domain/payment/settlePayment';
import { paymentsWithin, vendors } from '../engine/activities';
import { cancelled } from '../engine/cancelled';
import { orRejection, rejectionCode } from '../engine/failures';
import { PAID_ON_THE_WAY } from '../engine/patches';
import type { Deadline, OrderRun } from '../engine/run';

/**
 * Gets the order's money reserved, over as many attempts as the customer takes within the retry window. Ends early
 * when the goods are out all the same, since the courier took them: an order on its way is not cancelled any more.
 */
export async function securePayment(run: OrderRun): Promise<void> {
  for (;;) {
    const payment = run.state.payments.at(-1);
    if (!payment || isOutUnpaid(run.state)) return;
    switch (payment.state) {
      case 'PENDING':
        await authorize(run, payment);
        break;
      case 'UNKNOWN':
        await lookUp(run, payment);
        break;
      case 'ACTION_REQUIRED':
        await awaitConfirmation(run, payment);
        break;
      case 'DECLINED':
        await awaitAnotherAttempt(run, payment);
        break;
      case 'VOIDED':
        // Given free by the gateway: the order is held, and waits to be paid again or cancelled.
        await run.until((order) => hasMovedOn(order, payment));
        break;
      case 'AUTHORIZED':
      case 'CAPTURED':
      case 'DUE':
        return;
    }
  }
}

/** Repeats one request with one key; when no answer comes within the window, the outcome is unknown, not failed. */
async function authorize(run: OrderRun, payment: Payment): Promise<void> {
  const { authorizePayment } = paymentsWithin(run.state.policy.payment.repeatWindowMs);
  const outcome = await answer(authorizePayment(run.state.id, payment.id));
  if (outcome !== 'none') return settle(run, payment, outcome);
  await run.record((order) =>
    find(order, payment)?.state === 'PENDING'
      ? [{ type: 'PaymentOutcomeUnknown', paymentId: payment.id }]
      : [],
  );
}

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

/** Asks the gateway by our own reference. What it has never heard of has not happened. */
async function lookUp(run: OrderRun, payment: Payment): Promise<void> {
  const outcome = await vendors.findPayment(run.state.id, payment.id);
  await settle(run, payment, outcome ?? { outcome: 'declined', code: 'no_answer' });
}

/** The customer confirms with the bank; its answer comes by webhook. */
async function awaitConfirmation(run: OrderRun, payment: Payment): Promise<void> {
  const ends = Date.parse(payment.requestedAt) + run.state.policy.payment.retryWindowMs;
  const changed = await run.until((order) => hasMovedOn(order, payment), {
    at: new Date(ends).toISOString(),
    of: 'confirmation by the customer',
  });
  if (!changed) await giveUp(run, payment, 'The payment was not confirmed in time.');
}

async function awaitAnotherAttempt(run: OrderRun, payment: Payment): Promise<void> {
  const at = payment.retryUntil ?? payment.requestedAt;
  const moved = await run.until((order) => hasMovedOn(order, payment), { at, of: 'payment retry' });
  if (!moved) await giveUp(run, payment, 'The payment failed and was not repeated in time.');
}

/** Whether the order's latest attempt is still this one, as it was. */
function isLast(order: OrderState, { id, state }: Payment): boolean {
  const last = order.payments.at(-1);
  return last?.id === id && last.state === state;
}

/** Whether there is nothing to wait for any more from an attempt that is not settled. */
const hasMovedOn = (order: OrderState, payment: Payment): boolean =>
  !isLast(order, payment) || isOutUnpaid(order);

/** Decided when its turn comes: a payment that got through at the last moment keeps the order alive. */
async function giveUp(run: OrderRun, payment: Payment, reason: string): Promise<void> {
  await run.record((order) => {
    if (order.cancellation || hasMovedOn(order, payment)) return [];
    return [{ type: 'CancellationRequested', reason }];
  });
  if (run.state.cancellation) await cancelled();
}

/**
 * Waits until something holds of an order whose money is reserved. A reservation can lapse meanwhile; when the
 * customer pays again, that payment is seen through as the first one was.
 */
export async function untilPaidAnd(run: OrderRun, holds: (order: OrderState) => boolean): Promise<void> {
  const pays = (order: OrderState): boolean => isUnderWay(order.payments.at(-1)) && !isOutUnpaid(order);
  for (;;) {
    await run.until((order) => holds(order) || pays(order));
    if (!pays(run.state)) return;
    await securePayment(run);
  }
}

/**
 * Waits as `run.until` does. An order can lose its payment after the goods have left, by a capture that came too late;
 * when its customer pays again, that payment is asked for and taken here. Nobody sets it a deadline.
 */
export async function untilOrPaid(
  run: OrderRun,
  holds: (order: OrderState) => boolean,
  deadline?: Deadline,
): Promise<boolean> {
  for (;;) {
    const held = await run.until((order) => holds(order) || isAskedOnTheWay(order), deadline);
    if (!isAskedOnTheWay(run.state)) return held;
    await pursue(run);
    await capturePayment(run);
  }
}

/** Asks for the payment that was requested last until the gateway has said something. */
async function pursue(run: OrderRun): Promise<void> {
  for (let payment = run.state.payments.at(-1); payment; payment = run.state.payments.at(-1)) {
    if (payment.state === 'PENDING') await authorize(run, payment);
    else if (payment.state === 'UNKNOWN') await lookUp(run, payment);
    else return;
  }
}

const isAskedOnTheWay = (order: OrderState): boolean =>
  ['PENDING', 'UNKNOWN'].includes(order.payments.at(-1)?.state ?? '') && isOutUnpaid(order);

/**
 * Whether the goods have left and the latest attempt to pay has not reserved their price. The patch is asked about
 * last, so that only such orders have it in their history.
 */
function isOutUnpaid(order: OrderState): boolean {
  const payment = order.payments.at(-1);
  if (!payment || payment.state === 'AUTHORIZED' || payment.state === 'CAPTURED') return false;
  return order.parcels.some(isOut) && patched(PAID_ON_THE_WAY);
}

const isUnderWay = (payment: Payment | undefined): boolean =>
  payment !== undefined && ['PENDING', 'UNKNOWN', 'ACTION_REQUIRED'].includes(payment.state);

/**
 * Takes the money that was reserved, once the goods are out of the house. A gateway that refuses for good
 * holds the order for a person; releasing the hold tries again.
 */
export async function capturePayment(run: OrderRun): Promise<void> {
  for (let payment = toCapture(run.state); payment; payment = toCapture(run.state)) {
    const outcome = await orRejection(askToCapture(run.state, payment));
    if (!('rejected' in outcome)) await settle(run, payment, outcome);
    await failCapture(run, payment, 'rejected' in outcome ? outcome.rejected : 'not_captured');
  }
}

function askToCapture(order: OrderState, payment: Payment): Promise<PaymentOutcome> {
  const part = partToCapture(order, payment);
  return part === undefined
    ? vendors.capturePayment(order.id, payment.id)
    : vendors.capturePayment(order.id, payment.id, part);
}

/** Records that the gateway won't; nothing when the money is taken by now. */
async function failCapture(run: OrderRun, payment: Payment, code: string): Promise<void> {
  await run.record((order) =>
    find(order, payment)?.state === 'AUTHORIZED'
      ? [{ type: 'PaymentCaptureFailed', paymentId: payment.id, code }]
      : [],
  );
}

async function settle(run: OrderRun, payment: Payment, outcome: PaymentOutcome): Promise<void> {
  await run.record((order, at) => settlePayment(order, payment.id, outcome, at));
}

const find = (order: OrderState, { id }: Payment): Payment | undefined =>
  order.payments.find((payment) => payment.id === id);
