import type { z } from 'zod';
import type { pendingCreditsRequest } from '../../../api/schema/admin';
import { amountOf, type Invoice } from '../feed/invoices';
import { CURRENCY } from '../feed/invoiceLine';

/** A credit as `POST /api/admin/credits` takes it. */
export type PendingCredit = z.input<typeof pendingCreditsRequest>['credits'][number];

/** What a cancellation invoice owes the customer: its amount and pieces, both positive. */
export function toCredit(invoice: Invoice): PendingCredit {
  const { invoiceNo, customerId = null, issuedAt, lines } = invoice;
  return {
    id: invoiceNo,
    customerId,
    amount: 0 - amountOf(invoice),
    currency: CURRENCY,
    lines: lines.map(({ sku, quantity, unitPrice, description }) => ({
      sku,
      quantity: -quantity,
      unitPrice,
      name: description || sku,
    })),
    issuedAt,
  };
}
