import type { OrderFact } from '../facts';
import { namesOf } from '../namesOf';
import type { TrackingStatus } from '../parcel/parcel';
import type { OrderState } from '../order/order';
import { after, later, newOrder } from './orders';

export const PARCEL = 'ORDER-1';
export const SECOND_PARCEL = 'ORDER-2';

export const authorized: Extract<OrderFact, { type: 'PaymentAuthorized' }> = {
  type: 'PaymentAuthorized',
  paymentId: '1',
  reference: 'pi_1',
};
export const captured: Extract<OrderFact, { type: 'PaymentCaptured' }> = {
  type: 'PaymentCaptured',
  paymentId: '1',
};
export const declined: Extract<OrderFact, { type: 'PaymentDeclined' }> = {
  type: 'PaymentDeclined',
  paymentId: '1',
  code: 'card_declined',
  retryUntil: later(86_400),
};
/** Another attempt to pay the usual order, after the first. */
export const secondAttempt: Extract<OrderFact, { type: 'PaymentRequested' }> = {
  type: 'PaymentRequested',
  payment: {
    id: '2',
    ordinal: 2,
    method: 'card',
    provider: 'stripe',
    amount: newOrder().totals.grand,
    state: 'PENDING',
    requestedAt: later(90),
  },
};
export const packed: Extract<OrderFact, { type: 'ParcelPacked' }> = {
  type: 'ParcelPacked',
  parcelId: PARCEL,
  courier: 'pathao',
  lines: [
    { lineId: '1', quantity: 2 },
    { lineId: '2', quantity: 1 },
  ],
};
export const booked: Extract<OrderFact, { type: 'ParcelBooked' }> = {
  type: 'ParcelBooked',
  parcelId: PARCEL,
  consignmentId: 'DC1',
  fee: 60_00,
};
export const handedOver: Extract<OrderFact, { type: 'ParcelHandedOver' }> = {
  type: 'ParcelHandedOver',
  parcelId: PARCEL,
};
/** The usual order in two parcels: the phones in one, the cable in the other. */
export const packedInTwo = [
  { ...packed, lines: [{ lineId: '1', quantity: 2 }] },
  { ...packed, parcelId: SECOND_PARCEL, lines: [{ lineId: '2', quantity: 1 }] },
] as const;

/** What happens to the second parcel of an order, told like the same of the first. */
export const ofSecond = <Fact extends Extract<OrderFact, { readonly parcelId: string }>>(
  fact: Fact,
): Fact => ({
  ...fact,
  parcelId: SECOND_PARCEL,
});

export const cancelled: OrderFact = { type: 'CancellationRequested', reason: 'Changed my mind' };

/** The courier's word, a number of seconds after placement. */
export const tracked = (
  status: TrackingStatus,
  seconds = 100,
): Extract<OrderFact, { type: 'ParcelTracked' }> => ({
  type: 'ParcelTracked',
  parcelId: PARCEL,
  status,
  trackingId: `${status}@${seconds}`,
  vendorStatus: status.toLowerCase(),
  occurredAt: later(seconds),
});

/** The cable of the usual order is given back. */
export const refundRequested: Extract<OrderFact, { type: 'RefundRequested' }> = {
  type: 'RefundRequested',
  refundId: '1',
  amount: 500_00,
  reason: 'Missing',
  lines: [{ lineId: '2', quantity: 1, amount: 500_00 }],
  from: [{ ordinal: 1, paymentId: '1', amount: 500_00 }],
};
const OF_REFUND = { refundId: '1', ordinal: 1, paymentId: '1' } as const;
export const refundSucceeded: Extract<OrderFact, { type: 'RefundSucceeded' }> = {
  ...{ type: 'RefundSucceeded', ...OF_REFUND, reference: 're_1', amount: 500_00 },
};
export const refundFailed: Extract<OrderFact, { type: 'RefundFailed' }> = {
  ...{ type: 'RefundFailed', ...OF_REFUND, code: 'lost_or_stolen_card' },
};

/** The usual order's parcel where its price is paid at the door. */
export const packedForCash: Extract<OrderFact, { type: 'ParcelPacked' }> = {
  ...packed,
  cash: { due: newOrder().totals.grand, toCollect: newOrder().totals.grand },
};
export const cashCollected: Extract<OrderFact, { type: 'CashCollected' }> = {
  ...{ type: 'CashCollected', paymentId: '1', parcelId: PARCEL, amount: newOrder().totals.grand },
};

/** A tenth of the usual order, asked for in advance of cash at the door. */
export const depositLink: Extract<OrderFact, { type: 'PaymentLinkMade' }> = {
  ...{ type: 'PaymentLinkMade', linkId: '1', purpose: 'DEPOSIT' },
  ...{ amount: 5_067_00, expiresAt: later(86_400) },
};
const refundToPayOut: OrderFact = {
  ...refundRequested,
  from: [{ ordinal: 1, paymentId: '1', amount: 500_00, byHand: true }],
};
const OF_PAYOUT = { refundId: '1', payoutId: 'po_1' } as const;
export const payoutNamed: Extract<OrderFact, { type: 'PayoutNamed' }> = {
  ...{ type: 'PayoutNamed', ...OF_PAYOUT, method: 'bkash', last: '001' },
};
export const payoutProven: Extract<OrderFact, { type: 'PayoutProven' }> = {
  type: 'PayoutProven',
  ...OF_PAYOUT,
};
export const payoutApproved: Extract<OrderFact, { type: 'PayoutApproved' }> = {
  type: 'PayoutApproved',
  ...OF_PAYOUT,
};
export const payoutSent: Extract<OrderFact, { type: 'PayoutSent' }> = {
  ...{ type: 'PayoutSent', ...OF_PAYOUT, batchId: 'pb_1', amount: 500_00 },
};
export const payoutBounced: Extract<OrderFact, { type: 'PayoutBounced' }> = {
  ...{ type: 'PayoutBounced', ...OF_PAYOUT, reason: 'ACCOUNT_NOT_FOUND' },
};

/** The cable of the usual order isn't on its shelf. */
export const shortOfCable: Extract<OrderFact, { type: 'PicksShort' }> = {
  ...{ type: 'PicksShort', warehouse: 'main', reason: 'NOT_FOUND' },
  lines: [{ lineId: '2', quantity: 1 }],
};

const confirmed = [authorized, { type: 'OrderConfirmed' }] as const;
const inTheBox = [...confirmed, { type: 'PickingStarted' }, packed] as const;
const out = [...inTheBox, booked, handedOver] as const;
const delivered = [...out, captured, tracked('DELIVERED')] as const;
const hold: OrderFact = { type: 'OrderHeld', reason: 'FRAUD_REVIEW' };
const voided: OrderFact = { type: 'PaymentVoided', paymentId: '1' };
const paymentReleased: OrderFact = { type: 'HoldReleased', reason: 'PAYMENT' };
const inTwoBoxes = [
  ...confirmed,
  { type: 'PickingStarted' },
  ...packedInTwo,
  booked,
  ofSecond(booked),
] as const;

const outForCash = [
  ...[{ type: 'OrderConfirmed' }, { type: 'PickingStarted' }, packedForCash, booked, handedOver],
] as const;

/** Places of orders that are paid at the door. */
const CASH_HISTORIES = {
  'to be confirmed': [
    {
      ...{ type: 'OrderHeld', reason: 'CONFIRMATION', until: later(99_999), default: 'cancel' },
    },
  ],
  'deposit due': [
    { type: 'OrderHeld', reason: 'DEPOSIT', until: later(86_400), default: 'cancel' },
    depositLink,
  ],
  'cash due': [...outForCash, tracked('OUT_FOR_DELIVERY')],
  'cash collected': [...outForCash, tracked('DELIVERED'), cashCollected],
  'cash handed over': [
    ...[...outForCash, tracked('DELIVERED'), cashCollected],
    { type: 'CashRemitted', parcelId: PARCEL, reference: 'INV-1', amount: 500_00, fee: 60_00 },
  ],
  'a refund to pay out': [...outForCash, tracked('DELIVERED'), cashCollected, refundToPayOut],
  'a payout to approve': [
    ...outForCash,
    tracked('DELIVERED'),
    cashCollected,
    refundToPayOut,
    payoutNamed,
    payoutProven,
  ],
  'a payout on its way': [
    ...outForCash,
    tracked('DELIVERED'),
    cashCollected,
    refundToPayOut,
    payoutNamed,
    payoutProven,
    payoutApproved,
    payoutSent,
  ],
} as const satisfies Readonly<Record<string, readonly OrderFact[]>>;

/** Every place an order can stand at, and what brought it there after placement. */
const HISTORIES = {
  placed: [],
  'waiting for the bank': [{ type: 'PaymentActionRequired', paymentId: '1', reference: 'pi_1' }],
  'payment unknown': [{ type: 'PaymentOutcomeUnknown', paymentId: '1' }],
  'payment failed': [declined],
  'under review': [authorized, hold],
  'paid, not confirmed': [authorized],
  confirmed,
  'confirmed, unpaid, not held': [...confirmed, voided, paymentReleased],
  'confirmed, its money taken early': [...confirmed, captured],
  'short of pieces': [
    ...confirmed,
    { type: 'PickingStarted' },
    shortOfCable,
    { type: 'OrderHeld', reason: 'SHORTAGE', notes: 'CABLE' },
  ],
  picking: [...confirmed, { type: 'PickingStarted' }],
  packed: inTheBox,
  'refused by the courier': [
    ...inTheBox,
    { type: 'ParcelBookingFailed', parcelId: PARCEL, code: 'address_not_served' },
  ],
  ready: [...inTheBox, booked],
  'authorization lost': [...inTheBox, booked, voided],
  'handed over': out,
  'on its way': [...out, captured, tracked('IN_TRANSIT')],
  'at the door': [...out, captured, tracked('OUT_FOR_DELIVERY')],
  'delivery failed': [...out, captured, tracked('DELIVERY_FAILED')],
  'on its way back': [...out, captured, tracked('RETURNING')],
  'back in the house': [
    ...out,
    captured,
    tracked('RETURNING'),
    tracked('RETURNED', 200),
    { type: 'OrderHeld', reason: 'COURIER' },
  ],
  'shipped in part': [...inTwoBoxes, handedOver, captured],
  'delivered in part': [...inTwoBoxes, handedOver, captured, ofSecond(handedOver), tracked('DELIVERED')],
  delivered,
  'a refund to approve': [...delivered, { ...refundRequested, needsApproval: true }],
  'a refund failed': [...delivered, refundRequested, refundFailed],
  closed: [...delivered, { type: 'OrderClosed' }],
  reopened: [
    ...delivered,
    { type: 'OrderClosed' },
    { type: 'OrderReopened', reason: 'A chargeback', until: later(9_999) },
  ],
  cancelling: [...confirmed, cancelled],
  'cancelling with a booked parcel': [...inTheBox, booked, cancelled],
  'cancelling under review': [authorized, hold, cancelled],
  cancelled: [...confirmed, cancelled, voided, { type: 'InventoryReleased' }, { type: 'OrderCancelled' }],
  'sold out': [
    {
      type: 'InventoryUnavailable',
      skus: ['PHONE'],
      lacking: [{ lineId: '1', quantity: 1 }],
    },
    { type: 'CancellationRequested', reason: 'The goods are no longer in stock.' },
  ],
} as const satisfies Readonly<Record<string, readonly OrderFact[]>>;

export type Place = keyof typeof HISTORIES | keyof typeof CASH_HISTORIES;

const ALL: Readonly<Record<Place, readonly OrderFact[]>> = { ...HISTORIES, ...CASH_HISTORIES };
export const PLACES: readonly Place[] = namesOf(ALL);

/** The usual order, at a place of its life. */
export const orderAt = (place: Place): OrderState =>
  after(newOrder({ method: place in CASH_HISTORIES ? 'cod' : 'card' }), ...ALL[place]);
