import type { HoldReason } from '../../../domain/holds/reasons';
import type { Totals } from '../../../domain/order/order';
import {
  derivePaymentStatus,
  deriveStatus,
  stageOf,
  type OrderStatus,
  type PaymentStatus,
  type Stage,
} from '../../../domain/order/status';
import { toGiveBack } from '../../../domain/payment/amounts';
import type { Change } from '../change';

/** What lists filter orders by. */
export interface OrderRow {
  readonly status: OrderStatus;
  readonly stage: Stage;
  readonly paymentStatus: PaymentStatus;
  readonly version: number;
  readonly revision: number;
  readonly holdReason: HoldReason | null;
  /** Minor units that were taken and that no goods stand for. */
  readonly toGiveBack: number;
  /** Null where it costs what it did. */
  readonly totals: Totals | null;
  readonly deliveredAt: string | null;
  readonly closedAt: string | null;
  readonly updatedAt: string | null;
}

/** The order's own row. SQL function: `write_order_head`. */
export function orderRow({ before, after, events }: Change): OrderRow {
  const status = deriveStatus(after);
  return {
    status,
    stage: stageOf(status),
    paymentStatus: derivePaymentStatus(after),
    version: after.version,
    revision: after.revision,
    holdReason: after.holds[0]?.reason ?? null,
    toGiveBack: toGiveBack(after),
    totals: after.totals === before.totals ? null : after.totals,
    deliveredAt: after.deliveredAt ?? null,
    closedAt: after.closedAt ?? null,
    updatedAt: events.at(-1)?.at ?? null,
  };
}
