import { z } from 'zod';
import { COMMANDS } from '../../domain/commands';
import { BLOCKABLES, HOLD_DEFAULTS } from '../../domain/holds/reasons';
import { ROLES } from '../../domain/people/actor';
import { LINE_STATUSES, ORDER_STATUSES, PAYMENT_STATUSES, STAGES } from '../../domain/order/status';
import {
  address,
  currency,
  email,
  instant,
  line,
  listQuery,
  metadata,
  money,
  page,
  phone,
  prose,
} from './primitives';

const requestedLine = z.object({
  sku: z.string().trim().min(1).max(64),
  quantity: z.int().min(1).max(1_000_000),
  /** Minor units; the role `checkout` only, others get the catalogue's price. */
  unitPrice: z.int().min(0).max(1_000_000_000).optional(),
  /** Minor units off the whole line; the role `checkout` only. */
  discount: z.int().min(0).max(1_000_000_000).optional(),
  metadata: metadata.optional(),
});
export type RequestedLineJson = z.infer<typeof requestedLine>;

/** The buyer. Whoever takes the parcel may be somebody else, and stands in the address. */
const contact = z.object({
  /** Names the customer's account where it has no name yet. */
  name: line(120).min(1).optional(),
  email: email.optional(),
  phone: phone.optional(),
});
export type ContactJson = z.output<typeof contact>;

const payment = z.object({
  method: z.enum(['card', 'bkash', 'sslcommerz', 'cod']),
  /** The gateway's single-use handle of the card. Needed unless there is nothing to pay. */
  token: z.string().min(1).max(200).optional(),
});

/** What a cart is priced and checked with. */
export const quoteRequest = z.object({
  currency,
  lines: z.array(requestedLine).min(1).max(1_000),
  shippingMethod: z.literal('standard').default('standard'),
  customerId: z.string().min(1).max(64).optional(),
  /** Where it would go: checked as an order's is, and not kept. */
  shippingAddress: address.optional(),
  contact: contact.optional(),
});
export type QuoteRequestJson = z.input<typeof quoteRequest>;

/** `lines` or `checkoutId`, one of the two. */
export const createOrderRequest = z
  .object({
    currency: currency.optional(),
    lines: z.array(requestedLine).min(1).max(1_000).optional(),
    checkoutId: z.string().min(1).max(64).optional(),
    shippingAddress: address,
    billingAddress: address.optional(),
    shippingMethod: z.literal('standard').default('standard'),
    contact: contact.optional(),
    payment,
    locale: z.enum(['en', 'bn']).default('en'),
    metadata: metadata.optional(),
    /** Whom the order is for: the role `checkout` and staff only. Absent: a guest, or the caller. */
    customerId: z.string().min(1).max(64).optional(),
  })
  .superRefine((body, context) => {
    if ((body.lines === undefined) === (body.checkoutId === undefined)) {
      context.addIssue({ code: 'custom', path: ['lines'], message: 'Give either lines or a checkoutId.' });
    }
    if (body.lines !== undefined && body.currency === undefined) {
      context.addIssue({
        code: 'custom',
        path: ['currency'],
        message: 'Lines need the currency they are priced in.',
      });
    }
  });
export type CreateOrderRequestJson = z.input<typeof createOrderRequest>;

export const totals = z.object({ items: money, discount: money, tax: money, shipping: money, grand: money });

const pricedLine = z.object({
  sku: z.string(),
  name: z.string(),
  variant: z.string().nullable(),
  quantity: z.int(),
  unitPrice: money,
  subtotal: money,
  discount: money,
  tax: money,
  total: money,
});

/** A quote: what the cart costs now, and what of it is there. It holds no stock. */
export const checkout = z.object({
  id: z.string(),
  currency,
  lines: z.array(pricedLine.extend({ available: z.int().nullable() })),
  totals,
  /** Lines that can't be ordered in this quantity, by position. */
  shortages: z.array(z.object({ sku: z.string(), requested: z.int(), available: z.int() })),
  expiresAt: instant,
});
export type CheckoutJson = z.infer<typeof checkout>;

export const quantities = z.object({
  ordered: z.int(),
  reserved: z.int(),
  backordered: z.int(),
  packed: z.int(),
  shipped: z.int(),
  delivered: z.int(),
  cancelled: z.int(),
  returned: z.int(),
  exchanged: z.int(),
  lost: z.int(),
});

export const shipment = z.object({
  id: z.string(),
  courier: z.string(),
  status: z.string(),
  consignmentId: z.string().nullable(),
  lines: z.array(z.object({ lineId: z.string(), quantity: z.int() })),
  /** Why the courier would not take it. */
  error: z.string().nullable(),
  packedAt: instant,
  handedOverAt: instant.nullable(),
  deliveredAt: instant.nullable(),
});
export type ShipmentJson = z.infer<typeof shipment>;

export const hold = z.object({
  key: z.string(),
  reason: z.string(),
  blocks: z.array(z.enum(BLOCKABLES)),
  /** The role that looks after it. */
  owner: z.enum(ROLES).optional(),
  since: instant,
  /** When it ends by itself; absent: when somebody releases it. */
  until: instant.optional(),
  /** What happens then: the order goes on, or is cancelled. */
  default: z.enum(HOLD_DEFAULTS).optional(),
});
export type HoldJson = z.infer<typeof hold>;

export const order = z.object({
  id: z.string(),
  number: z.string(),
  customerId: z.string(),
  status: z.enum(ORDER_STATUSES),
  stage: z.enum(STAGES),
  paymentStatus: z.enum(PAYMENT_STATUSES),
  version: z.int(),
  revision: z.int(),
  currency,
  totals,
  /** What is still to be paid: neither reserved nor taken. */
  due: money,
  /** Until when the customer may pay, or confirm a payment, before the order is cancelled; null when no time runs. */
  payBy: instant.nullable(),
  lines: z.array(
    pricedLine.extend({
      id: z.string(),
      status: z.enum(LINE_STATUSES),
      quantities,
      metadata: metadata.optional(),
    }),
  ),
  payments: z.array(
    z.object({
      id: z.string(),
      method: z.string(),
      provider: z.string(),
      providerReference: z.string().nullable(),
      status: z.string(),
      /** What was asked for. */
      amount: money,
      /** What the gateway has reserved, whether or not it has been taken since. */
      authorized: money,
      captured: money,
      refunded: money,
      /** The card, where the gateway tells of it: its brand, in the gateway's word, and its last four digits. */
      card: z.object({ brand: z.string(), last4: z.string() }).nullable(),
      actionUrl: z.string().nullable(),
      declineCode: z.string().nullable(),
    }),
  ),
  shipments: z.array(shipment),
  shippingAddress: address,
  billingAddress: address.nullable(),
  shippingMethod: z.string(),
  contact: z.object({ email: z.string().nullable(), phone: z.string().nullable() }),
  locale: z.string(),
  metadata,
  /** Everything that the order waits for, the oldest first. Customers learn that something holds it, not what. */
  holds: z.array(hold),
  /** The reasons alone, each once. */
  holdReasons: z.array(z.string()),
  cancellation: z.object({ reason: z.string(), requestedAt: instant }).nullable(),
  /** What the caller may do to this order now. */
  allowedActions: z.array(z.string()),
  createdAt: instant,
  updatedAt: instant,
  deliveredAt: instant.nullable(),
  closedAt: instant.nullable(),
});
export type OrderJson = z.infer<typeof order>;

export const orderSummary = order
  .pick({
    id: true,
    number: true,
    customerId: true,
    status: true,
    stage: true,
    paymentStatus: true,
    currency: true,
    createdAt: true,
    updatedAt: true,
  })
  .extend({
    total: money,
    itemCount: z.int(),
    /** Whose account it is; empty where that has no name. */
    customerName: z.string(),
    /** Who takes the parcel. */
    recipientName: z.string(),
    holdReason: z.string().nullable(),
  });
export type OrderSummaryJson = z.infer<typeof orderSummary>;

export const orderList = page(orderSummary);
export type OrderListJson = z.infer<typeof orderList>;

export const customerOrderQuery = listQuery.extend({ status: z.enum(ORDER_STATUSES).optional() });

/** The order that an address names. */
export const orderParams = z.object({ id: z.string().min(1).max(40) });

/** The hold of an order that an address names. */
export const holdParams = orderParams.extend({ key: z.string().min(1).max(40) });

export const cancelRequest = z.object({
  reason: prose(500).min(1),
  /** Refused rather than left out: who names lines must not lose the others. */
  lines: z
    .unknown()
    .refine((lines) => lines === undefined, 'An order can be cancelled as a whole only.')
    .optional(),
});

/** Another attempt to pay, after one that failed. */
export const payRequest = z.object({
  method: z.enum(COMMANDS.pay.shape.method.oneOf),
  token: z.string().min(1).max(200),
});

/** The answer to a command: the order afterwards, or where to look when no worker answered in time. */
export const accepted = z.object({ commandId: z.string(), order: z.string() });

export const timelineEntry = z.object({
  id: z.string(),
  /** `event`: of the order; `notification`: a message to the customer; `note`. */
  kind: z.enum(['event', 'notification', 'note']),
  type: z.string(),
  at: instant,
  actor: z.object({ id: z.string(), role: z.string() }),
  /** What a page needs to word the entry; staff see more of it than customers. */
  data: z.record(z.string(), z.unknown()),
});
export type TimelineEntryJson = z.infer<typeof timelineEntry>;
export const timeline = z.object({ items: z.array(timelineEntry) });
export type TimelineJson = z.infer<typeof timeline>;

export const tracking = z.object({
  shipments: z.array(
    shipment.extend({
      events: z.array(
        z.object({
          id: z.string(),
          status: z.string(),
          vendorStatus: z.string(),
          occurredAt: instant,
          proof: z.string().nullable(),
        }),
      ),
    }),
  ),
});
export type TrackingJson = z.infer<typeof tracking>;

/** One server-sent event: `event: order`, `id: <version>`. */
export const orderChange = z.object({
  orderId: z.string(),
  version: z.int(),
  type: z.string(),
  status: z.enum(ORDER_STATUSES),
  stage: z.enum(STAGES),
  paymentStatus: z.enum(PAYMENT_STATUSES),
  at: instant,
});
export type OrderChangeJson = z.infer<typeof orderChange>;
