import { parse } from 'csv-parse/sync';
import type { ResultsRequestJson } from '../../../../../api/schema/money/payouts';

export type ResultLine = ResultsRequestJson['lines'][number];

const REASONS = ['ACCOUNT_NOT_FOUND', 'ACCOUNT_CLOSED', 'NAME_MISMATCH', 'LIMIT_EXCEEDED', 'OTHER'] as const;
const LONGEST = { payoutId: 40, outcome: 40, text: 100 };

/**
 * Reads a bank's file: a payout, the bank's word, its reference and why it came back, separated by commas, semicolons or tabs. Lines that
 * name no payout of ours, as headings, are left out.
 */
export function readResults(text: string): readonly ResultLine[] {
  const delimiter = ['\t', ';'].find((one) => text.includes(one)) ?? ',';
  const rows: unknown = parse(text, {
    ...{ bom: true, trim: true, delimiter, relax_column_count: true, relax_quotes: true },
    ...{ skip_empty_lines: true, skip_records_with_error: true },
  });
  return (rows as readonly (readonly string[])[]).flatMap(lineOf);
}

function lineOf(cells: readonly string[]): readonly ResultLine[] {
  const [payoutId = '', word = '', reference = '', why = ''] = cells.map((cell) =>
    cell.replace(/^'/, '').trim(),
  );
  if (!payoutId.startsWith('po_') || payoutId.length > LONGEST.payoutId || word === '') return [];
  const reason = REASONS.find((known) => known === why.toUpperCase());
  return [
    {
      ...{ payoutId, outcome: word.toUpperCase().slice(0, LONGEST.outcome) },
      ...(reference && { reference: reference.slice(0, LONGEST.text) }),
      ...(reason ? { reason } : why && { code: why.slice(0, LONGEST.text) }),
    },
  ];
}
