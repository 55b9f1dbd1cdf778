import type { PaymentLinksJson } from '../../../../api/schema/money/payments';
import { orderPart, post, put, remove, type OrderCall } from '../order/orderCall';

export const paymentLinks = orderPart<PaymentLinksJson>('payment-links');

export const makePaymentLink = (amount: number, expiresAt: string): OrderCall =>
  post('payment-links', { amount, expiresAt });

export const withdrawPaymentLink = (linkId: string): OrderCall =>
  remove(`payment-links/${encodeURIComponent(linkId)}`);

/** Staff never have a customer's card: they switch to cash, and send a link for a card. */
export const switchToDoor = (): OrderCall => put('payment-method', { method: 'cod' });
