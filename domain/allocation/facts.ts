import type { EventEnvelope, FactTable } from '../fact';
import { deliverServices, movePieces } from '../order/lines';
import type { LineQuantities, OrderState, Totals } from '../order/order';
import { perSku, type StockEffect } from '../stock/stock';
import { withAllotted } from './allocation';
import type { Allotment } from './allotment';
import type { RefusalReason, ShortReason } from './elsewhere/leftOut';
import { withLeftOut } from './elsewhere/reallocation';

/** Pieces of a line. */
interface Pieces {
  readonly lineId: string;
  readonly quantity: number;
}

/** What becomes of pieces that a warehouse lacks or refuses. */
export interface AllocationFacts {
  /** Picking came short of them: they leave the count there, and are looked for elsewhere. */
  readonly PicksShort: {
    readonly warehouse: string;
    readonly reason: ShortReason;
    readonly lines: readonly Pieces[];
  };
  /** A warehouse gives none of its pieces of the order. They stay there, for others. */
  readonly AllocationRefused: {
    readonly warehouse: string;
    readonly reason: RefusalReason;
    readonly note?: string;
    readonly lines: readonly Pieces[];
  };
  /** Other warehouses hold them now. */
  readonly PiecesReallocated: { readonly allotted: readonly Allotment[] };
  /** Nobody has them, and the customer wants what is there: they are cancelled, and the order costs less. */
  readonly PiecesCancelled: {
    readonly lines: readonly Pieces[];
    /** What they cost, in minor units. */
    readonly amount: number;
    /** What the order costs now. */
    readonly totals: Totals;
  };
}

export const ALLOCATION_FACTS: FactTable<AllocationFacts> = {
  PicksShort: {
    evolve: (order, { warehouse, reason, lines }) =>
      withLeftOut(
        lose(order, warehouse, lines),
        skusOf(order, lines).map((sku) => ({ warehouse, sku, because: reason })),
      ),
    stock: (before, { warehouse, reason, lines }) =>
      perSku(before, at(warehouse, lines), -1).map((effect) => ({ ...effect, kind: 'ADJUST', reason })),
    reason: ({ reason }) => reason,
  },
  AllocationRefused: {
    evolve: (order, { warehouse, reason, lines }) =>
      withLeftOut(lose(order, warehouse, lines), [{ warehouse, because: reason }]),
    stock: (before, { warehouse, lines }) => perSku(before, at(warehouse, lines), 0),
    reason: ({ reason }) => reason,
  },
  PiecesReallocated: {
    evolve: (order, { allotted }) =>
      withAllotted(moveAll(order, allotted, 'backordered', 'reserved'), allotted),
    stock: (before, { allotted }) => perSku(before, allotted, 0).map(taken),
  },
  PiecesCancelled: {
    evolve: cancelPieces,
    tells: () => 'piecesCancelled',
    shows: ['lines', 'amount'],
    omits: ['totals'],
  },
};

const at = (warehouse: string, lines: readonly Pieces[]): readonly Allotment[] =>
  lines.map((line) => ({ ...line, warehouse }));

/** Only pieces that nobody has reserved can be taken. */
const taken = (effect: StockEffect): StockEffect => ({
  ...effect,
  reserved: -effect.reserved,
  kind: 'RESERVE',
});

const skusOf = (order: OrderState, lines: readonly Pieces[]): readonly string[] => [
  ...new Set(order.lines.filter(({ id }) => lines.some(({ lineId }) => lineId === id)).map(({ sku }) => sku)),
];

/** The order that wants these pieces and doesn't hold them any more. */
const lose = (order: OrderState, warehouse: string, lines: readonly Pieces[]): OrderState =>
  withAllotted(
    moveAll(order, lines, 'reserved', 'backordered'),
    at(warehouse, lines).map((one) => ({ ...one, quantity: -one.quantity })),
  );

/** Pieces of a line may come from several places. */
function moveAll(
  order: OrderState,
  pieces: readonly Pieces[],
  from: keyof LineQuantities,
  to: keyof LineQuantities,
): OrderState {
  return pieces.reduce((state, piece) => movePieces(state, [piece], from, to), order);
}

/** Where all else has arrived already, nothing is left on its way. */
function cancelPieces(
  order: OrderState,
  { lines, totals, at: instant }: AllocationFacts['PiecesCancelled'] & EventEnvelope,
): OrderState {
  const without = moveAll(order, lines, 'backordered', 'cancelled');
  const changed = { ...without, revision: order.revision + 1, totals };
  const hasArrived = changed.lines.some(({ stocked, quantities }) => stocked && quantities.delivered > 0);
  return hasArrived ? deliverServices(changed, instant) : changed;
}
