import type { OrderState } from '../../order/order';
import { cashParcels } from '../cash';
import { accountedFor, withCourier } from '../parcelCash';

/** What has come of the cash that couriers collected for an order. */
export const SETTLEMENT_STATUSES = ['NONE', 'AWAITED', 'REMITTED', 'SHORT'] as const;
export type SettlementStatus = (typeof SETTLEMENT_STATUSES)[number];

/**
 * Nothing was collected; the courier has yet to hand it over; it has, less its fees; or it handed over less than it says to have got, and
 * somebody has to ask for the rest.
 */
export function settlementStatusOf(order: Pick<OrderState, 'parcels'>): SettlementStatus {
  const collected = cashParcels(order).filter(({ cash }) => (cash.collected ?? 0) > 0);
  if (collected.length === 0) return 'NONE';
  const open = collected.filter(({ cash }) => withCourier(cash) > 0);
  if (open.some(({ cash }) => accountedFor(cash) > 0)) return 'SHORT';
  return open.length > 0 ? 'AWAITED' : 'REMITTED';
}
