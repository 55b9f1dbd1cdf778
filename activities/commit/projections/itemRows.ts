import { heldAt } from '../../../domain/allocation/allocation';
import type { Allotment } from '../../../domain/allocation/allotment';
import type { LineQuantities, OrderLine } from '../../../domain/order/order';
import { deriveLineStatus, type LineStatus } from '../../../domain/order/status';
import type { Change } from '../change';
import { changedParts } from './changedParts';

/** Where the pieces of a line are. */
export interface ItemRow {
  readonly id: string;
  readonly status: LineStatus;
  /** Pieces held in stock. */
  readonly reserved: number;
  /** Where: pieces by warehouse. */
  readonly held: Readonly<Record<string, number>>;
  readonly quantities: LineQuantities;
}

/** Lines of which pieces have moved. SQL function: `write_order_items`. */
export function itemRows({ before, after }: Change): readonly ItemRow[] {
  // An order that goes on wants its pieces, and holds none before its first step has taken them.
  const holdsNone = before.reinstatedAt !== after.reinstatedAt;
  const pieces = holdsNone ? [] : heldAt(after);
  return changedParts(before.lines, after.lines).map((line) => itemRow(line, pieces));
}

function itemRow(line: OrderLine, pieces: readonly Allotment[]): ItemRow {
  const { id, quantities } = line;
  const own = pieces.filter(({ lineId }) => lineId === id);
  const reserved = own.reduce((sum, { quantity }) => sum + quantity, 0);
  const held = Object.fromEntries(own.map(({ warehouse, quantity }) => [warehouse, quantity]));
  return { id, status: deriveLineStatus(line), reserved, held, quantities };
}
