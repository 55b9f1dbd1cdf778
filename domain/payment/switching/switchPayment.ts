import { action } from '../../command';
import { cashRefusal } from '../../cash/cashRefusal';
import { askBeforeCash } from '../../cash/confirmed/confirmation';
import { DomainError } from '../../errors';
import { evolve } from '../../evolve';
import type { OrderFact } from '../../facts';
import { isHeld } from '../../holds/holds';
import { blocked, ended } from '../../order/refusals';
import type { OrderState } from '../../order/order';
import type { Actor } from '../../people/actor';
import { capturedOf, sumOf } from '../amounts';
import { amountFault, amountOf } from '../../links/makePaymentLink';
import { METHODS, isOnDelivery } from '../methods/methods';
import type { PaymentMethod } from '../payment';
import { endOfSession } from '../late/session';
import { cardAttempt } from './cardAttempt';
import { cardRefusal } from './cardRefusal';
import { isDueAtDoor, payable } from './payable';

/** Between what an order may be switched. */
export const SWITCHED_METHODS = ['card', 'cod'] as const satisfies readonly PaymentMethod[];

interface SwitchPayment {
  /** `card`: by card, in place of cash at the door; `cod`: at the door. */
  readonly method: (typeof SWITCHED_METHODS)[number];
  /** The gateway's single-use handle of the card. */
  readonly token?: string;
  /** What is paid by card, in minor units, and the rest at the door; absent: all. */
  readonly amount?: number;
  /** Parcels to the same phone that came back unpaid, by what is known as it is asked for. Absent: nobody has looked. */
  readonly refusedAtDoor?: number;
}

/** Changes how an order is paid: by card in place of cash at the door, also while the courier carries it; or at the door. */
export const switchPayment = action<SwitchPayment>({
  description: 'Changes how the order is paid: by card in place of cash at the door, or at the door.',
  shape: {
    method: { oneOf: SWITCHED_METHODS },
    token: '?text',
    amount: amountFault,
    refusedAtDoor: countFault,
  },
  roles: ['customer', 'checkout', 'support', 'finance', 'admin'],
  whenClosed: 'refused',
  refusal: (order, actor) =>
    ended(order) ??
    blocked(order, 'payment', actor) ??
    (isDueAtDoor(order) ? toCardRefusal(order) : toDoorRefusal(order)),
  decide: (order, asked, { actor, at }) => {
    if (isOnDelivery(asked)) return toDoor(order, asked, at, actor);
    if (!isDueAtDoor(order))
      throw new DomainError(
        'not-allowed',
        'Nothing is to be paid at the door that a card could pay instead.',
      );
    if (asked.token === undefined) throw invalid('token', 'A card needs the gateway’s handle of it.');
    return [cardAttempt(order, { amount: amountOf(order, asked), at })];
  },
  keeps: ({ token }) => (token === undefined ? undefined : { paymentToken: token }),
});

function countFault(value: unknown): string | undefined {
  const fits = value === undefined || (Number.isSafeInteger(value) && Number(value) >= 0);
  return fits ? undefined : 'must be a whole number, 0 or more';
}

const toCardRefusal = (order: OrderState): string | undefined =>
  cardRefusal(order) ??
  (payable(order) > 0
    ? undefined
    : 'The parcel has arrived: whether it was paid for at the door is for the courier to tell.');

/** Why it can't be paid at the door, in a sentence: couriers collect for what they have yet to be given. */
function toDoorRefusal(order: OrderState): string | undefined {
  if (order.totals.grand === 0) return 'There is nothing to pay.';
  const currency = cashRefusal(order.totals.grand, order.currency);
  if (currency !== undefined) return currency;
  if (order.pickingAt !== undefined || order.parcels.some(({ state }) => state !== 'PULLED'))
    return 'The goods are being packed: it is too late to pay for them at the door.';
  if (!order.lines.some(({ quantities }) => quantities.reserved + quantities.backordered > 0))
    return 'Nothing is brought to the door that could be paid there.';
  if (sumOf(order, capturedOf) > 0) return 'The money has been taken; giving it back is a refund.';
  if (order.payments.some(({ state }) => state === 'PENDING' || state === 'UNKNOWN'))
    return 'A payment is already under way.';
  return isHeld(order, 'PAYMENT') ? 'Whether the money is right has to be settled first.' : undefined;
}

/** @throws {DomainError} `not-allowed` where it is to be paid at the door already, `validation` for what goes with a card alone. */
function toDoor(
  order: OrderState,
  { token, amount, refusedAtDoor }: SwitchPayment,
  at: string,
  actor: Actor,
): readonly OrderFact[] {
  if (isDueAtDoor(order)) throw new DomainError('not-allowed', 'It is to be paid at the door already.');
  if (token !== undefined) throw invalid('token', 'Cash takes no handle of a card.');
  if (amount !== undefined) throw invalid('amount', 'All of it is paid at the door.');
  const ordinal = order.payments.length + 1;
  const asked: OrderFact = {
    type: 'PaymentRequested',
    payment: {
      ...{ id: String(ordinal), ordinal, method: 'cod', provider: METHODS.cod.provider },
      ...{ amount: order.totals.grand, state: 'DUE', requestedAt: at },
    },
    ...(order.payments.some(({ state }) => state === 'ACTION_REQUIRED') && {
      othersEndAt: endOfSession(order, at),
    }),
  };
  const after = evolve(order, { ...asked, id: '', version: order.version, at, actor });
  return [asked, ...askBeforeCash(after, refusedAtDoor, at)];
}

const invalid = (field: keyof SwitchPayment, detail: string): DomainError =>
  new DomainError('validation', `/${field}: ${detail}`, { errors: [{ pointer: `/${field}`, detail }] });
