import { action } from '../../command';
import { DomainError, type FieldError } from '../../errors';
import type { OrderState } from '../../order/order';
import { ended } from '../../order/refusals';
import { nothingToPack, notReadyToPick } from '../../parcel/refusals';
import { piecesAt, requirePieces } from './piecesAt';
import { SHORT_REASONS, type ShortReason } from './leftOut';

interface ShortPick {
  readonly warehouse: string;
  /** The pieces that are lacking. */
  readonly lines: readonly { readonly lineId: string; readonly quantity: number }[];
  readonly reason: ShortReason;
}

/** As many as an order has at most. */
const MOST_LINES = 1_000;

/** Says that pieces can't be picked: they leave the count of their warehouse, and are looked for in others. */
export const shortPick = action<ShortPick>({
  description: 'Says which pieces can not be picked; they are looked for in other warehouses.',
  shape: { warehouse: 'text', lines: linesFault, reason: { oneOf: SHORT_REASONS } },
  roles: ['support', 'warehouse', 'admin'],
  whenClosed: 'refused',
  refusal: (order, actor) => ended(order) ?? notReadyToPick(order, actor) ?? nothingToPack(order),
  decide: (order, { warehouse, lines, reason }) => {
    requirePieces(order, warehouse);
    requireThere(order, warehouse, lines);
    return [
      ...(order.pickingAt === undefined ? [{ type: 'PickingStarted' as const }] : []),
      { type: 'PicksShort', warehouse, reason, lines },
    ];
  },
});

function linesFault(value: unknown): string | undefined {
  const isLine = (one: unknown): boolean =>
    typeof one === 'object' &&
    one !== null &&
    'lineId' in one &&
    typeof one.lineId === 'string' &&
    'quantity' in one &&
    Number.isSafeInteger(one.quantity) &&
    Number(one.quantity) > 0;
  return Array.isArray(value) && value.length > 0 && value.length <= MOST_LINES && value.every(isLine)
    ? undefined
    : 'must be a list of lines, each with its lineId and a quantity of 1 or more';
}

/** @throws {DomainError} `validation` when a line comes twice, is none of those, or has fewer pieces there. */
function requireThere(order: OrderState, warehouse: string, lines: ShortPick['lines']): void {
  const there = piecesAt(order, warehouse);
  const errors = lines.flatMap(({ lineId, quantity }, index): readonly FieldError[] => {
    const pieces = there.find((one) => one.lineId === lineId);
    const pointer = `/lines/${index}`;
    if (!pieces) return [{ pointer: `${pointer}/lineId`, detail: `No piece of it is to be picked there.` }];
    if (lines.findIndex((one) => one.lineId === lineId) < index)
      return [{ pointer: `${pointer}/lineId`, detail: 'Name each line once.' }];
    return quantity > pieces.quantity
      ? [{ pointer: `${pointer}/quantity`, detail: `${pieces.quantity} to be picked there.` }]
      : [];
  });
  const [first] = errors;
  if (first) throw new DomainError('validation', `${first.pointer}: ${first.detail}`, { errors });
}
