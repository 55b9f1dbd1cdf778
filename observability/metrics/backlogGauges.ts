import { Gauge, type Registry } from 'prom-client';
import { CLOCKS } from '../../domain/clocks/clocks';
import { CHANNEL_NAMES } from '../../domain/notifications/channels';
import { HOLD_REASONS } from '../../domain/holds/reasons';
import { ROLES } from '../../domain/people/actor';
import { STAGES } from '../../domain/order/status';
import { OPEN_PAYOUTS, OPEN_REFUNDS, type Backlog } from './backlog';

/** However many look, and however often: the database is asked once in this time. */
const KEEP_MS = 15_000;

/**
 * Shows what waits, as it is when somebody looks. Every process that shows it shows the same, so dashboards take
 * the maximum, not the sum. While the database is away nothing is shown of it.
 */
export function showBacklog(registry: Registry, read: () => Promise<Backlog>): void {
  const current = keepFor(KEEP_MS, () => read().catch(() => undefined));
  const gauge = (name: string, help: string, label: string, valuesOf: ValuesOf): Gauge =>
    new Gauge({
      ...{ name, help, labelNames: [label], registers: [registry] },
      async collect() {
        const backlog = await current();
        this.reset();
        if (!backlog) return;
        for (const [value, count] of valuesOf(backlog)) this.set({ [label]: value }, count);
      },
    });
  gauge('orders_open', 'Orders that are not closed', 'stage', ({ open }) => filled(STAGES, open));
  gauge('orders_on_hold', 'Orders that wait for a person', 'reason', ({ held }) =>
    filled(HOLD_REASONS, held),
  );
  gauge('orders_hold_overdue', 'Orders with a hold whose end is past', 'reason', ({ overdue }) =>
    filled(HOLD_REASONS, overdue),
  );
  gauge('work_waiting', 'What waits to be done', 'kind', (backlog) => [
    ['order_start', backlog.toStart],
    ['webhook', backlog.webhooks],
    ['erp', backlog.erp],
    ['erp_refused', backlog.erpRefused],
    ...filled(CHANNEL_NAMES, backlog.notifications),
  ]);
  gauge('orders_delivered_unpaid', 'Delivered orders whose money was not taken', 'after', (backlog) => [
    ['a minute', backlog.deliveredUnpaid],
  ]);
  gauge('orders_overpaid', 'Orders with money that no goods stand for', 'what', ({ overpaid }) => [
    ['to give back', overpaid],
  ]);
  gauge('clocks_past', 'Clocks of orders whose time is over', 'clock', ({ clocksPast }) =>
    filled(CLOCKS, clocksPast),
  );
  gauge('promises_at_risk', 'Open orders that may miss what was promised', 'who', ({ promisesAtRisk }) =>
    filled(ROLES, promisesAtRisk),
  );
  gauge('promises_late', 'Open orders that will miss what was promised', 'who', ({ promisesLate }) =>
    filled(ROLES, promisesLate),
  );
  gauge('stock_differences', 'Shelves whose counts, ledger and orders differ', 'by', (backlog) => [
    ['the newest check', backlog.stockDifferences],
  ]);
  gauge('work_waiting_longest_seconds', 'How long the oldest has waited', 'kind', (backlog) => [
    ['erp', backlog.erpLagSeconds],
    ['refund_approval', backlog.approvalLagSeconds],
  ]);
  gauge('orders_to_pack', 'Orders that a warehouse can pack', 'warehouse', ({ toPack }) => [...toPack]);
  gauge('parcels_packed_within_day', 'Parcels packed within a day', 'warehouse', ({ packed }) => [...packed]);
  gauge(
    'products_low_on_stock',
    'Products with no more available than their mark',
    'available',
    (backlog) => [
      ['some', backlog.lowOnStock],
      ['none', backlog.soldOut],
    ],
  );
  showMoney(gauge);
}

/** What waits of orders' money. */
function showMoney(gauge: (name: string, help: string, label: string, valuesOf: ValuesOf) => Gauge): void {
  gauge('payments_reservation_ending', 'Reserved payments that are about to lapse', 'end', (backlog) => [
    ['within two days', backlog.reservationsEnding],
    ['past', backlog.reservationsEnded],
  ]);
  gauge('refunds_open', 'Refunds that are not over', 'status', ({ refunds }) =>
    filled(OPEN_REFUNDS, refunds),
  );
  gauge('refunds_overdue', 'Refunds that should be there by now', 'after', ({ refundsOverdue }) => [
    ['their time', refundsOverdue],
  ]);
  gauge('payment_links', 'Payment links of open orders that nobody has paid by', 'state', (backlog) => [
    ['open', backlog.linksOpen],
    ['expired', backlog.linksExpired],
  ]);
  gauge('payouts_open', 'Refunds that are paid out, by what they wait for', 'state', ({ payouts }) =>
    filled(OPEN_PAYOUTS, payouts),
  );
  gauge(
    'payouts_waiting_longest_seconds',
    'How long the oldest has waited for it',
    'state',
    ({ payoutLagSeconds }) => filled(OPEN_PAYOUTS, payoutLagSeconds),
  );
  gauge('cash_with_couriers', 'Parcels whose cash couriers have not handed over', 'since', (backlog) => [
    ['any time', backlog.cashWithCouriers],
    ['a fortnight', backlog.cashOverdue],
  ]);
  gauge(
    'store_credit_owed_minor',
    'Store credit that customers have, in minor units',
    'currency',
    (backlog) => [...backlog.creditOwed],
  );
}

type ValuesOf = (backlog: Backlog) => readonly (readonly [string, number])[];

/** What there is none of shows as 0, so that a rule about it always has something to look at. */
function filled(names: readonly string[], counts: ReadonlyMap<string, number>): [string, number][] {
  return [...new Map([...names.map((name) => [name, 0] as const), ...counts])];
}

/** Reads once for all who ask within that time. */
function keepFor<T>(ms: number, read: () => Promise<T>): () => Promise<T> {
  let kept: { readonly value: Promise<T>; readonly until: number } | undefined;
  return () => {
    const now = performance.now();
    if (!kept || kept.until <= now) kept = { value: read(), until: now + ms };
    return kept.value;
  };
}
