import { parse } from 'csv-parse/sync';
import { z } from 'zod';

/** The columns of a feed, in this order; times are RFC 3339 UTC, prices decimal pounds. */
export const COLUMNS = [
  'InvoiceNo',
  'StockCode',
  'Description',
  'Quantity',
  'InvoiceDate',
  'UnitPrice',
  'CustomerID',
  'Country',
] as const;

/** One record of the file, as it stands there. */
export interface FileRecord {
  /** Line of the file, the header being line 1. */
  readonly row: number;
  /** Trimmed; not necessarily as many as there are columns. */
  readonly fields: readonly string[];
}

/** The file as a whole can't be used; a faulty line alone never leads to this. */
export class InvoiceFileError extends Error {
  override readonly name = 'InvoiceFileError';
}

const records = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.int() }) }));

/**
 * Splits a feed into records.
 * @throws {InvoiceFileError} when it isn't CSV or has other columns.
 */
export function readRecords(text: string): FileRecord[] {
  const [header, ...rest] = splitRecords(text);
  if (header === undefined || !COLUMNS.every((column, index) => header.fields[index] === column)) {
    throw new InvoiceFileError(`The first line must name the columns ${COLUMNS.join(', ')}.`);
  }
  return rest;
}

function splitRecords(text: string): FileRecord[] {
  try {
    // Records of the wrong length come through: they are refused one by one, with their line.
    const options = { bom: true, info: true, relax_column_count: true, skip_empty_lines: true };
    return records
      .parse(parse(text, options))
      .map(({ record, info }) => ({ row: info.lines, fields: record.map((field) => field.trim()) }));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InvoiceFileError(`The file is not CSV: ${reason}`, { cause: error });
  }
}
