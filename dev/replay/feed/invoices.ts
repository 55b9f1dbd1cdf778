import { groupBy } from './groupBy';
import type { FileRecord } from './invoiceFile';
import { parseLine, type InvoiceLine, type Refusal } from './invoiceLine';
import { isStocked } from './stockCodes';

/** An invoice with the lines that were accepted; at least one. */
export interface Invoice {
  readonly invoiceNo: string;
  /** RFC 3339, UTC; of its first line, like the customer and the country. */
  readonly issuedAt: string;
  readonly customerId: string | undefined;
  readonly country: string;
  readonly lines: readonly InvoiceLine[];
}

/** A feed, sorted by what becomes of its invoices. */
export interface InvoiceBook {
  /** Records in the file, without its header. */
  readonly recordCount: number;
  readonly invoiceCount: number;
  /** Each becomes an order. */
  readonly sales: readonly Invoice[];
  /** Goods lost or broken: they leave the stock. */
  readonly writeOffs: readonly Invoice[];
  /** Each becomes a credit. */
  readonly cancellations: readonly Invoice[];
  readonly refusals: readonly Refusal[];
}

type Kind = 'sale' | 'writeOff' | 'cancellation';

/** An order takes no more. */
const LINES_LIMIT = 1_000;

/** Groups records into invoices, which needn't stand together, and sorts these by kind. */
export function sortInvoices(records: readonly FileRecord[]): InvoiceBook {
  const byNumber = groupBy(records, ({ fields }) => fields[0] ?? '');
  const sorted = [...byNumber].map(([invoiceNo, own]) => readInvoice(invoiceNo, own));
  const ofKind = (kind: Kind): Invoice[] =>
    sorted.flatMap((one) => (one.kind === kind && one.invoice ? [one.invoice] : []));
  return {
    recordCount: records.length,
    invoiceCount: byNumber.size,
    sales: ofKind('sale'),
    writeOffs: ofKind('writeOff'),
    cancellations: ofKind('cancellation'),
    refusals: sorted.flatMap(({ refusals }) => refusals),
  };
}

interface Sorted {
  readonly kind?: Kind;
  /** Absent when no line of it was accepted. */
  readonly invoice?: Invoice;
  readonly refusals: readonly Refusal[];
}

function readInvoice(invoiceNo: string, records: readonly FileRecord[]): Sorted {
  const refusals: Refusal[] = [];
  const refuse = (row: number | null, reason: string): void => {
    refusals.push({ invoiceNo, row, reason });
  };
  if (!/^C?\d{1,20}$/.test(invoiceNo)) {
    for (const { row } of records) refuse(row, 'the invoice number is neither digits nor C and digits');
    return { refusals };
  }
  const readable = records.flatMap((record, index) => {
    const line = parseLine(record, index + 1);
    if (!('reason' in line)) return [line];
    refuse(record.row, line.reason);
    return [];
  });
  const kind = kindOf(invoiceNo, readable);
  const lines = readable.filter((line) => {
    const reason = objection(kind, line);
    if (reason !== undefined) refuse(line.row, reason);
    return reason === undefined;
  });
  if (lines.length > LINES_LIMIT) {
    refuse(null, `the invoice has ${lines.length} lines, and an order takes ${LINES_LIMIT}`);
    return { kind, refusals };
  }
  return { kind, refusals, ...toInvoice(invoiceNo, lines) };
}

/** Stock write-offs are booked as invoices without a C on which every quantity is negative. */
function kindOf(invoiceNo: string, lines: readonly InvoiceLine[]): Kind {
  if (invoiceNo.startsWith('C')) return 'cancellation';
  return lines.length > 0 && lines.every(({ quantity }) => quantity < 0) ? 'writeOff' : 'sale';
}

/** Why a line doesn't belong on an invoice of this kind; undefined when it does. */
function objection(kind: Kind, { sku, quantity }: InvoiceLine): string | undefined {
  switch (kind) {
    case 'sale':
      return quantity < 0 ? 'the quantity is negative inside a sale' : undefined;
    case 'cancellation':
      return quantity > 0 ? 'the quantity is positive inside a cancellation' : undefined;
    case 'writeOff':
      return isStocked(sku) ? undefined : 'a fee has no stock to write off';
  }
}

function toInvoice(invoiceNo: string, lines: readonly InvoiceLine[]): { invoice?: Invoice } {
  const [first] = lines;
  if (first === undefined) return {};
  const { issuedAt, customerId, country } = first;
  return { invoice: { invoiceNo, issuedAt, customerId, country, lines } };
}

/** What an invoice's lines come to, in minor units; negative for a cancellation. */
export function amountOf({ lines }: Pick<Invoice, 'lines'>): number {
  return lines.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice, 0);
}

/** How many pieces an invoice moves; negative for a cancellation or a write-off. */
export function piecesOf({ lines }: Pick<Invoice, 'lines'>): number {
  return lines.reduce((sum, { quantity }) => sum + quantity, 0);
}
