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
  readonly quantities: LineQuantities;
}

/** Lines of which pieces have moved. SQL function: `write_order_items`. */
export function itemRows({ before, after }: Change): readonly ItemRow[] {
  // An order that goes on wants its pieces, and holds none before its first step has taken them.
  const holdsNone = before.reinstatedAt !== after.reinstatedAt;
  return changedParts(before.lines, after.lines).map((line) => itemRow(line, holdsNone));
}

function itemRow(line: OrderLine, holdsNone: boolean): ItemRow {
  const { id, quantities } = line;
  const reserved = line.stocked && !holdsNone ? quantities.reserved + quantities.packed : 0;
  return { id, status: deriveLineStatus(line), reserved, quantities };
}
