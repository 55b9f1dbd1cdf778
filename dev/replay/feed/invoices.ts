import { groupBy } from './groupBy';
import type { FileRecord } from './invoiceFile';
import { parseLine, readWorth, type InvoiceLine, type LineWorth, type Refusal } from './invoiceLine';
import { isStocked } from './stockCodes';

/** An invoice all of whose lines were accepted; at least one. */
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
  /** Sales that become no order. */
  readonly refusedSales: readonly RefusedSale[];
  readonly refusals: readonly Refusal[];
}

/** A sale that becomes no order: a line of it makes no sense, or it has too many. */
export interface RefusedSale {
  readonly invoiceNo: string;
  /** What those of its lines come to whose quantity and price can be read, in minor units. */
  readonly amount: number;
  readonly pieces: number;
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
    refusedSales: sorted.flatMap(({ refusedSale }) => refusedSale ?? []),
    refusals: sorted.flatMap(({ refusals }) => refusals),
  };
}

interface Sorted {
  readonly kind?: Kind;
  /** Absent when it was refused. */
  readonly invoice?: Invoice;
  readonly refusedSale?: RefusedSale;
  readonly refusals: readonly Refusal[];
}

/**
 * Reads an invoice as a whole or refuses it as a whole: an order of a part of it would be another than was sold, and its customer
 * would be charged for that.
 */
function readInvoice(invoiceNo: string, records: readonly FileRecord[]): Sorted {
  if (!/^C?\d{1,20}$/.test(invoiceNo)) {
    const reason = 'the invoice number is neither digits nor C and digits';
    return { refusals: records.map(({ row }) => ({ invoiceNo, row, reason })) };
  }
  const parsed = records.map((record, index) => parseLine(record, index + 1));
  const readable = parsed.flatMap((line) => ('reason' in line ? [] : [line]));
  const kind = kindOf(invoiceNo, readable);
  const faults = parsed.flatMap((line, index) => {
    const reason = 'reason' in line ? line.reason : objection(kind, line);
    return reason === undefined ? [] : [{ invoiceNo, row: records[index]?.row ?? null, reason }];
  });
  const refusals = [...faults, ...refusalsOfAll(invoiceNo, records.length, faults.length)];
  if (refusals.length === 0) return { kind, refusals, ...toInvoice(invoiceNo, readable) };
  return { kind, refusals, ...(kind === 'sale' && { refusedSale: { invoiceNo, ...worthOf(records) } }) };
}

/** Why the lines that are right become nothing either. */
function refusalsOfAll(invoiceNo: string, lines: number, faulty: number): Refusal[] {
  if (lines > LINES_LIMIT) {
    const reason = `the invoice has ${lines} lines, and an order takes ${LINES_LIMIT}`;
    return [{ invoiceNo, row: null, reason }];
  }
  if (faulty === 0 || faulty === lines) return [];
  const rest = lines - faulty === 1 ? 'its other line is' : `its other ${lines - faulty} lines are`;
  return [{ invoiceNo, row: null, reason: `${rest} refused with ${faulty === 1 ? 'it' : 'them'}` }];
}

/** What the lines come to whose quantity and price can be read. */
function worthOf(records: readonly FileRecord[]): Pick<RefusedSale, 'amount' | 'pieces'> {
  const lines = records.flatMap((record) => readWorth(record) ?? []);
  return { amount: amountOf({ lines }), pieces: piecesOf({ lines }) };
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
export function amountOf({ lines }: { readonly lines: readonly LineWorth[] }): number {
  return lines.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice, 0);
}

/** How many pieces an invoice moves; negative for a cancellation or a write-off. */
export function piecesOf({ lines }: { readonly lines: readonly LineWorth[] }): number {
  return lines.reduce((sum, { quantity }) => sum + quantity, 0);
}
