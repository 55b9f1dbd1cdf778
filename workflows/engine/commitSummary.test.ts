import type { OrderFact } from '../../domain/facts';
import { commitSummary } from './commitSummary';

const scan = {
  ...{ type: 'ParcelTracked', parcelId: 'ord_1-1', trackingId: 'scan-1', occurredAt: '2026-03-01T10:00:00Z' },
  ...{ status: 'IN_TRANSIT', vendorStatus: 'order.at-the-sorting-hub' },
} as const satisfies OrderFact;

test.each<[readonly OrderFact[], string]>([
  [[scan], 'ParcelTracked IN_TRANSIT (order.at-the-sorting-hub)'],
  [
    [{ type: 'PaymentAuthorized', paymentId: '2', reference: 'pi_2' }, { type: 'OrderConfirmed' }],
    'PaymentAuthorized 2, OrderConfirmed',
  ],
  [[{ type: 'OrderHeld', reason: 'COURIER', notes: 'Call Rahim' }], 'OrderHeld COURIER'],
  [[{ type: 'HoldReleased', reason: 'PAYMENT', notes: 'Called' }], 'HoldReleased PAYMENT'],
  [
    [{ type: 'CommandRefused', name: 'pay', code: 'not-allowed', detail: 'It is paid.' }],
    'CommandRefused pay',
  ],
  [[{ type: 'CancellationRequested', reason: 'Rahim called' }], 'CancellationRequested'],
])('%j is told apart from others of its kind, without what people typed', (facts, summary) => {
  expect(commitSummary(facts)).toBe(summary);
});
