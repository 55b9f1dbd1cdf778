import type { Buyer } from './buyers';
import { CARD_AND_CASH, CASH, TWO_CARDS } from '../schedule/schedule';
import type { ChaosCommand, PlaceStep } from '../schedule/steps';

/** Who works at the shop. */
export const STAFF = 'ayesha-chaos';

export interface CommandRequest {
  readonly by: 'customer' | 'staff';
  readonly method: 'POST' | 'PUT';
  /** As the API documents it: part of the command's identity. */
  readonly route: string;
  readonly body?: unknown;
}

const ADMIN = '/api/admin/orders/{id}';

/** How each command is asked for. */
export function requestOf(name: ChaosCommand, { note }: Buyer): CommandRequest {
  switch (name) {
    case 'cancel':
      return {
        by: 'customer',
        method: 'POST',
        route: '/api/orders/{id}/cancel',
        body: { reason: 'Too slow' },
      };
    case 'pay':
      return {
        ...{ by: 'customer', method: 'POST', route: '/api/orders/{id}/payments' },
        body: { method: 'card', token: 'pm_card_visa' },
      };
    case 'staffCancel':
      return staff('cancel', { reason: 'The customer rang' });
    case 'pick':
      return staff('pick');
    case 'pack':
      return staff('shipments/{shipmentId}/pack');
    case 'handOver':
      return staff('shipments/{shipmentId}/hand-over');
    case 'note':
      return staff('notes', { body: note, visibility: 'customer' });
    case 'review':
      return staff('review', { decision: 'approve' });
    case 'setProcessing':
      return status('PROCESSING');
    case 'setReady':
      return status('READY');
    case 'setShipped':
      return status('SHIPPED');
    case 'setDelivered':
      return status('DELIVERED', 'Seen at the door');
    case 'refund':
      return staff('refunds', { amount: 1_000, reason: 'LATE' });
  }
}

function staff(path: string, body?: unknown): CommandRequest {
  return { by: 'staff', method: 'POST', route: `${ADMIN}/${path}`, ...(body !== undefined && { body }) };
}

function status(to: string, notes?: string): CommandRequest {
  const body = { status: to, ...(notes !== undefined && { notes }) };
  return { by: 'staff', method: 'PUT', route: `${ADMIN}/status`, body };
}

/** The path of a request: a parcel that is packed is yet to be, one that is handed over is the first. */
export function pathOf({ route }: CommandRequest, orderId: string): string {
  const shipment = route.endsWith('/pack') ? 'new' : `${orderId}-1`;
  return route.replace('{id}', orderId).replace('{shipmentId}', shipment);
}

/** What is ordered, for whom. The metadata name the wish, so that its order is known whoever answered. */
export function orderOf(
  { card, lines }: Pick<PlaceStep, 'card' | 'lines'>,
  buyer: Buyer,
  key: string,
): object {
  return {
    currency: 'BDT',
    lines,
    shippingAddress: {
      name: buyer.name,
      line1: buyer.street,
      city: 'Dhaka',
      country: 'Bangladesh',
      phone: buyer.phone,
    },
    contact: { email: buyer.email, phone: buyer.phone },
    payment: paymentOf(card),
    metadata: { wish: key },
  };
}

function paymentOf(card: string): object {
  const part = { method: 'card', token: 'pm_card_visa', amount: 1_00 };
  switch (card) {
    case CASH:
      return { method: 'cod' };
    case TWO_CARDS:
      return { tenders: [part, { method: 'card', token: 'pm_card_mastercard' }] };
    case CARD_AND_CASH:
      return { tenders: [part, { method: 'cod' }] };
    default:
      return { method: 'card', token: card };
  }
}
