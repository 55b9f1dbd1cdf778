import { isBlocked, isHeld } from '../holds/holds';
import { refusalOf } from '../actions';
import { SYSTEM } from '../people/actor';
import { isPaid } from '../payment/amounts';
import { amountToCapture, toCapture } from '../payment/capture';
import { parcelId } from '../order/ids';
import { isUnderWay, type PaymentOutcome, type Payment } from '../payment/payment';
import type { OrderFact } from '../facts';
import { MAIN, reservedAt } from '../allocation/allocation';
import type { Allotment } from '../allocation/allotment';
import { packReserved } from '../parcel/pack';
import type { OrderLine, OrderState } from '../order/order';
import { isOut, type Parcel } from '../parcel/parcel';
import { settlePayment } from '../payment/settlePayment';
import { attemptToAsk } from '../payment/tenders/standing';
import { toGiveFree } from '../payment/surplus';
import { later } from './orders';

/** How vendors answer the step: as asked, with a refusal, or not at all. */
export type Vendor = 'willing' | 'refusing' | 'silent';

/**
 * What the order's own story records next, in the order of `workflows/order.ts`, given how vendors answer; none
 * when it waits for somebody. The smallest model that lets random lives be lived without a server.
 */
export function nextStep(order: OrderState, vendor: Vendor): readonly OrderFact[] {
  if (order.cancellation) return compensate(order, vendor);
  const surplus = toGiveFree(order);
  if (surplus) return voidPayment(order, surplus.id, vendor);
  if (!order.confirmedAt) return confirm(order, vendor);
  if (!order.deliveredAt) return fulfil(order, vendor);
  const capturing = capture(order, vendor);
  if (capturing.length > 0) return capturing;
  return close(order);
}

function close(order: OrderState): readonly OrderFact[] {
  const closes = order.holds.length === 0 && !order.closedAt && !order.reopenedUntil;
  return closes ? [{ type: 'OrderClosed' }] : [];
}

function confirm(order: OrderState, vendor: Vendor): readonly OrderFact[] {
  const payment = attemptToAsk(order) ?? order.payments.find(isUnderWay);
  if (payment) return authorize(order, payment, vendor);
  if (!isPaid(order)) return [];
  return order.risk ? passReview(order) : assess(order, vendor);
}

/** A refusing vendor here is a buyer who looks like a thief. */
function assess(order: OrderState, vendor: Vendor): readonly OrderFact[] {
  const suspicious = vendor === 'refusing';
  const assessed: OrderFact = { type: 'RiskAssessed', score: suspicious ? 100 : 0, reasons: [] };
  return suspicious
    ? [assessed, { type: 'OrderHeld', reason: 'FRAUD_REVIEW' }]
    : [assessed, ...passReview(order)];
}

const passReview = (order: OrderState): readonly OrderFact[] =>
  isBlocked(order, 'release') ? [] : [{ type: 'OrderConfirmed' }];

function authorize(order: OrderState, payment: Payment, vendor: Vendor): readonly OrderFact[] {
  if (payment.state !== 'PENDING' && payment.state !== 'UNKNOWN') return [];
  if (vendor === 'silent') {
    return payment.state === 'PENDING' ? [{ type: 'PaymentOutcomeUnknown', paymentId: payment.id }] : [];
  }
  const outcome: PaymentOutcome =
    vendor === 'willing'
      ? { outcome: 'authorized', reference: `pi_${payment.id}`, amount: payment.amount }
      : { outcome: 'declined', code: 'card_declined' };
  return settlePayment(order, payment.id, outcome, later(order.version));
}

function fulfil(order: OrderState, vendor: Vendor): readonly OrderFact[] {
  const again = attemptToAsk(order);
  if (again) return authorize(order, again, vendor);
  if (!order.lines.some((line) => line.stocked)) {
    const capturing = capture(order, vendor);
    if (capturing.length > 0) return capturing;
    return isBlocked(order, 'release') || needsCapture(order) ? [] : [{ type: 'ServicesFulfilled' }];
  }
  if (order.parcels.length === 0)
    return order.policy.fulfilment.auto && !isBlocked(order, 'release') ? packReserved(order) : [];
  const toBook = order.parcels.find(
    ({ consignmentId, bookingError }) => consignmentId === undefined && bookingError === undefined,
  );
  if (toBook) return book(toBook, vendor);
  return order.parcels.some(isOut) ? capture(order, vendor) : [];
}

function book({ id: parcelId }: Parcel, vendor: Vendor): readonly OrderFact[] {
  if (vendor === 'silent') return [];
  if (vendor === 'refusing') return [{ type: 'ParcelBookingFailed', parcelId, code: 'address_not_served' }];
  return [
    { type: 'ParcelBooked', parcelId, consignmentId: `DC-${parcelId}`, fee: 60_00 },
    { type: 'ParcelLabelled', parcelId },
  ];
}

function capture(order: OrderState, vendor: Vendor): readonly OrderFact[] {
  const payment = toCapture(order);
  if (!payment || vendor === 'silent') return [];
  if (vendor === 'refusing')
    return [{ type: 'PaymentCaptureFailed', paymentId: payment.id, code: 'expired' }];
  const amount = amountToCapture(order, payment);
  const outcome: PaymentOutcome = { outcome: 'captured', reference: payment.reference ?? '', amount };
  return settlePayment(order, payment.id, outcome, later(order.version));
}

function compensate(order: OrderState, vendor: Vendor): readonly OrderFact[] {
  const undo = order.undo.at(-1);
  // What was reserved since waits for the person who looks at it.
  if (undo && order.cancellation?.completedAt && isHeld(order, 'PAYMENT')) return [];
  if (!undo) return order.cancellation?.completedAt ? close(order) : [{ type: 'OrderCancelled' }];
  switch (undo.kind) {
    case 'releaseInventory':
      return [{ type: 'InventoryReleased' }];
    case 'pullParcel':
      return [{ type: 'ParcelPulled', parcelId: undo.parcelId }];
    case 'voidPayment':
      return voidPayment(order, undo.paymentId, vendor);
  }
}

function voidPayment(order: OrderState, paymentId: string, vendor: Vendor): readonly OrderFact[] {
  if (vendor === 'willing') {
    const outcome: PaymentOutcome = { outcome: 'voided', reference: '', amount: 0 };
    const facts = settlePayment(order, paymentId, outcome, later(order.version));
    if (facts.length > 0) return facts;
  }
  if (vendor === 'silent' || isHeld(order, 'PAYMENT')) return [];
  return [{ type: 'PaymentVoidFailed', paymentId, code: 'not_voided' }];
}

/** Where the first pieces of a line lie that are in no parcel. */
const firstPlace = (order: OrderState, { id }: OrderLine): Allotment =>
  reservedAt(order).find(({ lineId }) => lineId === id) ?? { lineId: id, warehouse: MAIN, quantity: 0 };

/** The first step finds that up to so many pieces of a line are not held for the order after all; it is cancelled. */
export function sellOut(order: OrderState, pieces: number): readonly OrderFact[] {
  const line = order.lines.find(({ quantities }) => quantities.reserved > 0);
  if (!line || order.cancellation || order.confirmedAt || order.parcels.length > 0) return [];
  const place = firstPlace(order, line);
  const lacking = { ...place, quantity: Math.min(pieces, place.quantity) };
  return [
    { type: 'InventoryUnavailable', skus: [line.sku], lacking: [lacking] },
    { type: 'CancellationRequested', reason: 'The goods are no longer in stock.' },
  ];
}

/** Up to so many pieces of one line go into a parcel of their own, and the rest into another. */
export function packSome(order: OrderState, pieces: number): readonly OrderFact[] {
  const line = order.lines.find(({ quantities }) => quantities.reserved > 0);
  if (!line || refusalOf('pack', order, SYSTEM) !== undefined) return [];
  const place = firstPlace(order, line);
  const quantity = Math.min(pieces, place.quantity);
  return [
    {
      type: 'ParcelPacked',
      ...(place.warehouse !== MAIN && { warehouse: place.warehouse }),
      parcelId: parcelId(order.id, order.parcels.length + 1),
      courier: order.policy.fulfilment.courier,
      lines: [{ lineId: line.id, quantity }],
    },
  ];
}

/** Whether the story asks the gateway for the money now: no gateway takes what nobody asked for. */
export function asksForCapture(order: OrderState): boolean {
  if (order.cancellation || !order.confirmedAt || !needsCapture(order)) return false;
  if (isBlocked(order, 'payment')) return false;
  return order.parcels.some(isOut) || !order.lines.some((line) => line.stocked);
}

const needsCapture = (order: OrderState): boolean =>
  order.payments.some((payment) => amountToCapture(order, payment) > 0);
