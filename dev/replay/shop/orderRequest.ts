import type { CreateOrderRequestJson } from '../../../api/schema/order';
import { syntheticBuyer } from './buyer';
import { amountOf, type Invoice } from '../feed/invoices';
import { CURRENCY } from '../feed/invoiceLine';

/** A card that always pays, in Stripe's test mode and in the sandbox. */
const CARD = 'pm_card_visa';

/** The same key for the same invoice, whatever file it stands in: it becomes one order, for ever. */
export function idempotencyKeyOf({ invoiceNo }: Pick<Invoice, 'invoiceNo'>): string {
  return `online-retail/${invoiceNo}`;
}

/**
 * A sales invoice as `POST /api/orders` takes it. Made of the invoice alone, nothing of the day or the machine:
 * a key that comes back with another body is refused.
 */
export function toOrderRequest(invoice: Invoice): CreateOrderRequestJson {
  const { invoiceNo, issuedAt, customerId, country, lines } = invoice;
  return {
    currency: CURRENCY,
    lines: lines.map(({ sku, quantity, unitPrice }) => ({ sku, quantity, unitPrice })),
    ...syntheticBuyer(invoice),
    payment: { method: 'card', ...(amountOf(invoice) > 0 && { token: CARD }) },
    metadata: { invoiceNo, invoiceDate: issuedAt, country },
    ...(customerId !== undefined && { customerId }),
  };
}
