import type { PathaoParcel } from '../../../sandbox/pathao/parcel';
import type { PaymentIntent } from '../../../sandbox/stripe/intent';
import type { Refund } from '../../../sandbox/stripe/refunds';

/** A payment at the gateway, called after its order. */
export function intentOf(
  orderId: string,
  status: PaymentIntent['status'],
  amount: number,
  id = `pi_${orderId}`,
): PaymentIntent {
  return {
    ...{ id, object: 'payment_intent', amount, status, currency: 'bdt', created: 0, livemode: false },
    amount_capturable: status === 'requires_capture' ? amount : 0,
    amount_received: status === 'succeeded' ? amount : 0,
    ...{
      capture_method: 'manual',
      canceled_at: null,
      cancellation_reason: null,
      client_secret: '',
      last_payment_error: null,
    },
    ...{
      latest_charge: null,
      next_action: null,
      payment_method: null,
      payment_method_types: ['card'],
      return_url: null,
    },
    metadata: { orderId },
  };
}

/** A refund of an order's payment, the first of it. */
export const refundOf = (orderId: string, amount: number, ordinal = 1): Refund => ({
  ...{ id: `re_${orderId}`, object: 'refund', amount, charge: null, created: 0, currency: 'bdt' },
  ...{ metadata: { orderId, ordinal: String(ordinal) }, payment_intent: `pi_${orderId}` },
  ...{ reason: null, status: 'succeeded' },
});

/** A parcel at the courier, arrived. */
export function parcelOf(merchantOrderId: string, id: string): PathaoParcel {
  return {
    ...{ id, merchantOrderId, storeId: 1, recipientName: '', recipientPhone: '', recipientAddress: '' },
    ...{ fee: 60, amountToCollect: 0, word: 'delivered', updatedAt: 0 },
  };
}
