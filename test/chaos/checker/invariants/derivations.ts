import { isDeepStrictEqual } from 'node:util';
import {
  deriveLineStatus,
  derivePaymentStatus,
  deriveStatus,
  stageOf,
} from '../../../../domain/order/status';
import type { HoldRow, OrderEvidence } from '../../evidence/evidence';
import { ofEachOrder } from '../ofEachOrder';
import type { Invariant } from '../violation';

/** Columns and rows are what people and reports see; nothing in them may have a life of its own. */
export const derivations: Invariant = {
  says: 'every column and row that shows an order agrees with its state',
  violations: ofEachOrder((order) => [
    ...differing('order', shownOrder(order), derivedOrder(order)),
    ...differing('lines', byId(order.lines.map(shownLine)), byId(derivedLines(order))),
    ...differing('payments', byId(order.payments), byId(derivedPayments(order))),
    ...differing('shipments', byId(order.shipments), byId(derivedShipments(order))),
    ...differing('holds', byKey(order.holds), byKey(derivedHolds(order))),
  ]),
};

function shownOrder(order: OrderEvidence): object {
  const { status, stage, paymentStatus, version, revision, holdReason, totals, deliveredAt, closedAt } =
    order;
  return { status, stage, paymentStatus, version, revision, holdReason, totals, deliveredAt, closedAt };
}

function derivedOrder({ state }: OrderEvidence): object {
  const { version, revision, deliveredAt = null, closedAt = null, holds } = state;
  const { items, discount, tax, shipping, grand } = state.totals;
  const status = deriveStatus(state);
  const paymentStatus = derivePaymentStatus(state);
  const holdReason = holds[0]?.reason ?? null;
  return {
    ...{ status, stage: stageOf(status), paymentStatus, version, revision, holdReason },
    ...{ totals: { items, discount, tax, shipping, grand }, deliveredAt, closedAt },
  };
}

const shownLine = ({ id, sku, status, reserved, quantities }: OrderEvidence['lines'][number]) => ({
  ...{ id, sku, status, reserved, quantities },
});

function derivedLines({ state }: OrderEvidence) {
  return state.lines.map((line) => {
    const { id, sku, stocked, quantities } = line;
    const reserved = stocked ? quantities.reserved + quantities.packed : 0;
    return { id, sku, status: deriveLineStatus(line), reserved, quantities };
  });
}

function derivedPayments({ state }: OrderEvidence) {
  return state.payments.map(({ id, state: status, amount, reference = null }) => ({
    ...{ id, status, amount, reference },
  }));
}

function derivedShipments({ state }: OrderEvidence) {
  return state.parcels.map(({ id, state: status, consignmentId = null }) => ({ id, status, consignmentId }));
}

function derivedHolds({ state }: OrderEvidence): HoldRow[] {
  return state.holds.map(
    ({ key, reason, blocks, owner, since, until = null, default: byDefault = null }) => ({
      ...{ key, reason, blocks, owner, since, until, defaultAction: byDefault },
    }),
  );
}

const byKey = (rows: readonly HoldRow[]): HoldRow[] => rows.toSorted((a, b) => (a.key < b.key ? -1 : 1));

function byId<Row extends { readonly id: string }>(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function differing(what: string, shown: object, derived: object): string[] {
  if (isDeepStrictEqual(shown, derived)) return [];
  return [`${what}: shows ${JSON.stringify(shown)}, derived ${JSON.stringify(derived)}`];
}
