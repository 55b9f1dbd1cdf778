import { rowOf, type OrderEvent } from '../facts';
import type { LineQuantities, OrderState, Totals } from '../order/order';
import { derivePaymentStatus, deriveStatus, type OrderStatus, type PaymentStatus } from '../order/status';

/** What the shop's ERP is told of an order, apart from who ordered it; amounts in minor units of its currency. */
export interface ErpFacts {
  readonly status: OrderStatus;
  readonly paymentStatus: PaymentStatus;
  readonly revision: number;
  readonly totals: Totals;
  readonly lines: readonly {
    readonly id: string;
    readonly sku: string;
    readonly quantities: LineQuantities;
  }[];
  readonly parcels: readonly {
    readonly id: string;
    readonly courier: string;
    readonly consignmentId: string | null;
  }[];
}

/** The order as the ERP should see it now. */
export function erpFacts(order: OrderState): ErpFacts {
  return {
    status: deriveStatus(order),
    paymentStatus: derivePaymentStatus(order),
    revision: order.revision,
    totals: order.totals,
    lines: order.lines.map(({ id, sku, quantities }) => ({ id, sku, quantities })),
    parcels: order.parcels.map(({ id, courier, consignmentId = null }) => ({ id, courier, consignmentId })),
  };
}

/**
 * Whether the ERP has to be told: when it would see a difference, or somebody asked. Notes, holds and a
 * courier's scans are no business of its own.
 */
export function concernsErp(
  before: OrderState,
  after: OrderState,
  events: readonly Pick<OrderEvent, 'type'>[],
): boolean {
  if (events.some(({ type }) => rowOf(type).erp)) return true;
  return JSON.stringify(erpFacts(before)) !== JSON.stringify(erpFacts(after));
}
