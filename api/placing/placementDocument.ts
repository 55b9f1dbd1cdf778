import type { Choice } from '../../domain/allocation/choice';
import { reservedAt } from '../../domain/allocation/allocation';
import type { OrderEvent } from '../../domain/facts';
import { notificationsFor } from '../../domain/notifications/notifications';
import type { OrderState } from '../../domain/order/order';
import { METHODS } from '../../domain/payment/methods/methods';
import { deriveLineStatus, derivePaymentStatus, deriveStatus, stageOf } from '../../domain/order/status';
import type { PlacementRequest } from './placementRequest';
import type { OrderViewRow } from '../orders/orderView';

/** The argument of the SQL function `place_order`. */
export type PlacementDocument = ReturnType<typeof toPlacementDocument>;

export function toPlacementDocument(
  request: PlacementRequest,
  event: OrderEvent,
  { state, choice }: { readonly state: OrderState; readonly choice: Choice | undefined },
) {
  return {
    choice: choice ?? null,
    key: request.key.key,
    bodyHash: request.key.bodyHash,
    checkoutId: request.checkoutId ?? null,
    customer: toCustomer(request),
    order: toHead(request, state),
    state,
    event: toEventRow(event),
    items: toItems(request, state),
    payments: toPayments(request, state),
    notifications: notificationsFor(event),
  };
}

/** Each line with where its pieces are taken from. */
function toItems({ cart }: PlacementRequest, state: OrderState) {
  const pieces = reservedAt(state);
  return cart.lines.map((line, position) => ({
    ...line,
    position: position + 1,
    status: deriveLineStatus(line),
    from: pieces
      .filter(({ lineId }) => lineId === line.id)
      .map(({ warehouse, quantity }) => ({ warehouse, quantity })),
  }));
}

/** The account knows what the buyer says of themselves. Who takes the parcel may be somebody else, and stands in the order alone. */
function toCustomer({ customer, contact, locale }: PlacementRequest) {
  const { name = null, email = null, phone = null } = contact;
  return { ...customer, name, email, phone, locale };
}

function toHead(request: PlacementRequest, state: OrderState) {
  const status = deriveStatus(state);
  return {
    id: state.id,
    customerId: state.customerId,
    status,
    stage: stageOf(status),
    paymentStatus: derivePaymentStatus(state),
    version: state.version,
    revision: state.revision,
    currency: state.currency,
    totals: state.totals,
    itemCount: state.lines.reduce((sum, line) => sum + line.quantities.ordered, 0),
    locale: request.locale,
    shippingMethod: request.shippingMethod,
    channel: request.channel ?? 'web',
    shippingAddress: request.shippingAddress,
    billingAddress: request.billingAddress ?? null,
    contactEmail: request.contact.email ?? null,
    contactPhone: request.contact.phone ?? null,
    metadata: request.metadata,
    externalReference: request.externalReference ?? null,
  };
}

function toEventRow({ id, version, at, actor, type, command: _command, ...data }: OrderEvent) {
  return { id, version, at, actor, type, data };
}

/** Each with the handle of the card that pays it: cards stand in the order in which they were given. */
function toPayments({ tenders }: PlacementRequest, { payments }: OrderState) {
  const tokens = tenders.flatMap(({ token }) => (token === undefined ? [] : [token])).values();
  return payments.map((payment) => ({
    ...payment,
    token: METHODS[payment.method].token ? (tokens.next().value ?? null) : null,
  }));
}

/** A new order's rows, as reading them would give them. */
export type PlacedOrderRow = OrderViewRow & { readonly state: OrderState };

/** Everything is known but the number, which the database assigned. */
export function placedOrderRow(document: PlacementDocument, number: string): PlacedOrderRow {
  const { order, state, event, items, payments } = document;
  const at = new Date(event.at);
  return {
    ...order,
    number,
    state: { ...state, number },
    items,
    payments: payments.map((payment) => paymentRow(payment, order.currency)),
    shipments: [],
    ...{ createdAt: at, updatedAt: at, deliveredAt: null, closedAt: null },
  };
}

function paymentRow(payment: PlacementDocument['payments'][number], currency: string) {
  return {
    ...payment,
    currency,
    status: payment.state,
    reference: null,
    actionUrl: null,
    declineCode: null,
    captureBefore: null,
  };
}
