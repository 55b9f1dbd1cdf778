import type { FactTable, NoFields } from '../fact';
import { cancelRest } from '../order/lines';
import type { OrderLine } from '../order/order';
import { perSku } from './stock';

/** What becomes of the stock that is reserved for an order. */
export interface StockFacts {
  readonly InventoryUnavailable: {
    readonly skus: readonly string[];
    /** The pieces that are not held for the order after all: there is no reservation of them to give back. */
    readonly lacking?: readonly LackingPieces[];
  };
  readonly InventoryReleased: NoFields;
}

export interface LackingPieces {
  readonly lineId: string;
  readonly quantity: number;
}

export const STOCK_FACTS: FactTable<StockFacts> = {
  InventoryUnavailable: {
    evolve: (order, { lacking }) => ({
      ...order,
      lines: order.lines.map((line) => loseReservation(line, lacking)),
    }),
  },
  InventoryReleased: {
    evolve: (order) => ({
      ...order,
      lines: order.lines.map(cancelRest),
      undo: order.undo.filter(({ kind }) => kind !== 'releaseInventory'),
    }),
    stock: (before) => perSku(before, ({ quantities: q }) => q.reserved + q.packed, 0),
  },
};

function loseReservation(line: OrderLine, lacking: readonly LackingPieces[] = []): OrderLine {
  const lost = lacking.find(({ lineId }) => lineId === line.id)?.quantity ?? 0;
  const { quantities: q } = line;
  return { ...line, quantities: { ...q, reserved: q.reserved - lost, cancelled: q.cancelled + lost } };
}
