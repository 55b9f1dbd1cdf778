import { z } from 'zod';
import { parseMinorUnits } from '../../../domain/money/money';
import { COLUMNS, type FileRecord } from './invoiceFile';

/** Everything in a feed is priced in this currency. */
export const CURRENCY = 'GBP';

/** A line of an invoice whose values make sense, each on its own. */
export interface InvoiceLine {
  /** Line of the file, the header being line 1. */
  readonly row: number;
  /** Place within its invoice, from 1. */
  readonly position: number;
  readonly sku: string;
  /** Empty where the feed has none. */
  readonly description: string;
  /** Pieces, negative where goods went the other way; never 0. */
  readonly quantity: number;
  /** Minor units, 0 or more. */
  readonly unitPrice: number;
  /** RFC 3339, UTC. */
  readonly issuedAt: string;
  /** Undefined for guests. */
  readonly customerId: string | undefined;
  readonly country: string;
}

/** How much a line stands for. */
export type LineWorth = Pick<InvoiceLine, 'quantity' | 'unitPrice'>;

/** A line, or a whole invoice, that becomes no part of any order. */
export interface Refusal {
  readonly invoiceNo: string;
  /** Line of the file; null when the whole invoice was refused. */
  readonly row: number | null;
  readonly reason: string;
}

const PIECES_LIMIT = 1_000_000;
const PRICE_LIMIT = 1_000_000_000;

const quantity = z
  .string()
  .regex(/^-?\d+$/, 'the quantity is no whole number')
  .transform(Number)
  .refine((pieces) => pieces !== 0, 'the quantity is zero')
  .refine((pieces) => Math.abs(pieces) <= PIECES_LIMIT, 'the quantity is out of range');

const unitPrice = z.string().transform((text, context) => {
  try {
    const price = parseMinorUnits(text, CURRENCY);
    if (price >= 0 && price <= PRICE_LIMIT) return price;
    context.addIssue({
      code: 'custom',
      message: price < 0 ? 'the price is negative' : 'the price is out of range',
    });
  } catch {
    context.addIssue({ code: 'custom', message: 'the price is no amount in pounds and pence' });
  }
  return z.NEVER;
});

const lineFields = z.object({
  StockCode: z.string().min(1, 'the stock code is missing').max(64, 'the stock code is too long'),
  Description: z.string(),
  Quantity: quantity,
  InvoiceDate: z.iso.datetime('the date is not RFC 3339 UTC'),
  UnitPrice: unitPrice,
  CustomerID: z.string().regex(/^[A-Za-z0-9-]{0,40}$/, 'the customer id is malformed'),
  Country: z.string().min(2, 'the country is missing').max(60, 'the country is too long'),
});

const lineWorth = z.object({ quantity, unitPrice });

/**
 * Reads a record as a line of an invoice.
 * @returns the line, or every reason why it is none.
 */
export function parseLine({ row, fields }: FileRecord, position: number): InvoiceLine | { reason: string } {
  if (fields.length !== COLUMNS.length) {
    return { reason: `the line has ${fields.length} fields instead of ${COLUMNS.length}` };
  }
  const parsed = lineFields.safeParse(
    Object.fromEntries(COLUMNS.map((column, index) => [column, fields[index]])),
  );
  if (!parsed.success) return { reason: parsed.error.issues.map(({ message }) => message).join('; ') };
  const { data } = parsed;
  return {
    row,
    position,
    sku: data.StockCode,
    description: data.Description,
    quantity: data.Quantity,
    unitPrice: data.UnitPrice,
    issuedAt: data.InvoiceDate,
    customerId: data.CustomerID === '' ? undefined : data.CustomerID,
    country: data.Country,
  };
}

/** How much a record stands for, though as a line it may be refused; undefined when its quantity or price can't be read. */
export function readWorth({ fields }: FileRecord): LineWorth | undefined {
  const worth = lineWorth.safeParse({
    quantity: fields[COLUMNS.indexOf('Quantity')],
    unitPrice: fields[COLUMNS.indexOf('UnitPrice')],
  });
  return worth.success ? worth.data : undefined;
}
