import { askedNothing } from '../../../cash/collected/askedNothing';
import { cashFor } from '../../../cash/cashFor';
import { hearCash } from '../../../cash/collected/hearCash';
import { decide } from '../../../decide';
import { DomainError } from '../../../errors';
import type { OrderFact } from '../../../facts';
import type { OrderState } from '../../../order/order';
import { hasLeft, type Parcel, type TrackingStatus } from '../../../parcel/parcel';
import { SYSTEM } from '../../../people/actor';
import { isVoidAwaited } from '../../../reservation/reservation';
import { command } from '../../../testing/given';
import { after, later } from '../../../testing/orders';
import { booked, handedOver, PARCEL, SECOND_PARCEL, tracked } from '../../../testing/stages';
import { paidOf } from '../../amounts';
import { amountToCapture, toCapture } from '../../capture';
import { endSession, sessionEnd } from '../../late/session';
import type { Payment } from '../../payment';
import { settlePayment } from '../../settlePayment';
import { toGiveFree } from '../../surplus';
import { payable } from '../payable';
import { lineQuantity, type GatewayStep, type ParcelStep, type Step } from './steps';

const TO_CARD = { method: 'card', token: 'tok_visa' } as const;
const TO_DOOR = { method: 'cod', refusedAtDoor: 0 } as const;

/** The order after a step, or as it is where that is refused or comes to nothing. */
export function take(order: OrderState, step: Step): OrderState {
  try {
    return after(order, ...factsOf(order, step));
  } catch (error) {
    if (error instanceof DomainError) return order;
    throw error;
  }
}

function factsOf(order: OrderState, step: Step): readonly OrderFact[] {
  if ('say' in step) return said(order, step);
  if ('gateway' in step) return byGateway(order, step.gateway);
  if ('parcel' in step) return ofParcel(order, step.parcel);
  const parcel = order.parcels.find(
    ({ cash, state }) => cash && cash.collected === undefined && state === 'HANDED_OVER',
  );
  if (!parcel?.cash) return [];
  const amounts = { told: parcel.cash.told ?? parcel.cash.toCollect, due: parcel.cash.toCollect, nothing: 0 };
  return hearCash(order, {
    ...{
      parcelId: parcel.id,
      trackingId: `c${order.version}`,
      status: 'DELIVERED',
      vendorStatus: 'Delivered',
    },
    ...{ occurredAt: later(order.version), source: 'webhook', collected: amounts[step.collects] },
    ...(parcel.consignmentId !== undefined && { consignmentId: parcel.consignmentId }),
  });
}

function said(order: OrderState, step: Extract<Step, { say: unknown }>): readonly OrderFact[] {
  const at = later(order.version);
  const amount = 'part' in step ? partOf(payable(order), step.part) : 0;
  switch (step.say) {
    case 'toCard':
      return decide(order, command('switchPayment', { ...TO_CARD, amount }), at);
    case 'toDoor':
      return decide(order, command('switchPayment', TO_DOOR), at);
    case 'link':
      return decide(order, command('makePaymentLink', { amount }), at);
    case 'payByLink': {
      const linkId = order.paymentLinks?.at(-1)?.id ?? '1';
      return decide(order, command('payByLink', { linkId, token: 't', begunAt: at }, SYSTEM), at);
    }
    case 'pay':
      return decide(order, command('pay', { method: 'card', token: 't' }), at);
    case 'void':
      return decide(order, command('voidPayment', {}), at);
  }
}

const partOf = (amount: number, part: number): number =>
  Math.max(1, part === 0 ? amount - 40 : Math.floor((amount * part) / 100));

function byGateway(order: OrderState, does: GatewayStep): readonly OrderFact[] {
  const at = later(order.version);
  const open = order.payments.find(({ state }) => ['PENDING', 'ACTION_REQUIRED'].includes(state));
  const settled = (
    payment: Payment | undefined,
    outcome: 'authorized' | 'captured' | 'voided',
    amount = 0,
  ) =>
    payment ? settlePayment(order, payment.id, { outcome, reference: `pi_${payment.id}`, amount }, at) : [];
  switch (does) {
    case 'authorizes':
      return settled(open, 'authorized', open?.amount);
    case 'declines':
      return open ? settlePayment(order, open.id, { outcome: 'declined', code: 'no' }, at) : [];
    case 'wantsConfirmation':
      return open
        ? settlePayment(order, open.id, { outcome: 'actionRequired', reference: `pi_${open.id}` }, at)
        : [];
    case 'captures': {
      // As the account of the order asks: what is to be given free comes first.
      const due = toGiveFree(order) || !hasLeft(order) ? undefined : toCapture(order);
      return due ? settled(due, 'captured', amountToCapture(order, due)) : [];
    }
    case 'frees':
      return settled(toGiveFree(order), 'voided');
    case 'lapses':
      return settled(
        order.payments.find(({ state }) => state === 'AUTHORIZED'),
        'voided',
      );
    case 'sessionEnds': {
      const end = sessionEnd(order);
      return end ? endSession(order, end, end.at) : [];
    }
  }
}

/** Goods leave only what is paid, one line a parcel, and wait where something keeps them back. */
function ofParcel(order: OrderState, does: ParcelStep): readonly OrderFact[] {
  const isKept = order.holds.some(({ blocks }) => blocks.includes('hand-over')) || isVoidAwaited(order);
  const standing = (...states: readonly Parcel['state'][]) =>
    order.parcels.find(({ state }) => states.includes(state));
  const scan = (parcel: Parcel | undefined, status: TrackingStatus): readonly OrderFact[] => {
    if (!parcel) return [];
    const moved = [{ ...tracked(status, order.version), parcelId: parcel.id }];
    return [...moved, ...askedNothing(order, moved)];
  };
  switch (does) {
    case 'pack': {
      const lines = lineQuantity(order);
      if (!lines || isKept || paidOf(order) < order.totals.grand) return [];
      const cash = cashFor(order, lines);
      const parcelId = order.parcels.length === 0 ? PARCEL : SECOND_PARCEL;
      return [{ type: 'ParcelPacked', parcelId, courier: 'pathao', lines, ...(cash && { cash }) }];
    }
    case 'book': {
      const parcel = order.parcels.find(({ consignmentId }) => consignmentId === undefined);
      return parcel ? [{ ...booked, parcelId: parcel.id, consignmentId: `DC-${parcel.id}` }] : [];
    }
    case 'go': {
      const parcel = standing('BOOKED');
      return parcel && !isKept && paidOf(order) >= order.totals.grand
        ? [{ ...handedOver, parcelId: parcel.id }]
        : [];
    }
    case 'arrive':
      return scan(standing('HANDED_OVER'), 'DELIVERED');
    case 'turnBack':
      return scan(standing('HANDED_OVER'), 'RETURNING');
    case 'comeBack':
      return scan(standing('RETURNING'), 'RETURNED');
  }
}
