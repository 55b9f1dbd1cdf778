import { formatDecimal } from '../../../domain/money/money';
import { isTaxIncluded } from '../../../domain/money/totals';
import type { LineQuantities } from '../../../domain/order/order';
import type { ErpAddress, ErpOrder } from '../erp';

/** UniERP's sales order; amounts are decimals written as text, such as `"1530.00"`. */
export interface UnierpSalesOrder {
  readonly external_version: number;
  readonly order_no: string;
  readonly order_date: string;
  readonly status: string;
  readonly payment_status: string;
  readonly currency: string;
  readonly amounts: Readonly<Record<'items' | 'discount' | 'tax' | 'shipping' | 'total', string>>;
  /** Whether `tax` is a part of the other amounts, rather than added to them. */
  readonly tax_included: boolean;
  readonly customer: {
    readonly external_id: string;
    readonly name: string | null;
    readonly email: string | null;
    readonly phone: string | null;
  };
  readonly ship_to: ErpAddress & { readonly method: string };
  readonly lines: readonly {
    readonly line_no: string;
    readonly item_code: string;
    readonly item_name: string;
    readonly variant: string | null;
    readonly unit_price: string;
    readonly discount: string;
    readonly tax: string;
    /** In per cent, such as `"20.00"`; null: not known. */
    readonly tax_rate: string | null;
    readonly total: string;
    readonly quantities: LineQuantities;
  }[];
  readonly payments: readonly {
    readonly external_id: string;
    readonly method: string;
    readonly provider: string;
    readonly reference: string | null;
    readonly status: string;
    readonly amount: string;
  }[];
  readonly shipments: readonly {
    readonly external_id: string;
    readonly carrier: string;
    readonly tracking_no: string | null;
    readonly lines: readonly { readonly line_no: string; readonly quantity: number }[];
  }[];
}

/** Words an order as UniERP wants it. */
export function unierpOrderOf(order: ErpOrder): UnierpSalesOrder {
  const { totals } = order;
  const decimal = (amount: number): string => formatDecimal(amount, order.currency);
  return {
    external_version: order.version,
    order_no: order.number,
    order_date: order.placedAt,
    status: order.status,
    payment_status: order.paymentStatus,
    currency: order.currency,
    amounts: {
      items: decimal(totals.items),
      discount: decimal(totals.discount),
      tax: decimal(totals.tax),
      shipping: decimal(totals.shipping),
      total: decimal(totals.grand),
    },
    tax_included: isTaxIncluded(totals),
    customer: {
      external_id: order.customer.id,
      name: order.customer.name,
      email: order.customer.email,
      phone: order.customer.phone,
    },
    ship_to: { ...order.shipTo, method: order.shippingMethod },
    lines: linesOf(order, decimal),
    payments: order.payments.map(({ id, amount, ...payment }) => ({
      external_id: id,
      ...payment,
      amount: decimal(amount),
    })),
    shipments: order.parcels.map(({ id, courier, consignmentId, lines }) => ({
      external_id: id,
      carrier: courier,
      tracking_no: consignmentId,
      lines: lines.map(({ lineId, quantity }) => ({ line_no: lineId, quantity })),
    })),
  };
}

function linesOf({ lines }: ErpOrder, decimal: (amount: number) => string): UnierpSalesOrder['lines'] {
  return lines.map(({ id, sku, name, variant, unitPrice, discount, tax, taxRate, total, quantities }) => ({
    line_no: id,
    item_code: sku,
    item_name: name,
    variant,
    unit_price: decimal(unitPrice),
    discount: decimal(discount),
    tax: decimal(tax),
    tax_rate: taxRate === null ? null : (taxRate / 100).toFixed(2),
    total: decimal(total),
    quantities,
  }));
}
