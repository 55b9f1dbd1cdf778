import { erpFacts } from '../../domain/erp/erp';
import type { OrderLine, OrderState } from '../../domain/order/order';
import type { Sql } from '../../prisma/client';
import { ACCOUNT_CONTACT } from '../../prisma/customerContact';
import type { ErpAddress, ErpOrder } from '../../providers/erp/erp';
import { storedAddress } from '../../reference/storedAddress';

/** What the order's state must not hold or need not: names, addresses, what goods are called. */
interface OrderRow {
  readonly state: OrderState;
  readonly shippingMethod: string;
  readonly shipTo: ErpAddress;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly goods: Readonly<Record<string, { readonly name: string; readonly variant: string | null }>>;
}

/** The newest there is of an order. One statement, so that every part of it is of the same version. */
export async function readErpOrder(prisma: Sql, orderId: string): Promise<ErpOrder> {
  const rows = await prisma.rows<OrderRow>`
    SELECT o.state, o.shipping_method AS "shippingMethod",
      jsonb_build_object('name', a->>'name', 'line1', a->>'line1', 'line2', a->>'line2', 'city', a->>'city',
        'postcode', a->>'postcode', 'country', a->>'country', 'phone', a->>'phone') AS "shipTo",
      c.name,
      ${ACCOUNT_CONTACT.email} AS email,
      ${ACCOUNT_CONTACT.phone} AS phone,
      (SELECT jsonb_object_agg(i.id, jsonb_build_object('name', i.name, 'variant', i.variant))
        FROM order_items AS i WHERE i.order_id = o.id) AS goods
    FROM orders AS o
    JOIN customers AS c ON c.id = o.customer_id
    CROSS JOIN LATERAL (SELECT o.shipping_address AS a) AS address
    WHERE o.id = ${orderId}`;
  const row = rows[0];
  if (!row) throw new Error(`There is no order ${orderId}`);
  return compose(row);
}

function compose({ state, goods, shipTo, shippingMethod, name, email, phone }: OrderRow): ErpOrder {
  const { status, paymentStatus, totals } = erpFacts(state);
  return {
    orderId: state.id,
    version: state.version,
    number: state.number,
    status,
    paymentStatus,
    placedAt: state.placedAt,
    currency: state.currency,
    totals,
    lines: state.lines.map((line) => erpLine(line, goods)),
    customer: {
      id: state.customerId,
      name,
      email,
      phone: storedAddress({ country: shipTo.country, phone }).phone,
    },
    shipTo: storedAddress(shipTo),
    shippingMethod,
    payments: state.payments.map(
      ({ id, method, provider, reference = null, state: paymentState, amount }) => ({
        id,
        method,
        provider,
        reference,
        status: paymentState,
        amount,
      }),
    ),
    parcels: state.parcels.map(({ id, courier, consignmentId = null, lines }) => ({
      id,
      courier,
      consignmentId,
      lines,
    })),
  };
}

function erpLine(
  { id, sku, unitPrice, discount, tax, taxRate, total, quantities }: OrderLine,
  goods: OrderRow['goods'],
): ErpOrder['lines'][number] {
  const known = goods[id];
  const name = known?.name ?? sku;
  const variant = known?.variant ?? null;
  return { id, sku, name, variant, unitPrice, discount, tax, taxRate: taxRate ?? null, total, quantities };
}
