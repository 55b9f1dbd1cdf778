import { CsvError, parse } from 'csv-parse/sync';
import { minorUnitsOf } from '../../../i18n/minorUnits';
import { CASH_CURRENCY } from '../cashForm';
import { columnsOf, type Columns } from './statementColumns';

/** Why a line can't be sent. */
export type LineFault =
  'noConsignment' | 'mangled' | 'tooLong' | 'noAmount' | 'noFee' | 'tooMuch' | 'nothing' | 'twice';

/** A line of a statement as it was read; what it lacks is absent. */
export interface StatementLine {
  /** Where it stands in what was pasted, from 1. */
  readonly row: number;
  readonly consignmentId: string;
  /** Minor units. */
  readonly amount?: number;
  readonly fee?: number;
  readonly fault?: LineFault;
}

/** Why nothing of a statement could be read. */
export type StatementFault = 'workbook' | 'quotes' | 'columns' | 'severalColumns';

export interface Statement {
  readonly lines: readonly StatementLine[];
  readonly fault?: StatementFault;
}

/**
 * Reads a statement as couriers' spreadsheets give it: separated by commas, semicolons or tabs, with or without a line of headings.
 * Nothing is thrown: what can't be read says so, for its line.
 */
export function readStatement(text: string): Statement {
  // A workbook is an archive: its first letters are those of every one.
  if (text.startsWith('PK\u0003\u0004')) return { lines: [], fault: 'workbook' };
  const rows = rowsOf(text);
  if (rows === undefined) return { lines: [], fault: 'quotes' };
  if (rows.length === 0) return { lines: [] };
  const columns = columnsOf(rows.map(({ cells }) => cells));
  if (typeof columns === 'string') return { lines: [], fault: columns };
  const seen = new Set<string>();
  const lines = rows.slice(columns.begins).map((row) => lineOf(row, columns));
  return { lines: lines.map((line) => unlessTwice(line, seen)) };
}

interface Row {
  readonly row: number;
  readonly cells: readonly string[];
}

function rowsOf(text: string): readonly Row[] | undefined {
  try {
    const records: unknown = parse(text, {
      ...{ bom: true, trim: true, info: true, delimiter: delimiterOf(text) },
      ...{ record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true, relax_quotes: true },
      ...{ skip_empty_lines: true, skip_records_with_empty_values: true },
    });
    return (
      records as readonly { readonly record: string[]; readonly info: { readonly lines: number } }[]
    ).map(({ record, info }) => ({ row: info.lines, cells: record.map(plain) }));
  } catch (error) {
    if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED') return undefined;
    throw error;
  }
}

/** Cells that are copied from a spreadsheet come with tabs; commas may stand in their amounts then. */
function delimiterOf(text: string): string {
  const [first = ''] = text
    .replace(/^\uFEFF/, '')
    .trimStart()
    .split(/[\r\n]/, 1);
  return ['\t', ';'].find((one) => first.includes(one)) ?? ',';
}

/** Spreadsheets are kept from changing an id by an apostrophe before it, or by `="…"` around it. */
const plain = (cell: string): string =>
  cell
    .replace(/^="(.*)"$/, '$1')
    .replace(/^'/, '')
    .trim();

const LONGEST_ID = 100;
const MOST = 2_000_000_000;

function lineOf({ row, cells }: Row, columns: Columns): StatementLine {
  const cell = (index: number | undefined): string => (index === undefined ? '' : (cells[index] ?? ''));
  const consignmentId = cell(columns.consignment);
  const amount = amountIn(cell(columns.amount));
  const given = cell(columns.fee);
  const fee = given === '' ? 0 : amountIn(given);
  const read = {
    ...{ row, consignmentId },
    ...(amount !== undefined && { amount }),
    ...(fee !== undefined && { fee }),
  };
  const fault = faultOf(consignmentId, amount, fee);
  return { ...read, ...(fault && { fault }) };
}

/** `৳1,190.00`, `Tk 1190`, `1,190.00 BDT`. */
const amountIn = (cell: string): number | undefined =>
  minorUnitsOf(
    cell.replace(/^(?:৳|tk\.?|bdt)\s*/i, '').replace(/\s*(?:৳|tk\.?|bdt|\/-)$/i, ''),
    CASH_CURRENCY,
  );

function faultOf(id: string, amount: number | undefined, fee: number | undefined): LineFault | undefined {
  if (id === '') return 'noConsignment';
  // A spreadsheet took the id for a number: its last digits are gone.
  if (/^\d+([.,]\d+)?e\+?\d+$/i.test(id)) return 'mangled';
  if (id.length > LONGEST_ID) return 'tooLong';
  if (amount === undefined) return 'noAmount';
  if (fee === undefined) return 'noFee';
  if (amount > MOST || fee > MOST) return 'tooMuch';
  return amount + fee === 0 ? 'nothing' : undefined;
}

/** A reference counts once for a parcel: another line of it would be taken for a repetition. */
function unlessTwice(line: StatementLine, seen: Set<string>): StatementLine {
  if (line.fault || !seen.has(line.consignmentId)) {
    if (!line.fault) seen.add(line.consignmentId);
    return line;
  }
  return { ...line, fault: 'twice' };
}
