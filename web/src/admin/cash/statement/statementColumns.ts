/** Where a statement has what is needed of it, by position from 0. */
export interface Columns {
  readonly consignment: number;
  readonly amount: number;
  /** Absent: the courier kept nothing, or has no column for it. */
  readonly fee?: number;
  /** The first row that is none of headings, from 0. */
  readonly begins: number;
}

/** What columns are called, the surest names first: of amounts, what was paid out goes before what was collected. */
const NAMES = {
  consignment: [/^consignment/, /^(tracking|parcel)\b/, /কনসাইনমেন্ট/],
  amount: [/\b(payout|paid out|paid|payable|net|disbursed)\b/, /^amount$/, /^(টাকা|পরিমাণ)/],
  fee: [/\btotal (fees?|charges?)\b/, /\b(fees?|charges?)\b/, /ফি|চার্জ/],
} as const;

/** Above its headings a statement may name the courier, the shop and the month. */
const MOST_ABOVE = 10;

/**
 * Finds the columns by their headings; without headings they are the first three.
 * @returns why they can't be told, where that is so.
 */
export function columnsOf(rows: readonly (readonly string[])[]): Columns | 'columns' | 'severalColumns' {
  const heads = rows.slice(0, MOST_ABOVE).map((cells) => cells.map(plain));
  const heading = heads.findIndex((names) => find(names, NAMES.consignment) !== undefined);
  if (heading === -1) {
    const [first = []] = rows;
    const isData = first.length >= 2 && first.slice(1).some((cell) => /[\d০-৯]/.test(cell));
    return isData ? { consignment: 0, amount: 1, fee: 2, begins: 0 } : 'columns';
  }
  const [consignment, amount, fee] = (['consignment', 'amount', 'fee'] as const).map((what) =>
    find(heads[heading] ?? [], NAMES[what]),
  );
  if (consignment === 'several' || amount === 'several' || fee === 'several') return 'severalColumns';
  if (consignment === undefined || amount === undefined) return 'columns';
  return { consignment, amount, ...(fee !== undefined && { fee }), begins: heading + 1 };
}

/** "Total Fee (BDT)" is "total fee". */
const plain = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/\(.*?\)/g, ' ')
    .replaceAll(/[_\s.-]+/g, ' ')
    .trim();

function find(names: readonly string[], patterns: readonly RegExp[]): number | 'several' | undefined {
  for (const pattern of patterns) {
    const found = names.flatMap((name, index) => (pattern.test(name) ? [index] : []));
    if (found.length > 1) return 'several';
    if (found.length === 1) return found[0];
  }
  return undefined;
}
