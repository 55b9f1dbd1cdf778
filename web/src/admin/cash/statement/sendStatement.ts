import type { StatementRequestJson, StatementResultJson } from '../../../../../api/schema/money/cash';
import type { StatementLine } from './readStatement';

/** What became of a line, by the API. */
export type Outcome = StatementResultJson['items'][number];

/** What became of lines, by where they stand in the statement. */
export type Outcomes = ReadonlyMap<number, Outcome>;

interface Sending {
  readonly courier: string;
  readonly reference: string;
  readonly lines: readonly StatementLine[];
  readonly settle: (body: StatementRequestJson) => Promise<StatementResultJson>;
  /** Told after each part. */
  readonly onPart: (outcomes: Outcomes) => void;
}

/** The API takes 500; a few at a time show how far it is, and are through within the patience that a request has. */
const LINES_AT_ONCE = 8;

/**
 * Sends the lines part by part, in their order. The same lines may be sent again: what was recorded isn't recorded twice.
 * @throws {Error} the first failure; what went before is recorded, and has been told.
 */
export async function sendStatement({ courier, reference, lines, settle, onPart }: Sending): Promise<void> {
  for (let first = 0; first < lines.length; first += LINES_AT_ONCE) {
    const part = lines.slice(first, first + LINES_AT_ONCE);
    const { items } = await settle({
      ...{ courier, reference },
      lines: part.map(({ consignmentId, amount = 0, fee = 0 }) => ({ consignmentId, amount, fee })),
    });
    onPart(new Map(part.flatMap(({ row }, index) => (items[index] ? [[row, items[index]]] : []))));
  }
}

/** Lines that can be sent: read without a fault, and not recorded yet. */
export const toSend = (lines: readonly StatementLine[], outcomes: Outcomes): readonly StatementLine[] =>
  lines.filter(({ row, fault }) => !fault && outcomes.get(row)?.outcome !== 'RECORDED');

/** Those that somebody has to look at first: what can't be sent or was not recorded, and then the others. */
export function byUrgency(lines: readonly StatementLine[], outcomes: Outcomes): readonly StatementLine[] {
  const isUrgent = ({ row, fault }: StatementLine): boolean => {
    const outcome = outcomes.get(row)?.outcome;
    return fault !== undefined || outcome === 'REFUSED' || outcome === 'UNKNOWN';
  };
  return [...lines.filter(isUrgent), ...lines.filter((line) => !isUrgent(line))];
}
