import type { AdminOrderJson } from '../../../../api/schema/admin';
import type { CheckedSerialJson, ScansJson } from '../../../../api/schema/stock/serials';

type Line = AdminOrderJson['lines'][number];

/** A line whose pieces are scanned as they are packed. */
export interface AskingLine {
  readonly id: string;
  readonly name: string;
  readonly variant: string | null;
  readonly kind: NonNullable<Line['serials']>;
  /** How many pieces are packed now. */
  readonly pieces: number;
}

/** What was scanned and taken, by line; and what was wrong with the newest scan. */
export interface Scans {
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly fault?: ScanFault;
}

/** What the API says of a number, or what only this dialog knows: that it was scanned before, or one too many. */
export interface ScanFault {
  readonly code: NonNullable<CheckedSerialJson['fault']>['code'] | 'TWICE' | 'TOO_MANY';
  /** As it was scanned. */
  readonly scanned: string;
  /** The number of the order that the piece lies in. */
  readonly order?: string;
  /** The product that it is of. */
  readonly sku?: string;
}

export const NOTHING_SCANNED: Scans = { values: {} };

/** The lines whose pieces are to be scanned now. */
export const askingLines = ({ lines }: Pick<AdminOrderJson, 'lines'>): readonly AskingLine[] =>
  lines.flatMap(({ id, name, variant, serials, quantities }) =>
    serials === null || quantities.reserved === 0
      ? []
      : [{ id, name, variant, kind: serials, pieces: quantities.reserved }],
  );

/** What was taken of a line. */
export const scannedOf = ({ values }: Scans, lineId: string): readonly string[] => values[lineId] ?? [];

export const isFull = (scans: Scans, { id, pieces }: AskingLine): boolean =>
  scannedOf(scans, id).length >= pieces;

/** The line that the next scan is for: the one that was chosen, as long as pieces of it are missing; else the first that lacks some. */
export const nextLine = (
  scans: Scans,
  lines: readonly AskingLine[],
  chosen: string | undefined,
): AskingLine | undefined =>
  lines.find((line) => line.id === chosen && !isFull(scans, line)) ??
  lines.find((line) => !isFull(scans, line)) ??
  lines.at(-1);

/** After the API has said what it thinks of a scan. */
export function addScan(
  scans: Scans,
  line: AskingLine,
  scanned: string,
  { kind, value, fault }: CheckedSerialJson,
  lines: readonly AskingLine[],
): Scans {
  const { values } = scans;
  const isKnown = lines.some((other) => other.kind === kind && scannedOf(scans, other.id).includes(value));
  if (isKnown) return { values, fault: { code: 'TWICE', scanned } };
  if (fault) {
    const { code, order, sku } = fault;
    const told = { ...(order && { order: order.number }), ...(sku !== undefined && { sku }) };
    return { values, fault: { code, scanned, ...told } };
  }
  if (isFull(scans, line)) return { values, fault: { code: 'TOO_MANY', scanned } };
  return { values: { ...values, [line.id]: [...scannedOf(scans, line.id), value] } };
}

/** Without a number that was scanned by mistake. */
export const takeBack = (scans: Scans, lineId: string, value: string): Scans => ({
  values: { ...scans.values, [lineId]: scannedOf(scans, lineId).filter((known) => known !== value) },
});

/** What the command is told. */
export const toSend = (scans: Scans, lines: readonly AskingLine[]): ScansJson =>
  lines
    .map(({ id }) => ({ lineId: id, values: [...scannedOf(scans, id)] }))
    .filter(({ values }) => values.length > 0);
