import { divideRounded } from '../money/divideRounded';
import { deliveryCost } from '../money/totals';
import type { OrderState } from '../order/order';
import type { Parcel } from '../parcel/parcel';
import { capturedOf, openToCapture, sumOf } from '../payment/amounts';
import { isOnDelivery } from '../payment/methods/methods';
import { isSurplus } from '../payment/surplus';
import { costOfFirst } from '../refunds/shares';
import { cashParcels, cashPaymentOf, isPrepaid } from './cash';
import type { ParcelCash } from './parcelCash';

/** Nobody pays poisha: couriers collect whole taka, in minor units. */
export const CASH_STEP = 100;

/** What is asked for at the door of an amount: to the nearest whole taka, half a taka up. */
export const roundedCash = (amount: number): number => divideRounded(amount, CASH_STEP) * CASH_STEP;

/**
 * What is to be collected for a parcel that is about to be packed; undefined in an order that is paid otherwise. The first parcel takes
 * the price of the delivery, the last one whatever is left. It is the sum so far that is rounded, so that several parcels together are
 * never more than half a taka off the price.
 */
export function cashFor(order: OrderState, lines: Parcel['lines']): ParcelCash | undefined {
  const payment = cashPaymentOf(order);
  if (payment?.state !== 'DUE') return undefined;
  const earlier = cashParcels(order).map(({ cash }) => cash);
  const before = sum(earlier, ({ due }) => due);
  const rest = Math.max(0, order.totals.grand - paidOtherwise(order) - before);
  const due = isLast(order, lines) ? rest : Math.min(rest, priceOf(order, lines, earlier.length === 0));
  const asked = sum(earlier, ({ toCollect }) => toCollect);
  return { due, toCollect: Math.max(0, roundedCash(before + due) - asked) };
}

/** What couriers ask for at the door in all, for parcels and goods that are in none yet; undefined in an order that is paid otherwise. */
export function cashToCollect(order: OrderState): number | undefined {
  const payment = cashPaymentOf(order);
  const parcels = cashParcels(order);
  if (!payment || (payment.state === 'VOIDED' && parcels.every(({ cash }) => isPrepaid(cash))))
    return undefined;
  const asked = sum(parcels, ({ cash }) => cash.toCollect);
  if (order.cancellation) return asked;
  const rest = order.lines
    .filter(({ quantities }) => quantities.reserved > 0)
    .map(({ id, quantities }) => ({ lineId: id, quantity: quantities.reserved }));
  return asked + (rest.length > 0 ? (cashFor(order, rest)?.toCollect ?? 0) : 0);
}

/** What couriers have yet to ask for at the door, in minor units: for parcels of which nobody has told, and goods that are in none yet. */
export const leftToCollect = (order: OrderState): number =>
  (cashToCollect(order) ?? 0) -
  sum(cashParcels(order), ({ cash }) => (cash.collected === undefined ? 0 : cash.toCollect));

/** What is asked for at the door of what is due for a parcel, rounded with what is asked for the parcels before it; nothing where nothing is due. */
export function toCollectFor(order: OrderState, parcelId: string, due: number): number {
  if (due === 0) return 0;
  const before: ParcelCash[] = [];
  for (const { id, cash, state } of order.parcels) {
    if (id === parcelId) break;
    if (cash && state !== 'PULLED') before.push(cash);
  }
  return Math.max(0, roundedCash(sum(before, (one) => one.due) + due) - sum(before, (one) => one.toCollect));
}

/** What each parcel would cost at the door if nothing were paid in advance: the last one takes whatever the others leave. */
export function priceOfParcels(order: OrderState): ReadonlyMap<string, number> {
  const prices = new Map<string, number>();
  const packed = new Map<string, number>();
  const sent = order.parcels.filter(({ state }) => state !== 'PULLED');
  let left = order.totals.grand;
  for (const { id, lines } of sent) {
    const own = costOf(order, lines, packed) + (prices.size === 0 ? deliveryCost(order.totals) : 0);
    const price = id === sent.at(-1)?.id ? left : Math.min(left, own);
    prices.set(id, price);
    left -= price;
    for (const { lineId, quantity } of lines) packed.set(lineId, (packed.get(lineId) ?? 0) + quantity);
  }
  return prices;
}

const sum = <Part>(parts: readonly Part[], amountOf: (part: Part) => number): number =>
  parts.reduce((total, part) => total + amountOf(part), 0);

/** What is about to be given free pays for nothing. */
const paidOtherwise = (order: OrderState): number =>
  sumOf(
    { payments: order.payments.filter((one) => !isOnDelivery(one) && !isSurplus(order, one)) },
    (payment) => openToCapture(payment) + capturedOf(payment),
  );

/** Whether no goods are left for another parcel. */
const isLast = (order: OrderState, lines: Parcel['lines']): boolean =>
  order.lines.every(
    ({ id, quantities }) =>
      quantities.backordered === 0 &&
      quantities.reserved ===
        sum(
          lines.filter(({ lineId }) => lineId === id),
          ({ quantity }) => quantity,
        ),
  );

/** Pieces by their shares of the line, as refunds count them. */
function priceOf(order: OrderState, lines: Parcel['lines'], isFirst: boolean): number {
  const packed = new Map(
    order.lines.map(({ id, quantities: q }) => [id, q.ordered - q.reserved - q.backordered]),
  );
  return costOf(order, lines, packed) + (isFirst ? deliveryCost(order.totals) : 0);
}

/** What pieces cost that follow on as many of their lines as are named. */
const costOf = (order: OrderState, lines: Parcel['lines'], packed: ReadonlyMap<string, number>): number =>
  sum(lines, ({ lineId, quantity }) => {
    const line = order.lines.find(({ id }) => id === lineId);
    const before = packed.get(lineId) ?? 0;
    return line ? costOfFirst(line, before + quantity) - costOfFirst(line, before) : 0;
  });
