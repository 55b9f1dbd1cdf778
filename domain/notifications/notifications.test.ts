import type { OrderFact } from '../facts';
import type { PaymentState } from '../payment/payment';
import type { ParcelState } from '../parcel/parcel';
import type { OrderAtSending } from './message';
import { notificationsFor, stillHolds } from './notifications';
import { ORDER_STATUSES, PAYMENT_STATUSES } from '../order/status';
import { createOrder } from '../order/placement';
import { PEOPLE, asEvent, newOrder } from '../testing/orders';
import { authorized, booked, captured, declined, handedOver, packed, tracked } from '../testing/stages';

const planned = (fact: OrderFact): readonly string[] =>
  notificationsFor(asEvent(newOrder(), fact)).map(({ kind, channel }) => `${kind} by ${channel}`);

test.each<[OrderFact, string[]]>([
  [declined, ['paymentDeclined by sms', 'paymentDeclined by email']],
  [
    { type: 'PaymentActionRequired', paymentId: '1', reference: 'pi_1' },
    ['paymentActionRequired by sms', 'paymentActionRequired by email'],
  ],
  [{ type: 'OrderConfirmed' }, ['orderConfirmed by sms']],
  [handedOver, ['parcelHandedOver by sms', 'parcelHandedOver by email']],
  [tracked('OUT_FOR_DELIVERY'), ['outForDelivery by sms']],
  [tracked('DELIVERY_FAILED'), ['deliveryFailed by sms']],
  [tracked('DELIVERED'), ['delivered by sms', 'delivered by email']],
  [{ type: 'OrderCancelled' }, ['orderCancelled by sms', 'orderCancelled by email']],
  [{ type: 'NoteAdded', noteId: 'N1', visibility: 'customer' }, ['noteAdded by email']],
])('%j tells the customer', (fact, messages) => {
  expect(planned(fact)).toEqual(messages);
});

test('an order that was placed is acknowledged by email', () => {
  const order = newOrder();
  const { event } = createOrder({ ...order, tenders: [], at: order.placedAt, actor: PEOPLE.customer });
  expect(notificationsFor(event)).toEqual([{ kind: 'orderPlaced', channel: 'email' }]);
});

test.each<[OrderFact]>([
  [{ type: 'NoteAdded', noteId: 'N1', visibility: 'staff' }],
  [{ type: 'RiskAssessed', score: 90, reasons: ['guest'] }],
  [{ type: 'OrderHeld', reason: 'FRAUD_REVIEW' }],
  [{ type: 'CommandRefused', name: 'cancel', code: 'not-allowed', detail: 'No.' }],
  [authorized],
  [captured],
  [packed],
  [booked],
  [tracked('IN_TRANSIT')],
  [tracked('RETURNING')],
  [tracked('RETURNED')],
])('%j is none of the customer’s business', (fact) => {
  expect(planned(fact)).toEqual([]);
});

describe('a message that waited until its vendor came back', () => {
  const PAYMENT_STATES: Readonly<Record<PaymentState, true>> = {
    PENDING: true,
    ACTION_REQUIRED: true,
    UNKNOWN: true,
    AUTHORIZED: true,
    CAPTURED: true,
    VOIDED: true,
    DECLINED: true,
    DUE: true,
  };
  const ofPayment = [...(Object.keys(PAYMENT_STATES) as PaymentState[]), null];
  const OVER = ['CANCELLING', 'CANCELLED'];
  const SEEN_TO: readonly string[] = ['AUTHORIZED', 'PAID', 'COD_DUE', 'COD_COLLECTED'];

  const sending = (change: Partial<OrderAtSending>): OrderAtSending => ({
    ...{ status: 'CONFIRMED', paymentState: 'AUTHORIZED', paymentStatus: 'AUTHORIZED', parcelState: null },
    hasOpenLink: false,
    isToConfirm: false,
    isLate: false,
    ...change,
  });

  test.each([
    ['paymentDeclined', 'DECLINED'],
    ['paymentActionRequired', 'ACTION_REQUIRED'],
  ])('asks for money (%s) only while the attempt is %s', (kind, asked) => {
    const failed = { status: 'PAYMENT_FAILED', paymentStatus: 'FAILED' } as const;
    const holding = ofPayment.filter((paymentState) =>
      stillHolds(kind, sending({ ...failed, paymentState })),
    );
    expect(holding).toEqual([asked]);
  });

  test.each([
    ['paymentDeclined', 'DECLINED'],
    ['paymentActionRequired', 'ACTION_REQUIRED'],
  ] as const)('asks nobody for money (%s) whose earlier attempt has paid the order', (kind, paymentState) => {
    const holding = PAYMENT_STATUSES.filter((paymentStatus) =>
      stillHolds(kind, sending({ paymentState, paymentStatus })),
    );
    expect(holding).toEqual(PAYMENT_STATUSES.filter((one) => !SEEN_TO.includes(one)));
  });

  test.each([
    ['paymentDeclined', 'DECLINED'],
    ['paymentActionRequired', 'ACTION_REQUIRED'],
  ] as const)(
    'asks nobody for money (%s) once the order is cancelled or about to be',
    (kind, paymentState) => {
      const due = { paymentState, paymentStatus: 'PENDING' } as const;
      const holding = ORDER_STATUSES.filter((status) => stillHolds(kind, sending({ ...due, status })));
      expect(holding).toEqual(ORDER_STATUSES.filter((status) => !OVER.includes(status)));
    },
  );

  test('asks for the rest only while there is one', () => {
    const holding = PAYMENT_STATUSES.filter((paymentStatus) =>
      stillHolds('paymentDue', sending({ paymentStatus })),
    );
    expect(holding).toEqual(PAYMENT_STATUSES.filter((one) => !SEEN_TO.includes(one)));
  });

  test('of a kind that only another release knows holds', () => {
    for (const kind of ['giftWrapped', 'toString', ''])
      expect(stillHolds(kind, sending({ status: 'CANCELLED', paymentState: null }))).toBe(true);
  });

  test.each([
    ['parcelHandedOver', ['HANDED_OVER', 'IN_TRANSIT']],
    ['outForDelivery', ['OUT_FOR_DELIVERY']],
    ['deliveryFailed', ['DELIVERY_FAILED']],
    ['delivered', ['DELIVERED']],
  ])('tells where a parcel is (%s) only while it is %j, or nobody knows', (kind, where) => {
    const holding = PARCEL_STATES.filter((parcelState) => stillHolds(kind, sending({ parcelState })));
    expect(holding.toSorted()).toEqual(where.toSorted());
    expect(stillHolds(kind, sending({ parcelState: null }))).toBe(true);
    for (const status of ['CANCELLING', 'CANCELLED'] as const)
      for (const parcelState of PARCEL_STATES)
        expect(stillHolds(kind, sending({ status, parcelState }))).toBe(false);
  });

  test('says that the order is being packed only while its goods are in the house', () => {
    expect(ORDER_STATUSES.filter((status) => stillHolds('orderConfirmed', sending({ status })))).toEqual([
      ...['CONFIRMED', 'BACKORDERED', 'PROCESSING', 'READY'],
    ]);
  });

  test('acknowledges an order that is not cancelled', () => {
    expect(ORDER_STATUSES.filter((status) => !stillHolds('orderPlaced', sending({ status })))).toEqual(OVER);
  });

  test.each(['orderCancelled', 'noteAdded'] as const)('%s is true whatever happened since', (kind) => {
    for (const status of ORDER_STATUSES) expect(stillHolds(kind, sending({ status }))).toBe(true);
  });
});

const STATES: Readonly<Record<ParcelState, true>> = {
  ...{ PACKED: true, BOOKED: true, HANDED_OVER: true, IN_TRANSIT: true, OUT_FOR_DELIVERY: true },
  ...{ DELIVERY_FAILED: true, RETURNING: true, RETURNED: true, DELIVERED: true, PULLED: true },
};
const PARCEL_STATES = Object.keys(STATES) as ParcelState[];
