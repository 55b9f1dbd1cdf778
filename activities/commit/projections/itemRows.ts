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
  return changedParts(before.lines, after.lines).map(itemRow);
}

function itemRow(line: OrderLine): ItemRow {
  const { id, quantities } = line;
  const reserved = line.stocked ? quantities.reserved + quantities.packed : 0;
  return { id, status: deriveLineStatus(line), reserved, quantities };
}
