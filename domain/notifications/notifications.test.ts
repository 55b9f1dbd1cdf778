import type { OrderFact } from '../facts';
import type { PaymentState } from '../payment/payment';
import type { NotificationKind } from './messages';
import { notificationsFor, stillHolds } from './notifications';
import { ORDER_STATUSES } from '../order/status';
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
  const { event } = createOrder({ ...order, at: order.placedAt, actor: PEOPLE.customer });
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
  };
  const ofPayment = [...(Object.keys(PAYMENT_STATES) as PaymentState[]), null];
  const OVER = ['CANCELLING', 'CANCELLED'];

  test.each([
    ['paymentDeclined', 'DECLINED'],
    ['paymentActionRequired', 'ACTION_REQUIRED'],
  ])('asks for money (%s) only while the attempt is %s', (kind, asked) => {
    const status = 'PAYMENT_FAILED';
    const holding = ofPayment.filter((paymentState) => stillHolds(kind, { status, paymentState }));
    expect(holding).toEqual([asked]);
  });

  test.each([
    ['paymentDeclined', 'DECLINED'],
    ['paymentActionRequired', 'ACTION_REQUIRED'],
  ] as const)(
    'asks nobody for money (%s) once the order is cancelled or about to be',
    (kind, paymentState) => {
      const holding = ORDER_STATUSES.filter((status) => stillHolds(kind, { status, paymentState }));
      expect(holding).toEqual(ORDER_STATUSES.filter((status) => !OVER.includes(status)));
    },
  );

  test('of a kind that only another release knows holds', () => {
    for (const kind of ['giftWrapped', 'toString', ''])
      expect(stillHolds(kind, { status: 'CANCELLED', paymentState: null })).toBe(true);
  });

  const news: readonly NotificationKind[] = [
    ...(['orderPlaced', 'orderConfirmed', 'parcelHandedOver', 'outForDelivery'] as const),
    ...(['deliveryFailed', 'delivered', 'orderCancelled', 'noteAdded'] as const),
  ];
  test.each(news)('tells what has happened (%s), whatever happened since', (kind) => {
    for (const status of ORDER_STATUSES) {
      for (const paymentState of ofPayment) expect(stillHolds(kind, { status, paymentState })).toBe(true);
    }
  });
});
