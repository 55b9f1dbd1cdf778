import type { OrderState } from '../order/order';
import { STANDARD_POLICY, type OrderPolicy } from '../order/policy';
import { passesLuhn, type SerialKind } from '../serials/serial';
import { authorized } from './stages';
import { after, newOrder } from './orders';

/** An IMEI: 14 digits and their check digit. */
export function imeiOf(piece: number): string {
  const body = String(35_693_803_000_000 + piece);
  const check = Array.from('0123456789').find((digit) => passesLuhn(body + digit));
  return `${body}${check}`;
}

/** The usual order, confirmed, whose phones ask for what is named and have a warranty of a year. */
export function orderAsking(serials: SerialKind = 'IMEI', policy: OrderPolicy = STANDARD_POLICY): OrderState {
  const order = after(newOrder({ policy }), authorized, { type: 'OrderConfirmed' });
  const lines = order.lines.map((line) =>
    line.sku === 'PHONE' ? { ...line, serials, warrantyMonths: 12 } : line,
  );
  return { ...order, lines };
}
