import type { LineQuantities, Totals } from '../../domain/order/order';
import type { OrderStatus, PaymentStatus } from '../../domain/order/status';

/** Where goods go; what is unknown is null. */
export interface ErpAddress {
  readonly name: string | null;
  readonly line1: string | null;
  readonly line2: string | null;
  readonly city: string | null;
  readonly postcode: string | null;
  readonly country: string | null;
  readonly phone: string | null;
}

/** One line; `quantities` tells where its pieces are. */
export interface ErpLine {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  readonly variant: string | null;
  readonly unitPrice: number;
  readonly discount: number;
  readonly tax: number;
  /** In basis points; null: not known. */
  readonly taxRate: number | null;
  readonly total: number;
  readonly quantities: LineQuantities;
}

/**
 * An order as the ERP should have it: the whole of it, every time. Amounts are minor units of `currency`,
 * instants RFC 3339.
 */
export interface ErpOrder {
  /** Our id: the ERP finds the order by it, so that a repeat changes the same one. */
  readonly orderId: string;
  /** Rises with every change; an ERP that has a newer one ignores this. */
  readonly version: number;
  /** What people call the order. */
  readonly number: string;
  readonly status: OrderStatus;
  readonly paymentStatus: PaymentStatus;
  readonly placedAt: string;
  readonly currency: string;
  readonly totals: Totals;
  readonly lines: readonly ErpLine[];
  readonly customer: {
    readonly id: string;
    readonly name: string | null;
    readonly email: string | null;
    readonly phone: string | null;
  };
  readonly shipTo: ErpAddress;
  readonly shippingMethod: string;
  /** Attempts to pay, in order. */
  readonly payments: readonly {
    readonly id: string;
    readonly method: string;
    readonly provider: string;
    readonly reference: string | null;
    readonly status: string;
    readonly amount: number;
  }[];
  readonly parcels: readonly {
    readonly id: string;
    readonly courier: string;
    readonly consignmentId: string | null;
    readonly lines: readonly { readonly lineId: string; readonly quantity: number }[];
  }[];
}

/**
 * The shop's ERP. Throws {@link ProviderUnavailable} (try again) or {@link ProviderRejected} (it will not have the
 * order as it stands: a person must act).
 */
export interface Erp {
  readonly provider: string;
  /**
   * Makes the ERP's order what the document says, whether it knew the order or not. A document older than what it
   * has changes nothing and is no error.
   * @returns the ERP's own id of the order.
   */
  putOrder(order: ErpOrder): Promise<{ readonly reference: string }>;
}
