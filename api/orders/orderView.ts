import { cashParcels } from '../../domain/cash/cash';
import { cashToCollect } from '../../domain/cash/cashFor';
import { partsOf, type PaidInParts } from '../../domain/cash/deposit/parts';
import { openDeposit } from '../../domain/cash/deposit/deposit';
import { settlementStatusOf } from '../../domain/cash/remitted/settlement';
import { present } from '../../domain/present';
import { offeredTo } from '../../domain/actions';
import { allowedStatuses } from '../../domain/order/setStatus';
import type { Actor } from '../../domain/people/actor';
import {
  disclosedCancellation,
  disclosedDecline,
  disclosedHolds,
  disclosedReasons,
  disclosedVendorStatus,
  seesInternals,
  type DisclosedHold,
} from '../../domain/people/disclosure';
import { isTaxIncluded } from '../../domain/money/totals';
import { isOverdue } from '../../domain/holds/expireHolds';
import { heldFor, releaseRefusal } from '../../domain/holds/holds';
import { needsDecision } from '../../domain/holds/unpaidGoods';
import type { Hold, OrderState, Totals } from '../../domain/order/order';
import { authorizedOf, capturedOf, openToPay, refundedOf, sumOf } from '../../domain/payment/amounts';
import { linksOf } from '../../domain/links/link';
import { amountOfLink, linkFault } from '../../domain/links/linkFault';
import { payable } from '../../domain/payment/switching/payable';
import { piecesToAskFor } from '../../domain/refunds/askedRefund';
import { requiresSerials } from '../../domain/serials/scans';
import { storeCreditPolicyOf } from '../../domain/storeCredit/policy';
import { payDeadline } from '../../domain/payment/payDeadline';
import { speakingAttempt } from '../../domain/payment/tenders/standing';
import type { Prisma } from '../../prisma/client';
import { orderHead, toHoldReason, toLineStatus, type OrderHeadRow, type OrderSnapshotRow } from './orderRow';
import type { AdminOrderJson } from '../schema/admin';
import type { HoldJson, OrderJson, OrderSummaryJson, ShipmentJson, TrackingJson } from '../schema/order';
import { instant, money } from '../http/wire';
import { bundlesView } from '../bundles/bundleView';
import { shownSerials } from '../serials/shownSerials';
import { forecastDays, forecastView } from '../promise/forecastView';
import { promiseView } from '../promise/promiseView';
import { shownRefunds } from '../refunds/shownRefunds';
import { storedAddress } from '../../reference/storedAddress';
import { address, metadata, type AddressJson } from '../schema/primitives';
import { quantities } from '../schema/order';
import { asOrderState } from '../engine/snapshot';

export function totalsView(totals: Totals, currency: string): OrderJson['totals'] {
  return {
    items: money(totals.items, currency),
    discount: money(totals.discount, currency),
    tax: money(totals.tax, currency),
    shipping: money(totals.shipping, currency),
    grand: money(totals.grand, currency),
  };
}

type OrderColumn =
  | (
      | 'id'
      | 'number'
      | 'externalReference'
      | 'customerId'
      | 'status'
      | 'stage'
      | 'paymentStatus'
      | 'version'
      | 'revision'
    )
  | ('currency' | 'shippingMethod' | 'locale' | 'contactEmail' | 'contactPhone')
  | ('createdAt' | 'updatedAt' | 'deliveredAt' | 'closedAt');
type ItemColumn =
  | ('id' | 'sku' | 'name' | 'variant' | 'quantity' | 'status')
  | ('unitPrice' | 'subtotal' | 'discount' | 'tax' | 'total');
type PaymentColumn =
  | ('id' | 'method' | 'provider' | 'reference' | 'status' | 'amount' | 'currency')
  | ('actionUrl' | 'declineCode' | 'captureBefore');

/** What of an order's rows its view is made of. The columns that hold JSON are checked when it is made. */
export interface OrderViewRow extends Readonly<Pick<OrderSnapshotRow, OrderColumn>> {
  readonly state: unknown;
  readonly shippingAddress: unknown;
  readonly billingAddress: unknown;
  readonly metadata: unknown;
  readonly items: readonly ItemViewRow[];
  readonly payments: readonly PaymentViewRow[];
  readonly shipments: readonly OrderSnapshotRow['shipments'][number][];
  /** Absent as it is placed: it is as promised. */
  readonly forecast?: OrderSnapshotRow['forecast'];
}

interface ItemViewRow extends Readonly<Pick<OrderSnapshotRow['items'][number], ItemColumn>> {
  readonly quantities: unknown;
  readonly metadata: unknown;
}

type PaymentViewRow = Readonly<Pick<OrderSnapshotRow['payments'][number], PaymentColumn>>;

/** An order as its customer sees it, with what this actor may do to it now. */
export function orderView(row: OrderViewRow, actor: Actor): OrderJson {
  const { currency } = row;
  const state = asOrderState(row.state);
  return {
    ...pickPublic(row),
    totals: totalsView(state.totals, currency),
    taxIncluded: isTaxIncluded(state.totals),
    due: money(openToPay(state), currency),
    payable: money(payable(state), currency),
    confirmBy: state.holds.find(({ reason }) => reason === 'CONFIRMATION')?.until ?? null,
    deposit: depositView(state),
    currentPayment: speakingAttempt(state)?.id ?? null,
    paidInParts: partsView(partsOf(state), currency),
    paymentLink: linkView(state),
    payBy: payDeadline(state)?.at ?? null,
    deliveryWish: state.deliveryWish ?? 'as-ready',
    promise: state.promise ? promiseView(state.promise) : null,
    forecast: forecastDays(row.forecast, state.promise),
    lines: row.items.map((item) => lineView(item, state)),
    bundles: bundlesView(state.bundles, state.lines, currency),
    payments: row.payments.map((payment) => paymentView(payment, state, actor)),
    refunds: shownRefunds(state, actor),
    shipments: row.shipments.map((shipment) => shipmentView(shipment, state, actor)),
    cash: cashView(state, actor),
    storeCredit: { refunds: false, goodwill: false, ...storeCreditPolicyOf(state.policy) },
    shippingAddress: addressView(row.shippingAddress),
    billingAddress: row.billingAddress === null ? null : addressView(row.billingAddress),
    contact: { email: row.contactEmail, phone: row.contactPhone },
    metadata: metadata.parse(row.metadata),
    holds: disclosedHolds(state.holds, actor).map(holdView),
    holdReasons: [...disclosedReasons(heldFor(state), actor)],
    cancellation: state.cancellation
      ? {
          reason: disclosedCancellation(state.cancellation, actor),
          requestedAt: state.cancellation.requestedAt,
          kept: state.cancellation.kept === undefined ? null : money(state.cancellation.kept, currency),
        }
      : null,
    allowedActions: offeredTo(state, actor),
    createdAt: instant(row.createdAt),
    updatedAt: instant(row.updatedAt),
    deliveredAt: instant(row.deliveredAt),
    closedAt: instant(row.closedAt),
  };
}

const addressView = (column: unknown): AddressJson => storedAddress(address.parse(column));

function pickPublic(row: OrderViewRow) {
  const { id, number, externalReference, customerId, version, revision } = row;
  const { currency, shippingMethod, locale } = row;
  return {
    ...{ id, number, externalReference, customerId, ...orderHead(row) },
    ...{ version, revision, currency, shippingMethod, locale },
  };
}

function lineView(item: ItemViewRow, state: OrderState): OrderJson['lines'][number] {
  const { currency } = state;
  const line = state.lines.find(({ id }) => id === item.id);
  return {
    id: item.id,
    sku: item.sku,
    name: item.name,
    variant: item.variant,
    quantity: item.quantity,
    unitPrice: money(item.unitPrice, currency),
    subtotal: money(item.subtotal, currency),
    discount: money(item.discount, currency),
    tax: money(item.tax, currency),
    taxRate: line?.taxRate ?? null,
    total: money(item.total, currency),
    status: toLineStatus(item.status),
    quantities: quantities.parse(item.quantities),
    refundable: line ? piecesToAskFor(state, line) : 0,
    serials: line?.serials ?? null,
    warrantyMonths: line?.warrantyMonths ?? null,
    metadata: metadata.parse(item.metadata),
  };
}

function paymentView(
  payment: PaymentViewRow,
  state: OrderState,
  actor: Actor,
): OrderJson['payments'][number] {
  return {
    id: payment.id,
    method: payment.method,
    provider: payment.provider,
    providerReference: payment.reference,
    // Nobody collects for an order that is cancelled.
    status: payment.status === 'DUE' && state.cancellation ? 'VOIDED' : payment.status,
    amount: money(payment.amount, payment.currency),
    ...amountsView(payment, state),
    card: state.payments.find(({ id }) => id === payment.id)?.card ?? null,
    captureBefore:
      seesInternals(actor) && payment.status === 'AUTHORIZED' ? instant(payment.captureBefore) : null,
    actionUrl: payment.actionUrl,
    declineCode: payment.declineCode === null ? null : disclosedDecline(payment.declineCode, actor),
  };
}

/** What the payment stands for, as the order knows it. */
function amountsView(
  { id, currency }: PaymentViewRow,
  { payments }: OrderState,
): Pick<OrderJson['payments'][number], 'authorized' | 'captured' | 'refunded'> {
  const own = { payments: payments.filter((payment) => payment.id === id) };
  return {
    authorized: money(sumOf(own, authorizedOf), currency),
    captured: money(sumOf(own, capturedOf), currency),
    refunded: money(sumOf(own, refundedOf), currency),
  };
}

function depositView(state: OrderState): OrderJson['deposit'] {
  const open = openDeposit(state);
  return open === undefined ? null : money(open, state.currency);
}

/** What is paid now and what at the door, where a deposit is asked for. */
export const partsView = (
  parts: PaidInParts | null | undefined,
  currency: string,
): OrderJson['paidInParts'] =>
  parts ? { now: money(parts.now, currency), atTheDoor: money(parts.atTheDoor, currency) } : null;

/** The newest by which somebody can pay until it ends. Its address is for whoever it was sent to. */
function linkView(state: OrderState): OrderJson['paymentLink'] {
  const link = linksOf(state).findLast((one) => linkFault(state, one, one.madeAt) === undefined);
  return link
    ? { amount: money(amountOfLink(state, link), state.currency), expiresAt: link.expiresAt }
    : null;
}

function cashView(state: OrderState, actor: Actor): OrderJson['cash'] {
  const toCollect = cashToCollect(state);
  if (toCollect === undefined) return null;
  const collected = cashParcels(state).reduce((sum, { cash }) => sum + (cash.collected ?? 0), 0);
  return {
    toCollect: money(toCollect, state.currency),
    collected: money(collected, state.currency),
    settlement: seesInternals(actor) ? settlementStatusOf(state) : null,
  };
}

/** The lines of a parcel as the `shipments` table keeps them. */
function parcelLines(column: Prisma.JsonValue): ShipmentJson['lines'] {
  return column as unknown as ShipmentJson['lines'];
}

export function shipmentView(
  shipment: OrderSnapshotRow['shipments'][number],
  state: OrderState,
  actor: Actor,
): ShipmentJson {
  return {
    id: shipment.id,
    courier: shipment.courier,
    warehouse: seesInternals(actor) ? shipment.warehouse : null,
    status: shipment.status,
    consignmentId: shipment.consignmentId,
    lines: parcelLines(shipment.lines),
    weightGrams: seesInternals(actor) ? shipment.weightGrams : null,
    box: seesInternals(actor) ? shipment.box : null,
    serials: shownSerials(state, shipment.id, actor),
    error: seesInternals(actor) ? shipment.error : null,
    packedAt: instant(shipment.packedAt),
    handedOverAt: instant(shipment.handedOverAt),
    deliveredAt: instant(shipment.deliveredAt),
  };
}

interface TrackingViewRow {
  readonly id: string;
  readonly status: string;
  readonly vendorStatus: string;
  readonly occurredAt: Date;
  readonly proof: string | null;
}

/** One entry of a parcel's journey. */
export function trackingView(
  { id, status, vendorStatus, occurredAt, proof }: TrackingViewRow,
  actor: Actor,
): TrackingJson['shipments'][number]['events'][number] {
  return {
    id,
    status,
    vendorStatus: disclosedVendorStatus(vendorStatus, status, actor),
    proof: seesInternals(actor) ? proof : null,
    occurredAt: occurredAt.toISOString(),
  };
}

/** What staff see of an order that its own rows don't say. */
interface StaffFacts {
  readonly orderCount: number;
  readonly workflowId: string;
  /** Leads to its workflow in the Temporal Web UI. */
  readonly executionUrl: string | null;
  /** What was written with each hold, by its key. */
  readonly holdNotes: ReadonlyMap<string, string>;
  readonly now: Date;
}

/** An order as staff see it. */
export function adminOrderView(row: OrderSnapshotRow, actor: Actor, facts: StaffFacts): AdminOrderJson {
  const state = asOrderState(row.state);
  const { id, name, email, phone, guest } = row.customer;
  return {
    ...orderView(row, actor),
    holds: state.holds.map((hold) => staffHoldView(state, hold, actor, facts)),
    risk: state.risk ? riskView(state.risk) : null,
    forecast: forecastView(row.forecast),
    serialsRequired: requiresSerials(state),
    allowedStatuses: allowedStatuses(state, actor),
    placedBy: row.placedBy,
    customer: { id, name, email, phone, guest, orderCount: facts.orderCount },
    workflow: {
      id: facts.workflowId,
      url: facts.executionUrl,
      startedAt: instant(row.workflowStartedAt),
    },
  };
}

function riskView({
  score,
  reasons,
  correctedSince = [],
}: NonNullable<OrderState['risk']>): NonNullable<AdminOrderJson['risk']> {
  return { score, reasons: [...reasons], correctedSince: [...correctedSince] };
}

function holdView({ key, reason, blocks, owner, since, until, ...hold }: DisclosedHold): HoldJson {
  return {
    ...{ key, reason, blocks: [...blocks], since },
    ...present({ owner, until, default: hold.default }),
  };
}

function staffHoldView(
  order: OrderState,
  hold: Hold,
  actor: Actor,
  { now, holdNotes }: Pick<StaffFacts, 'now' | 'holdNotes'>,
): AdminOrderJson['holds'][number] {
  const { key, reason, owner } = hold;
  const notes = holdNotes.get(key);
  return {
    ...holdView(hold),
    ...{
      reason,
      owner,
      ...present({ notes }),
      overdue: isOverdue(order, hold, now.toISOString()),
    },
    mayRelease: releaseRefusal(hold, actor) === undefined,
    releaseNeedsNotes: needsDecision(order, hold),
  };
}

/** One row of a list of orders. */
export interface OrderSummaryRow extends OrderHeadRow {
  readonly id: string;
  readonly number: string;
  readonly externalReference: string | null;
  readonly customerId: string;
  readonly currency: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly grandTotal: number;
  readonly itemCount: number;
  readonly holdReason: string | null;
  readonly recipientName: string | null;
  readonly customer: { readonly name: string | null };
}

export function orderSummaryView(row: OrderSummaryRow, actor: Actor): OrderSummaryJson {
  const { id, number, externalReference, customerId, currency, itemCount } = row;
  const holds = row.holdReason === null ? [] : [toHoldReason(row.holdReason)];
  return {
    id,
    number,
    externalReference,
    customerId,
    currency,
    itemCount,
    holdReason: disclosedReasons(holds, actor)[0] ?? null,
    ...orderHead(row),
    createdAt: instant(row.createdAt),
    updatedAt: instant(row.updatedAt),
    total: money(row.grandTotal, currency),
    customerName: row.customer.name ?? '',
    recipientName: row.recipientName ?? '',
  };
}
