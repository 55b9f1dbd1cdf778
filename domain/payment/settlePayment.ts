import { present } from '../present';
import { dueAgain } from '../cash/change/dueAgain';
import { authorizedOf, capturedOf, isPaid, paidOf } from './amounts';
import { amountToCapture } from './capture';
import { reservedAfterReturn, takenAfterReturn } from './late/afterReturn';
import { areGoodsBack, isKeptBack } from './late/goodsBack';
import { hearLate, lateAuthorized, lateCaptured } from './late/hearLate';
import { PAID_AFTER_CANCELLATION, PAID_TOO_MUCH, giveBackNeedless, goesBackByItself } from './late/needless';
import { isOnDelivery } from './methods/methods';
import { isSurplus } from './surplus';
import { withPaid } from './switching/withPaid';
import { speakingAttempt, standingAttempts } from './tenders/standing';
import { isUnderWay, type Moved, type Payment, type PaymentOutcome } from './payment';
import { asIf } from '../evolve';
import type { OrderFact } from '../facts';
import { isHeld, isHeldSinceCancelling } from '../holds/holds';
import type { OrderState } from '../order/order';

/**
 * What a gateway's word about a payment means for the order. The one function for answers to our calls, for
 * webhooks and for look-ups: whichever comes first settles it, and the others find nothing left to do.
 */
export function settlePayment(
  order: OrderState,
  paymentId: string,
  outcome: PaymentOutcome,
  at: string,
): readonly OrderFact[] {
  const payment = order.payments.find(({ id }) => id === paymentId);
  if (!payment) return [];
  switch (outcome.outcome) {
    case 'actionRequired':
      return isUnderWay(payment) && payment.state !== 'ACTION_REQUIRED'
        ? [
            {
              type: 'PaymentActionRequired',
              paymentId,
              reference: outcome.reference,
              ...present({ actionUrl: outcome.actionUrl, card: outcome.card }),
            },
          ]
        : [];
    case 'authorized':
      if (isUnderWay(payment))
        return paidBy(
          order,
          payment,
          withTimeForRest(
            order,
            payment,
            [...authorized(order, payment, outcome), ...paidAgain(order, payment, outcome)],
            at,
          ),
        );
      if (payment.state === 'AUTHORIZED') return moreThanKnown(order, outcome, authorizedOf(payment));
      return mayComeTrue(payment) ? authorizedAfterAll(order, payment, outcome) : [];
    case 'captured':
      if (isUnderWay(payment)) return paidBy(order, payment, takenAtOnce(order, payment, outcome));
      if (payment.state === 'AUTHORIZED') return capturedAfterwards(order, payment, outcome);
      if (payment.state === 'DECLINED') return takenAfterAll(order, payment, outcome);
      return moreThanKnown(order, outcome, capturedOf(payment));
    case 'voided':
      if (payment.state === 'AUTHORIZED')
        return givenFree(order, payment, voided(order, payment, outcome, at), at);
      if (!isUnderWay(payment)) return [];
      return order.cancellation
        ? [voided(order, payment, outcome, at)]
        : [declined(order, paymentId, { code: CANCELLED_BY_GATEWAY, reference: outcome.reference }, at)];
    case 'declined':
      return isUnderWay(payment) ? [declined(order, paymentId, outcome, at)] : [];
  }
}

/** A word that a payment was authorized is stale once the gateway has cancelled it: it takes no such money any more. */
const mayComeTrue = ({ state, declineCode }: Payment): boolean =>
  state === 'DECLINED' && declineCode !== CANCELLED_BY_GATEWAY;

export const CANCELLED_BY_GATEWAY = 'cancelled_by_gateway';

const HELD = { type: 'OrderHeld', reason: 'PAYMENT' } as const;

/**
 * Less or more than was asked for: a person has to look before anything is shipped. More alone needs nobody where needless money goes
 * back by itself: no more is taken than the order costs.
 */
function authorized(order: OrderState, payment: Payment, outcome: Moved): readonly OrderFact[] {
  const fact: OrderFact<'PaymentAuthorized'> = {
    type: 'PaymentAuthorized',
    paymentId: payment.id,
    reference: outcome.reference,
    ...amountOtherThanAsked(payment, outcome),
    ...present({ card: outcome.card, captureBefore: outcome.captureBefore }),
  };
  const reserved = areGoodsBack(order) ? reservedAfterReturn(order, fact, outcome) : [fact];
  return isEnough(order, payment.amount, outcome) ? reserved : [...reserved, HELD];
}

/** What a card pays, with what follows. For goods that have come back it pays nothing: the door has what it had. */
function paidBy(order: OrderState, payment: Payment, facts: readonly OrderFact[]): readonly OrderFact[] {
  const { inAdvance: _forTheDoor, ...other } = payment;
  return withPaid(order, areGoodsBack(order) ? other : payment, facts);
}

const isEnough = (order: OrderState, asked: number, { amount }: Moved): boolean =>
  amount === asked || (amount > asked && goesBackByItself(order));

/** Reserved and taken in one, as by a sale. */
function takenAtOnce(order: OrderState, payment: Payment, outcome: Moved): readonly OrderFact[] {
  const facts = [...authorized(order, payment, outcome), captured(payment, outcome)];
  if (areGoodsBack(order)) return [...facts, takenAfterReturn(order, outcome)];
  return [...facts, ...excess(order, facts, payment, outcome)];
}

/** What was taken beyond the order's price goes back by itself, where its policy says so. */
const excess = (
  order: OrderState,
  facts: readonly OrderFact[],
  { id }: Payment,
  { amount }: Moved,
): readonly OrderFact[] => {
  if (!goesBackByItself(order)) return [];
  const reason = order.cancellation ? PAID_AFTER_CANCELLATION : PAID_TOO_MUCH;
  return giveBackNeedless(asIf(order, ...facts), id, amount, reason);
};

/**
 * An order whose reservation lapsed, and was held for it, is free to go once it is paid again. A hold that has other causes stays:
 * a capture that failed, amounts that are not as asked for, or other money that the gateway told of.
 */
function paidAgain(order: OrderState, payment: Payment, { amount }: Moved): readonly OrderFact[] {
  const others = order.payments.filter((one) => one !== payment);
  const hasLapsed = others.some((one) => one.state === 'VOIDED' && !isOnDelivery(one));
  const isAsAsked = others.every(
    (one) => one.captureError === undefined && (!MOVED.includes(one.state) || isPartAsAsked(one)),
  );
  const isWhole = amount === payment.amount && paidOf(order) + amount === order.totals.grand;
  if (!hasLapsed || !isAsAsked || !isWhole || order.cancellation || !isHeld(order, 'PAYMENT')) return [];
  if (order.holds.some(({ reason, stays }) => reason === 'PAYMENT' && stays)) return [];
  return [{ type: 'HoldReleased', reason: 'PAYMENT', notes: 'The order was paid again.' }];
}

const MOVED: readonly Payment['state'][] = ['AUTHORIZED', 'CAPTURED'];

/** One of several that the order was placed with, which has reserved what it was asked for. */
const isPartAsAsked = ({ tender, late, state, authorized: other }: Payment): boolean =>
  tender === true && !late && state === 'AUTHORIZED' && other === undefined;

/**
 * The same facts, with the time that the customer has for the rest: where another part was refused while this one was open, its time ran
 * while nothing could be paid.
 */
function withTimeForRest(
  order: OrderState,
  { tender }: Payment,
  facts: readonly OrderFact[],
  at: string,
): readonly OrderFact[] {
  if (!tender) return facts;
  const then = asIf(order, ...facts);
  if (isPaid(then) || speakingAttempt(then)?.state !== 'DECLINED') return facts;
  return facts.map((fact) =>
    fact.type === 'PaymentAuthorized' ? { ...fact, retryUntil: retryEnd(order, at) } : fact,
  );
}

function captured(payment: Payment, outcome: Moved): OrderFact {
  return {
    type: 'PaymentCaptured',
    paymentId: payment.id,
    ...amountOtherThanAsked(payment, outcome),
    // The word that it was reserved may have come by a webhook, which tells of no card.
    ...(payment.card === undefined && present({ card: outcome.card })),
    ...(payment.method === 'credit' && { method: 'credit' as const }),
  };
}

/**
 * What the gateway has given free is named where the order didn't know it; over nothing, there was nothing to give free. Where
 * somebody wanted it, the customer has the time for another payment that follows one that failed.
 */
const voided = (
  order: OrderState,
  { id: paymentId, reference: known, toVoid, afterReturn }: Payment,
  { reference, amount }: Moved,
  at: string,
): OrderFact<'PaymentVoided'> => ({
  ...{ type: 'PaymentVoided', paymentId },
  ...(known === undefined && reference && amount > 0 && { reference }),
  ...(toVoid && !afterReturn && !order.cancellation && { retryUntil: retryEnd(order, at) }),
});

/** What was paid in advance is due at the door again. Where no door is left for all of it, the rest is unpaid as anywhere else. */
function givenFree(
  order: OrderState,
  { inAdvance }: Payment,
  fact: OrderFact<'PaymentVoided'>,
  at: string,
): readonly OrderFact[] {
  const again = inAdvance ? dueAgain(asIf(order, fact), at) : [];
  const { retryUntil: _time, ...free } = fact;
  return isPaid(asIf(order, fact, ...again)) && again.length > 0
    ? [{ ...free, dueAgain: true }, ...again]
    : [fact, ...again];
}

const retryEnd = ({ policy }: OrderState, at: string): string =>
  new Date(Date.parse(at) + policy.payment.retryWindowMs).toISOString();

/** Less or more than the order was to get of it: the goods may be out, so a person has to see to the difference. */
function capturedAfterwards(order: OrderState, payment: Payment, outcome: Moved): readonly OrderFact[] {
  const { amount } = outcome;
  const isAsAsked = amount === payment.amount || amount === amountToCapture(order, payment);
  const fact = captured(payment, outcome);
  if (isKeptBack(order, payment)) return [fact, takenAfterReturn(order, outcome)];
  const back = excess(order, [fact], payment, outcome);
  // It was to be given free: the door has all of it.
  const isNeedless = back.length === 0 && order.payments.some(isOnDelivery) && isSurplus(order, payment);
  return (isAsAsked && !isNeedless) || back.length > 0 ? [fact, ...back] : [fact, HELD];
}

/** Money was taken of an attempt that was given up for lost: it is recorded as taken, and a person has to see to it. */
const takenAfterAll = (order: OrderState, payment: Payment, outcome: Moved): readonly OrderFact[] =>
  hearLate(order, lateCaptured(payment, outcome), outcome.amount) ?? [captured(payment, outcome), HELD];

/**
 * The gateway says that more was moved than the order knows, of a payment whose moves are settled. The ledger keeps what it has; a
 * person has to ask the gateway. A word that was heard before says nothing new.
 */
function moreThanKnown(order: OrderState, { amount }: Moved, known: number): readonly OrderFact[] {
  if (!(amount > known) || isHeld(order, 'PAYMENT')) return [];
  return [{ ...HELD, notes: `The gateway tells of ${amount} in minor units; ${known} is known.` }];
}

/** A fact names its amount only when it is not what was asked for. */
const amountOtherThanAsked = ({ amount: asked }: Payment, { amount }: Moved): { readonly amount?: number } =>
  amount === asked ? {} : { amount };

/**
 * The gateway reserved the money of an attempt that was given up for lost. It pays the order if nothing else
 * happened since; otherwise somebody has to give it free.
 */
function authorizedAfterAll(order: OrderState, payment: Payment, outcome: Moved): readonly OrderFact[] {
  const stands = standingAttempts(order).includes(payment);
  if (stands && !order.cancellation && !order.closedAt)
    return paidBy(order, payment, authorized(order, payment, outcome));
  const byItself = hearLate(order, lateAuthorized(payment, outcome), 0);
  if (byItself) return byItself;
  const known = order.cancellation ? isHeldSinceCancelling(order, 'PAYMENT') : isHeld(order, 'PAYMENT');
  return known ? [] : [HELD];
}

function declined(
  order: OrderState,
  paymentId: string,
  { code, reference, card }: Omit<Extract<PaymentOutcome, { readonly outcome: 'declined' }>, 'outcome'>,
  at: string,
): OrderFact {
  return {
    ...{ type: 'PaymentDeclined', paymentId, code, retryUntil: retryEnd(order, at) },
    // By it a word about another payment is known for what it is. A gateway that names none has an empty one.
    ...(reference && { reference }),
    ...present({ card }),
  };
}
