import type { OrderFact } from './events';
import { notificationsFor } from './notifications';
import { asEvent, newOrder } from './testing/orders';
import { authorized, booked, captured, declined, handedOver, packed, tracked } from './testing/stages';

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
