import { DomainError, type FieldError } from '../errors';
import type { OrderLine, OrderState } from '../order/order';
import { nameOfKind, normalSerial, sayFault, serialFault, type LineSerials } from './serial';

/** What was scanned of a line, as the scanner gave it. */
export interface LineScan {
  readonly lineId: string;
  readonly values: readonly string[];
}

/** Pieces of a line that go into a parcel. */
interface PackedLine {
  readonly lineId: string;
  readonly quantity: number;
}

/** More than any order has lines, and more pieces than go into a parcel. */
export const MOST_LINES = 1_000;
export const MOST_VALUES = 1_000;
export const LONGEST_SCAN = 100;

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '' && value.length <= LONGEST_SCAN;

function isScan(value: unknown): value is LineScan {
  if (typeof value !== 'object' || value === null) return false;
  const fields = new Map<string, unknown>(Object.entries(value));
  const values = fields.get('values');
  return (
    isText(fields.get('lineId')) &&
    Array.isArray(values) &&
    values.length <= MOST_VALUES &&
    values.every(isText)
  );
}

/** The shape of a field with scans, which may be absent. */
export const SCANS = (value: unknown): string | undefined =>
  value === undefined || (Array.isArray(value) && value.length <= MOST_LINES && value.every(isScan))
    ? undefined
    : 'must be a list such as [{"lineId": "1", "values": ["356938035643809"]}]';

/**
 * Whether pieces whose line asks for their numbers may not be packed without. Where an order is packed by itself nobody scans, and it would wait
 * for nobody.
 */
export const requiresSerials = ({ policy }: Pick<OrderState, 'policy'>): boolean =>
  policy.serials === 'required' && !policy.fulfilment.auto;

const demandsSerials = (order: OrderState, { serials }: OrderLine): boolean =>
  serials !== undefined && requiresSerials(order);

/**
 * The numbers of the pieces that are packed.
 * @param packed what goes into the parcel.
 * @throws {DomainError} `validation` with a pointer to each scan at fault: a number that is none, that comes twice, of a line that asks
 * for none or isn't packed; and to what is missing where it is demanded.
 */
export function readScans(
  order: OrderState,
  packed: readonly PackedLine[],
  scans: readonly LineScan[] = [],
): readonly LineSerials[] {
  const pieces = new Map(packed.map(({ lineId, quantity }) => [lineId, quantity]));
  const seen = new Set<string>();
  const errors: FieldError[] = [];
  const read: LineSerials[] = [];
  for (const [index, scan] of scans.entries()) {
    const line = order.lines.find(({ id }) => id === scan.lineId);
    const fault = faultOfLine(line, pieces, read, scan);
    if (fault !== undefined || line?.serials === undefined) {
      errors.push({ pointer: `/serials/${index}/lineId`, detail: fault ?? asksForNone(scan.lineId) });
      continue;
    }
    const kind = line.serials;
    const values = scan.values.map((value) => normalSerial(kind, value));
    errors.push(...faultsOfValues(scan, { kind, values }, index, seen));
    const wrongCount = faultOfCount(order, line, values.length, pieces.get(line.id) ?? 0);
    if (wrongCount) errors.push({ pointer: `/serials/${index}/values`, detail: wrongCount });
    read.push({ lineId: line.id, kind, values });
  }
  errors.push(...missingLines(order, pieces, scans));
  const [first] = errors;
  if (first) throw new DomainError('validation', `${first.pointer}: ${first.detail}`, { errors });
  return read.filter(({ values }) => values.length > 0);
}

const asksForNone = (lineId: string): string => `Line ${lineId} asks for no serial numbers.`;

function faultOfLine(
  line: OrderLine | undefined,
  pieces: ReadonlyMap<string, number>,
  read: readonly LineSerials[],
  { lineId }: LineScan,
): string | undefined {
  if (!line) return `The order has no line ${lineId}.`;
  if (line.serials === undefined) return asksForNone(lineId);
  if (!pieces.has(lineId)) return `Nothing of line ${lineId} is packed now.`;
  return read.some((earlier) => earlier.lineId === lineId) ? `Line ${lineId} comes twice.` : undefined;
}

/** @param seen what was scanned before, of any line; what is scanned now is added. */
function faultsOfValues(
  scan: LineScan,
  { kind, values }: Omit<LineSerials, 'lineId'>,
  index: number,
  seen: Set<string>,
): readonly FieldError[] {
  return values.flatMap((value, place): readonly FieldError[] => {
    const pointer = `/serials/${index}/values/${place}`;
    const fault = serialFault({ kind, value });
    if (fault) return [{ pointer, detail: sayFault(fault, scan.values[place] ?? value) }];
    const key = `${kind} ${value}`;
    if (seen.has(key)) return [{ pointer, detail: `One scan for two pieces: ${value} was scanned before.` }];
    seen.add(key);
    return [];
  });
}

function faultOfCount(
  order: OrderState,
  line: OrderLine,
  scanned: number,
  pieces: number,
): string | undefined {
  const told = `${pieces} packed, ${scanned} scanned.`;
  if (scanned > pieces) return told;
  return demandsSerials(order, line) && scanned < pieces ? told : undefined;
}

function missingLines(
  order: OrderState,
  pieces: ReadonlyMap<string, number>,
  scans: readonly LineScan[],
): readonly FieldError[] {
  const scanned = new Set(scans.map(({ lineId }) => lineId));
  return order.lines.flatMap((line): readonly FieldError[] => {
    const wanted = pieces.get(line.id) ?? 0;
    if (wanted === 0 || scanned.has(line.id) || !demandsSerials(order, line)) return [];
    const kind = nameOfKind(line.serials ?? 'SERIAL');
    const detail = `Line ${line.id} (${line.sku}) asks for the ${kind} of each piece: ${wanted} packed, 0 scanned.`;
    return [{ pointer: '/serials', detail }];
  });
}
