import { cashToCollect } from '../../domain/cash/cashFor';
import { isHeld } from '../../domain/holds/holds';
import { reviveHolds, type StoredOrder } from '../../domain/holds/reviveHolds';
import type { OrderAtSending } from '../../domain/notifications/message';
import { dueAtDoor } from '../../domain/payment/amounts';
import { payDeadline } from '../../domain/payment/payDeadline';
import { linksOf } from '../../domain/links/link';
import { amountOfLink, linkFault } from '../../domain/links/linkFault';
import { CUSTOMER_CONTACT } from '../../prisma/customerContact';
import type { ActivityDeps } from '../deps';
import type { OrderForMessage } from './composeMessage';

/** What every message about an order may speak of, and where its customer is reached. */
export type OrderForMessages = Omit<OrderForMessage, 'note' | 'refunded'> &
  Omit<OrderAtSending, 'parcelState'>;

/** What follows from the order's state. */
type WorkedOut = 'payBy' | 'cash' | 'payLink' | 'hasOpenLink' | 'isToConfirm';

/** Read by one statement: the latest attempt to pay, the latest parcel, and what the order itself says of the customer first. */
export async function readOrderForMessages(
  { prisma, linkTokens, now }: Pick<ActivityDeps, 'prisma' | 'linkTokens' | 'now'>,
  orderId: string,
): Promise<OrderForMessages> {
  const [row] = await prisma.rows<Omit<OrderForMessages, WorkedOut> & { state: StoredOrder }>`
    SELECT o.state, o.id, o.number, o.status, o.payment_status AS "paymentStatus", o.locale, o.currency, o.grand_total AS "grandTotal",
      coalesce(o.shipping_address->>'name', '') AS name,
      ${CUSTOMER_CONTACT.email} AS email,
      ${CUSTOMER_CONTACT.phone} AS phone,
      CASE WHEN p.status IS NULL THEN 'none' WHEN money.kept THEN 'taken' WHEN money.returned THEN 'returned' WHEN money.reserved THEN 'freed'
        ELSE 'untouched' END AS "moneyFate",
      p.action_url AS "actionUrl", p.status AS "paymentState",
      s.courier, s.consignment_id AS "consignmentId", f.latest::text AS expected, coalesce(f.state = 'LATE', false) AS "isLate"
    FROM orders AS o
    JOIN customers AS c ON c.id = o.customer_id
    LEFT JOIN promise_forecasts AS f ON f.order_id = o.id
    LEFT JOIN LATERAL (SELECT action_url, status FROM payments WHERE order_id = o.id ORDER BY ordinal DESC LIMIT 1)
      AS p ON true
    CROSS JOIN LATERAL (
      SELECT coalesce(bool_or(status = 'AUTHORIZED' OR (status = 'CAPTURED' AND o.to_give_back > 0)), false) AS kept,
        coalesce(bool_or(status = 'CAPTURED'), false) AS returned,
        EXISTS (SELECT 1 FROM payment_transactions
          WHERE order_id = o.id AND kind = 'AUTHORIZE' AND status = 'SUCCEEDED') AS reserved
      FROM payments WHERE order_id = o.id) AS money
    LEFT JOIN LATERAL (SELECT courier, consignment_id FROM shipments WHERE order_id = o.id ORDER BY id DESC LIMIT 1)
      AS s ON true
    WHERE o.id = ${orderId}`;
  if (!row) throw new Error(`There is no order ${orderId}`);
  const { state, ...order } = row;
  const revived = reviveHolds(state);
  const isDue = revived.payments.some((payment) => dueAtDoor(payment) > 0);
  const link = linksOf(revived).findLast((one) => linkFault(revived, one, now().toISOString()) === undefined);
  return {
    ...order,
    hasOpenLink: link !== undefined,
    isToConfirm: isHeld(revived, 'CONFIRMATION'),
    payLink: link
      ? {
          token: linkTokens.tokenOf(orderId, { number: order.number, linkId: link.id }),
          amount: amountOfLink(revived, link),
          expiresAt: link.expiresAt,
        }
      : null,
    payBy: payDeadline(revived)?.at ?? null,
    cash: isDue ? (cashToCollect(revived) ?? null) : null,
  };
}
