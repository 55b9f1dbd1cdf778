import { MAIN, allocatedTo, heldAt, withAllotted, withoutAllocation } from '../allocation/allocation';
import type { Allotment } from '../allocation/allotment';
import type { FactTable, NoFields } from '../fact';
import { cancelRest } from '../order/lines';
import type { OrderLine, OrderState } from '../order/order';
import { perSku } from './stock';

/** What becomes of the stock that is reserved for an order. */
export interface StockFacts {
  readonly InventoryUnavailable: {
    readonly skus: readonly string[];
    /** The pieces that are not held for the order after all: there is no reservation of them to give back. */
    readonly lacking?: readonly LackingPieces[];
  };
  readonly InventoryReleased: NoFields;
  /** Its pieces were taken elsewhere than they were to be. */
  readonly InventoryAllocated: { readonly allocation: readonly Allotment[] };
}

export interface LackingPieces {
  readonly lineId: string;
  /** Where they were to lie; absent: in `main`. */
  readonly warehouse?: string;
  readonly quantity: number;
}

export const STOCK_FACTS: FactTable<StockFacts> = {
  InventoryUnavailable: {
    evolve: loseReservation,
  },
  InventoryReleased: {
    evolve: (order) => ({
      ...withoutAllocation(order),
      lines: order.lines.map(cancelRest),
      undo: order.undo.filter(({ kind }) => kind !== 'releaseInventory'),
    }),
    stock: (before) => perSku(before, heldAt(before), 0),
  },
  InventoryAllocated: { evolve: (order, { allocation }) => allocatedTo(order, allocation) },
};

function loseReservation(
  order: OrderState,
  { lacking = [] }: StockFacts['InventoryUnavailable'],
): OrderState {
  const lost = lacking.map(({ lineId, warehouse = MAIN, quantity }) => ({
    ...{ lineId, warehouse },
    quantity: -quantity,
  }));
  return {
    ...withAllotted(order, lost),
    lines: order.lines.map((line) => lose(line, lacking)),
  };
}

function lose(line: OrderLine, lacking: readonly LackingPieces[]): OrderLine {
  const lost = lacking
    .filter(({ lineId }) => lineId === line.id)
    .reduce((sum, { quantity }) => sum + quantity, 0);
  if (lost === 0) return line;
  const { quantities: q } = line;
  return { ...line, quantities: { ...q, reserved: q.reserved - lost, cancelled: q.cancelled + lost } };
}
