import type { z } from 'zod';
import type { bulkAdjustmentRequest } from '../../../api/schema/stock/inventory';
import { cutText } from '../../../domain/text/cutText';
import type { Invoice, InvoiceBook } from '../feed/invoices';
import { isStocked } from '../feed/stockCodes';

/** An adjustment as `POST /api/admin/inventory/adjustments` takes it. */
export type StockAdjustment = z.input<typeof bulkAdjustmentRequest>['adjustments'][number];

/**
 * What must have lain on the shelf for the feed to happen: the pieces that its sales and write-offs take out.
 *
 * Booked per invoice, not per file: a part of a feed replayed before the whole, or a file saved anew with other
 * line ends, then never brings in the same pieces twice.
 */
export function openingStock({ sales, writeOffs }: InvoiceBook): StockAdjustment[] {
  return [...sales, ...writeOffs].flatMap((invoice) =>
    [...stockedPieces(invoice)].map(([sku, pieces]) => ({
      id: `opening/${invoice.invoiceNo}/${sku}`,
      sku,
      delta: Math.abs(pieces),
      reason: `Opening stock for invoice ${invoice.invoiceNo}`,
    })),
  );
}

/** The feed's write-offs, line by line. */
export function writeOffStock({ writeOffs }: InvoiceBook): StockAdjustment[] {
  return writeOffs.flatMap(({ invoiceNo, lines }) =>
    lines.map(({ sku, quantity, position, description }) => ({
      id: `invoice/${invoiceNo}/${position}`,
      sku,
      delta: quantity,
      reason: `Written off, invoice ${invoiceNo}${description && `: ${cutText(description, 100)}`}`,
    })),
  );
}

/** Pieces by stock code; fees take none. */
function stockedPieces({ lines }: Invoice): ReadonlyMap<string, number> {
  const pieces = new Map<string, number>();
  for (const { sku, quantity } of lines) {
    if (isStocked(sku)) pieces.set(sku, (pieces.get(sku) ?? 0) + quantity);
  }
  return pieces;
}
