import { z } from 'zod';
import { COMMANDS } from '../../domain/commands';
import { BLOCKABLES, HOLD_DEFAULTS } from '../../domain/holds/reasons';
import { MAX_TAX_RATE } from '../../domain/money/tax';
import { SERIAL_KINDS } from '../../domain/serials/serial';
import { orderCash } from './money/cash';
import { cardToken, paymentChoice } from './money/paymentChoice';
import {
  LINE_STATUSES,
  ORDER_STATUSES,
  PAYMENT_STATUSES,
  RESERVED_STATUSES,
  STAGES,
} from '../../domain/order/status';
import {
  channel,
  actor,
  address,
  anyInstant,
  anyOf,
  currency,
  customerId,
  givenCurrency,
  email,
  givenAddress,
  instant,
  line,
  listQuery,
  metadata,
  money,
  page,
  phone,
  prose,
  role,
  sku,
} from './primitives';
import { ORDER_EXAMPLE } from './orderExample';
import { orderPayout } from './money/payouts';
import { refundPart } from './money/refundParts';
import { problem } from './problem';
import { orderBundle } from './stock/bundles';
import { quotedLimits } from './stock/limits';
import { MOST_HOLD_MINUTES } from '../../domain/stock/quoteHold';
import { deliveryWish, shownDeliveryWish } from './stock/allocation';
import { deliveryPromise, destination, forecastDays } from './stock/promise';

/** Names a list of statuses, and says which of them nothing has yet. */
const statuses = <const Status extends string>(
  id: string,
  names: readonly Status[],
  reserved: readonly Status[],
) =>
  z.enum(names).meta({
    id,
    ...(reserved.length > 0 && { description: `Reserved, had by none today: ${reserved.join(', ')}.` }),
  });

export const orderStatus = statuses('OrderStatus', ORDER_STATUSES, RESERVED_STATUSES.order);
export const paymentStatus = statuses('PaymentStatus', PAYMENT_STATUSES, RESERVED_STATUSES.payment);
const lineStatus = statuses('LineStatus', LINE_STATUSES, RESERVED_STATUSES.line);
const stage = statuses('Stage', STAGES, RESERVED_STATUSES.stage);

/** In basis points: 2000 is 20 %. */
const taxRate = z.int().min(0).max(MAX_TAX_RATE);

/** What the role `checkout` may say of the price beside the lines; `discount` in minor units, rates in basis points. */
const priceTerms = {
  discount: z.int().min(0).max(1_000_000_000).describe('Off all lines together.').optional(),
  taxIncluded: z.boolean().describe('Whether prices include tax.').optional(),
  shippingTaxRate: taxRate.optional(),
} as const;

const requestedLine = z
  .strictObject({
    sku: sku.min(1),
    quantity: z.int().min(1).max(1_000_000),
    /** Minor units; the role `checkout` only, others get the catalogue's price. */
    unitPrice: z.int().min(0).max(1_000_000_000).optional(),
    /** Minor units off the whole line; the role `checkout` only. */
    discount: z.int().min(0).max(1_000_000_000).optional(),
    /** Basis points, 2000 for 20 %; the role `checkout` only, others get the catalogue's. */
    taxRate: taxRate.optional(),
    metadata: metadata.optional(),
  })
  .meta({ id: 'RequestedLine' });
export type RequestedLineJson = z.infer<typeof requestedLine>;

/** The buyer. Whoever takes the parcel may be somebody else, and stands in the address. */
const contact = z
  .strictObject({
    /** Names the customer's account where it has no name yet. */
    name: line(120).min(1).optional(),
    email: email.optional(),
    phone: phone.optional(),
  })
  .meta({ id: 'Contact', description: 'The buyer, who may be another than whoever takes the parcel.' });
export type ContactJson = z.output<typeof contact>;

/** What a cart is priced and checked with. */
export const quoteRequest = z
  .strictObject({
    currency: givenCurrency,
    lines: z.array(requestedLine).min(1).max(1_000),
    ...priceTerms,
    shippingMethod: z.literal('standard').default('standard'),
    deliveryWish,
    customerId: customerId.min(1).optional(),
    /** Where it would go: checked as an order's is, and not kept. */
    shippingAddress: givenAddress.optional(),
    /** As much of it as a promise needs, where the address isn't known yet. */
    destination: destination.optional(),
    contact: contact.optional(),
    hold: z
      .strictObject({
        minutes: z.int().min(1).max(MOST_HOLD_MINUTES).optional(),
        session: line(64).min(1).optional(),
      })
      .describe('Keeps the pieces for its order so long.')
      .optional(),
  })
  .meta({ id: 'QuoteRequest', examples: [{ currency: 'BDT', lines: [{ sku: 'CH-GAN65', quantity: 1 }] }] });
export type QuoteRequestJson = z.input<typeof quoteRequest>;

/** The shop's own name of an order, such as its number in another system. */
export const externalReference = line(100).min(1);

/** `lines` or `checkoutId`, one of the two. */
export const createOrderRequest = z
  .strictObject({
    currency: givenCurrency.optional(),
    lines: z.array(requestedLine).min(1).max(1_000).optional(),
    ...priceTerms,
    checkoutId: z.string().min(1).max(64).optional(),
    shippingAddress: givenAddress,
    billingAddress: givenAddress.optional(),
    shippingMethod: z.literal('standard').default('standard'),
    deliveryWish,
    contact: contact.optional(),
    payment: paymentChoice,
    locale: z.enum(['en', 'bn']).default('en'),
    metadata: metadata.optional(),
    externalReference: externalReference
      .describe('Your own name of the order, which no other of the shop has.')
      .optional(),
    /** Whom the order is for: the role `checkout` and staff only. Absent: a guest, or the caller. */
    customerId: customerId.min(1).optional(),
    channel: channel.describe('The role `checkout` and staff only; `web` without it.').optional(),
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
    for (const field of ['discount', 'taxIncluded', 'shippingTaxRate'] as const) {
      if (body.checkoutId === undefined || body[field] === undefined) continue;
      context.addIssue({ code: 'custom', path: [field], message: 'A quote has its price already.' });
    }
  })
  .meta({
    id: 'PlaceOrderRequest',
    description: '`lines` with their `currency`, or a `checkoutId`: one of the two.',
    examples: [
      {
        currency: 'BDT',
        lines: [{ sku: 'CH-GAN65', quantity: 1 }],
        shippingAddress: {
          name: 'Rahim Uddin',
          line1: '12 Lake Road',
          city: 'Dhaka',
          country: 'Bangladesh',
          phone: '01711-000001',
        },
        payment: { method: 'card', token: 'pm_card_visa' },
      },
    ],
  });
export type CreateOrderRequestJson = z.input<typeof createOrderRequest>;

export const totals = z
  .object({ items: money, discount: money, tax: money, shipping: money, grand: money })
  .meta({ id: 'Totals' });

const taxIncluded = z.boolean().describe('Whether `totals.tax` is a part of the other totals.');

const pricedLine = z.object({
  sku: z.string(),
  name: z.string(),
  variant: z.string().nullable(),
  quantity: z.int(),
  unitPrice: money,
  subtotal: money,
  /** Its own, and its share of the order's. */
  discount: money,
  tax: money,
  taxRate: z.int().nullable().describe('Basis points.'),
  /** What is paid for it, tax included. */
  total: money,
});

/** What is paid with a deposit: in advance, and at the door afterwards. */
const paidInParts = z.object({ now: money, atTheDoor: money }).meta({ id: 'PaidInParts' });

/** A quote: what the cart costs now, and what of it is there. It holds stock where it is asked to. */
const checkoutFields = z.object({
  id: z.string(),
  currency,
  lines: z.array(pricedLine.extend({ id: z.string(), available: z.int().nullable() })),
  bundles: z.array(orderBundle),
  totals,
  taxIncluded,
  /** Lines that can't be ordered in this quantity, by position. */
  shortages: z.array(z.object({ sku: z.string(), requested: z.int(), available: z.int() })),
  limits: quotedLimits,
  cash: money
    .nullable()
    .describe('What a courier would collect at the door, in whole taka; null where it can’t be paid there.'),
  deposit: money
    .nullable()
    .describe(
      'What is paid in advance of cash at the door, with the rest there; null where nothing is asked for.',
    ),
  paidInParts: paidInParts
    .nullable()
    .describe('How a deposit and the rest at the door are paid; null where nothing is paid in advance.'),
  promise: deliveryPromise
    .nullable()
    .describe(
      'When it would arrive if it were ordered now; null where that isn’t known, or where it is to go.',
    ),
  hold: z.object({ until: instant }).nullable(),
  expiresAt: instant,
  /** The order that it has become; null as long as it is none. */
  orderId: z.string().nullable(),
});
export const checkout = checkoutFields.meta({ id: 'Checkout' });
export type CheckoutJson = z.infer<typeof checkout>;

export const quantities = z
  .object({
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
  })
  .meta({
    id: 'Quantities',
    description: 'Where a line’s pieces are. `returned`, `exchanged`, `lost`: 0 today.',
  });

/** The pieces of a line in a parcel. */
const parcelSerials = z
  .object({
    lineId: z.string(),
    kind: z.enum(SERIAL_KINDS),
    values: z.array(z.string()),
    warrantyUntil: instant.nullable().describe('Null before its delivery, and without a warranty.'),
  })
  .meta({ id: 'ParcelSerials' });

const shipmentFields = z.object({
  id: z.string(),
  courier: z.string(),
  warehouse: z.string().nullable().describe('Where it leaves from; for staff.'),
  status: z.string(),
  consignmentId: z.string().nullable(),
  lines: z.array(z.object({ lineId: z.string(), quantity: z.int() })),
  weightGrams: z.int().nullable().describe('On the scale; for staff.'),
  box: z.string().nullable().describe('For staff.'),
  serials: z.array(parcelSerials).describe('Which pieces they are; to customers once it has left the house.'),
  /** Why the courier would not take it. */
  error: z.string().nullable(),
  packedAt: instant,
  handedOverAt: instant.nullable(),
  deliveredAt: instant.nullable(),
});
export const shipment = shipmentFields.meta({ id: 'Shipment' });
export type ShipmentJson = z.infer<typeof shipment>;

export const hold = z.object({
  key: z.string(),
  reason: z.string(),
  blocks: z.array(z.enum(BLOCKABLES)),
  /** The role that looks after it. */
  owner: role.optional(),
  since: instant,
  /** When it ends by itself; absent: when somebody releases it. */
  until: instant.optional(),
  /** What happens then: the order goes on, or is cancelled. */
  default: z.enum(HOLD_DEFAULTS).optional(),
});
export type HoldJson = z.infer<typeof hold>;

const orderLine = pricedLine
  .extend({
    id: z.string(),
    status: lineStatus,
    quantities,
    refundable: z.int().describe('Pieces whose money can still be given back.'),
    serials: z.enum(SERIAL_KINDS).nullable().describe('What is scanned of each piece as it is packed.'),
    warrantyMonths: z.int().nullable(),
    metadata: metadata.optional(),
  })
  .meta({ id: 'OrderLine' });

const payment = z
  .object({
    id: z.string(),
    method: z.string(),
    provider: z.string(),
    providerReference: z.string().nullable(),
    status: z.string(),
    amount: money.describe('What was asked for.'),
    authorized: money.describe('What the gateway has reserved, whether or not it has been taken since.'),
    captured: money,
    refunded: money,
    card: z
      .object({ brand: z.string(), last4: z.string() })
      .nullable()
      .describe('The card, where the gateway tells: its brand in the gateway’s word, its last four digits.'),
    captureBefore: instant
      .nullable()
      .describe('When the gateway gives reserved money free by itself; null to customers.'),
    actionUrl: z.string().nullable(),
    declineCode: z.string().nullable(),
  })
  .meta({ id: 'Payment' });

const orderFields = z.object({
  id: z.string(),
  number: z.string(),
  externalReference: z.string().nullable(),
  customerId: z.string(),
  status: orderStatus,
  stage,
  paymentStatus,
  version: z.int(),
  revision: z.int(),
  currency,
  totals,
  taxIncluded,
  /** What is still to be paid: neither reserved nor taken. */
  due: money,
  /** What a card could pay now: what is due, and what would be paid at the door otherwise. */
  payable: money,
  /** Until when the customer has to confirm what they are to pay at the door, or the order is cancelled; null where nothing waits for that. */
  confirmBy: instant.nullable(),
  /** What is still to be paid of a deposit that the order waits for; null where it waits for none. */
  deposit: money.nullable(),
  /** What is paid now and what at the door, where a deposit is open or will be asked for by the order's price; null where none is. */
  paidInParts: paidInParts.nullable(),
  /** A link to pay by that was sent: somebody can pay by it until it expires. */
  paymentLink: z.object({ amount: money, expiresAt: instant }).nullable(),
  /** Until when the customer may pay, or confirm a payment, before the order is cancelled; null when no time runs. */
  payBy: instant.nullable(),
  promise: deliveryPromise
    .nullable()
    .describe('As it was told when the order was placed; null: nothing was.'),
  forecast: forecastDays.nullable(),
  lines: z.array(orderLine),
  /** Lines that were sold together, for one price. */
  bundles: z.array(orderBundle),
  payments: z.array(payment),
  /** The id of the payment that says what an order waits for which lacks something; null where there never was one. */
  currentPayment: z.string().nullable(),
  /** Money that went back, is on its way back, or was asked for by the customer; to staff all that was asked for. */
  refunds: z.array(
    z
      .object({
        id: z.string(),
        /**
         * `REQUESTED`: to customers of what they asked for themselves alone. `REJECTED`: also of what they knew was on its way.
         * `FAILED`: it could not be made, and was ended.
         */
        status: z.enum(['REQUESTED', 'PENDING', 'REFUNDED', 'REJECTED', 'FAILED']),
        amount: money,
        at: instant,
        /** By which ways it goes back, each once; none of what is not made any more. */
        parts: z.array(refundPart),
        /** Where the money goes that is paid out; null where it goes back by itself. */
        payout: orderPayout.nullable(),
      })
      .meta({ id: 'OrderRefund' }),
  ),
  shipments: z.array(shipment),
  /** Null where nothing is paid at the door. */
  cash: orderCash.nullable(),
  /** Where money of the order may go to its customer's account at the shop: in the place of money, and as goodwill. */
  storeCredit: z.object({ refunds: z.boolean(), goodwill: z.boolean() }),
  shippingAddress: address,
  billingAddress: address.nullable(),
  shippingMethod: z.string(),
  deliveryWish: shownDeliveryWish,
  contact: z.object({ email: z.string().nullable(), phone: z.string().nullable() }),
  locale: z.string(),
  metadata,
  /** Everything that the order waits for, the oldest first. Customers learn that something holds it, not what. */
  holds: z.array(hold.meta({ id: 'Hold' })),
  /** The reasons alone, each once. */
  holdReasons: z.array(z.string()),
  cancellation: z
    .object({
      reason: z.string(),
      requestedAt: instant,
      /** What the shop keeps of what was paid: what a delivery cost that was made in vain. Null: nothing. */
      kept: money.nullable(),
    })
    .nullable(),
  /** What the caller may do to this order now. */
  allowedActions: z.array(z.string()),
  createdAt: instant,
  updatedAt: instant,
  deliveredAt: instant.nullable(),
  closedAt: instant.nullable(),
});
export const order = orderFields.meta({ id: 'Order', examples: [ORDER_EXAMPLE] });
export type OrderJson = z.infer<typeof order>;

export const orderSummary = orderFields
  .pick({
    id: true,
    number: true,
    externalReference: true,
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
  })
  .meta({ id: 'OrderSummary' });
export type OrderSummaryJson = z.infer<typeof orderSummary>;

export const orderList = page(orderSummary).meta({ id: 'OrderList' });
export type OrderListJson = z.infer<typeof orderList>;

/** What every list of orders may be narrowed by. */
export const orderFilters = {
  status: anyOf(orderStatus).optional(),
  number: anyOf(line(40)).describe('Order numbers.').optional(),
  externalReference: anyOf(externalReference).describe('The shop’s own names of orders.').optional(),
  updatedSince: anyInstant.describe('Only what has changed at this instant or since.').optional(),
} as const;

export const customerOrderQuery = listQuery.extend({
  ...orderFilters,
  sort: z
    .enum(['-createdAt', 'updatedAt'])
    .describe('`updatedAt`: what changed last comes last, for polling.')
    .default('-createdAt'),
});

/** The order that an address names. */
export const orderParams = z.object({ id: z.string().min(1).max(40) });

/** The command of an order that an address names. */
export const commandParams = orderParams.extend({ commandId: z.string().min(1).max(100) });

/** The quote that an address names. */
export const checkoutParams = z.object({ id: z.string().min(1).max(64) });

/** The hold of an order that an address names. */
export const holdParams = orderParams.extend({ key: z.string().min(1).max(40) });

/** Who names lines must not lose the others, and learns more than that there is no such field. */
const noLines = (issue: z.core.$ZodRawIssue): string | undefined =>
  issue.code === 'unrecognized_keys' && issue.keys.includes('lines')
    ? 'An order can be cancelled as a whole only.'
    : undefined;

export const cancelRequest = z
  .strictObject({ reason: prose(500).min(1) }, { error: noLines })
  .meta({ id: 'CancelRequest', examples: [{ reason: 'Ordered twice' }] });

/** Another attempt to pay, after one that failed. */
const again = z.strictObject({
  method: z.enum(COMMANDS.pay.shape.method.oneOf),
  token: cardToken,
});
/** `payment` as an order says it, or its fields alone, which is the earlier form. */
export const payRequest = z
  .strictObject({
    payment: again.meta({ id: 'PaymentAgain' }).optional(),
    method: again.shape.method.describe('The earlier form, without `payment`.').optional(),
    token: again.shape.token.describe('The earlier form, without `payment`.').optional(),
  })
  .meta({ id: 'PayRequest', examples: [{ payment: { method: 'card', token: 'pm_card_visa' } }] })
  .transform(({ payment: given, ...flat }, context) => {
    if (given && Object.keys(flat).length === 0) return given;
    const { data, error } = again.safeParse(flat);
    if (data && !given) return data;
    const twice = [{ path: ['payment'], message: 'Give `payment`, or `method` and `token`.' }];
    for (const { path, message } of given ? twice : (error?.issues ?? [])) {
      context.addIssue({ code: 'custom', path: [...path], message });
    }
    return z.NEVER;
  });

/** The answer to a command: the order afterwards, or where to look when no worker answered in time. */
export const accepted = z.object({ commandId: z.string(), order: z.string() }).meta({
  id: 'Accepted',
  description: 'The command is kept. `Location` tells what became of it, `order` is the path of its order.',
});

/** What became of a command that was kept for later. */
export const commandState = z
  .object({
    id: z.string(),
    state: z.enum(['pending', 'done', 'refused']),
    /** What the order answered to it; only when it refused. */
    problem: problem.optional(),
  })
  .meta({ id: 'CommandState' });
export type CommandStateJson = z.infer<typeof commandState>;

const timelineFields = z.object({
  id: z.string(),
  /** `event`: of the order; `notification`: a message to the customer; `note`; `clock`: how far one has come, to staff alone. */
  kind: z.enum(['event', 'notification', 'note', 'clock']),
  type: z.string(),
  at: instant,
  actor: actor,
  /** What a page needs to word the entry; staff see more of it than customers. */
  data: z.record(z.string(), z.unknown()),
});
export const timelineEntry = timelineFields.meta({ id: 'TimelineEntry' });
export type TimelineEntryJson = z.infer<typeof timelineEntry>;
export const timeline = z.object({ items: z.array(timelineEntry) });
export type TimelineJson = z.infer<typeof timeline>;

const trackedShipment = shipmentFields
  .extend({
    events: z.array(
      z.object({
        id: z.string(),
        status: z.string(),
        vendorStatus: z.string(),
        occurredAt: instant,
        proof: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'TrackedShipment', extends: 'Shipment' });

export const tracking = z.object({ shipments: z.array(trackedShipment) }).meta({ id: 'Tracking' });
export type TrackingJson = z.infer<typeof tracking>;

/** One server-sent event: `event: order`, `id: <version>`. */
const orderChangeFields = z.object({
  orderId: z.string(),
  version: z.int(),
  type: z.string(),
  status: orderStatus,
  stage,
  paymentStatus,
  at: instant,
});
export const orderChange = orderChangeFields.meta({ id: 'OrderChange' });
/** One server-sent event of a change that the caller isn't told of: `event: refresh`. */
export const orderRefresh = z.object({ orderId: z.string(), version: z.int() }).meta({ id: 'OrderRefresh' });

export type OrderChangeJson = z.infer<typeof orderChange>;
