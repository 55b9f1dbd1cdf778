import type { OrderState } from '../../domain/order/order';
import { perEvent, type Change } from './change';
import type { Commit } from './commit';
import { clockRows } from './projections/clockRows';
import { correctionRows } from './projections/correctionRows';
import { eventRows } from './projections/eventRows';
import { holdRows } from './projections/holdRows';
import { itemRows } from './projections/itemRows';
import { noteRows } from './projections/noteRows';
import { notificationRows } from './projections/notificationRows';
import { orderRow } from './projections/orderRow';
import { appeasementRows } from './projections/money/appeasementRows';
import { cashRows } from './projections/money/cashRows';
import { linkRows } from './projections/money/linkRows';
import { payoutRows } from './projections/money/payoutRows';
import { paymentRows } from './projections/money/paymentRows';
import { ledgerRows } from './projections/money/ledgerRows';
import { refundRows } from './projections/money/refundRows';
import { placeRows } from './projections/placeRows';
import { serialRows } from './projections/serialRows';
import { shipmentRows } from './projections/shipmentRows';
import { stockRows } from './projections/stockRows';
import { trackingRows } from './projections/trackingRows';
import { transactionRows } from './projections/money/transactionRows';
import { transitionRows } from './projections/transitionRows';
import { wantsErpPush } from './projections/wantsErpPush';

/** The argument of the SQL function `commit_order`. */
export type CommitProjection = ReturnType<typeof projectCommit>;

/**
 * An order's rows as a commit's events leave them: of each part only what changed. A part is a file of `projections/`,
 * a SQL function that `write_order_parts` calls, and a line here.
 * @param after the order as the events leave it.
 */
export function projectCommit({ before, asOf, events, details = {} }: Commit, after: OrderState) {
  const change: Change = { before, after, events, steps: perEvent(before, events), details };
  return {
    orderId: before.id,
    expectedVersion: before.version,
    expectedAsOf: asOf ?? null,
    state: after,
    order: orderRow(change),
    events: eventRows(change),
    items: itemRows(change),
    payments: paymentRows(change),
    places: placeRows(change),
    shipments: shipmentRows(change),
    serials: serialRows(change),
    tracking: trackingRows(change),
    notes: noteRows(change),
    corrections: correctionRows(change),
    holds: holdRows(change),
    transitions: transitionRows(change),
    notifications: notificationRows(change),
    transactions: transactionRows(change),
    refunds: refundRows(change),
    payouts: payoutRows(change),
    appeasements: appeasementRows(change),
    cash: cashRows(change),
    links: linkRows(change),
    clocks: clockRows(change),
    ledger: ledgerRows(change),
    stock: stockRows(change),
    erp: wantsErpPush(change),
  };
}
