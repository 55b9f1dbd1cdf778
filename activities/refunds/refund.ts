import type { RefundOutcome } from '../../domain/refunds/settleRefund';
import { vendorKey } from '../../domain/order/ids';
import type { PaymentGateway } from '../../providers/payments/gateway';
import type { ActivityDeps } from '../deps';
import { KEY_KEPT_MS, openTransaction } from '../payment/transactions';
import { findGrant, grantCredit } from '../storeCredit/grantCredit';
import { asActivity, vendorNamed } from '../vendorFailure';

/** One move of a refund as SQL has it, with the payment that it gives back of. */
interface StoredMove {
  readonly orderId: string;
  readonly ordinal: number;
  readonly paymentId: string;
  readonly provider: string;
  /** The payment's, as the gateway calls it. */
  readonly reference: string | null;
  readonly amount: number;
  readonly currency: string;
  /** Null: the way it came. */
  readonly method: string | null;
}

/** Gives money back of one payment, or puts it into the customer's account. Repeating it with the same position is the same refund. */
export async function refundPayment(
  deps: ActivityDeps,
  orderId: string,
  ordinal: number,
): Promise<RefundOutcome> {
  const move = await readMove(deps, orderId, ordinal);
  if (move.method === 'credit') return grantCredit(deps, move);
  const { paymentId: id, provider, amount, currency } = move;
  const key = vendorKey(orderId, 'refund', ordinal);
  const since = await openTransaction(deps, { key, kind: 'REFUND', orderId, id, provider, amount, currency });
  if (deps.now().getTime() - since.getTime() > KEY_KEPT_MS) {
    const found = await lookUp(deps, move);
    if (found) return found;
  }
  const request = { key, orderId, ordinal, reference: move.reference ?? '', amount, currency };
  const outcome = await asActivity(gatewayOf(deps, move).refund(request));
  await close(deps, key, outcome);
  return outcome;
}

/** Looks a refund up by our own position of it; null when the gateway has never heard of it. */
export async function findRefund(
  deps: ActivityDeps,
  orderId: string,
  ordinal: number,
): Promise<RefundOutcome | null> {
  const move = await readMove(deps, orderId, ordinal);
  return move.method === 'credit' ? findGrant(deps, move) : ((await lookUp(deps, move)) ?? null);
}

async function lookUp(deps: ActivityDeps, move: StoredMove): Promise<RefundOutcome | undefined> {
  const { orderId, ordinal, currency, reference } = move;
  const outcome = await asActivity(
    gatewayOf(deps, move).findRefund({ reference: reference ?? '', orderId, ordinal, currency }),
  );
  if (outcome) await close(deps, vendorKey(orderId, 'refund', ordinal), outcome);
  return outcome;
}

/** Writes down what became of it; of one that the gateway has taken, its own id of it. */
async function close({ prisma }: ActivityDeps, key: string, outcome: RefundOutcome): Promise<void> {
  const status = STATUSES[outcome.outcome];
  const amount = outcome.outcome === 'refunded' ? outcome.amount : null;
  const code = outcome.outcome === 'failed' ? outcome.code : null;
  await prisma.rows`
    UPDATE payment_transactions
    SET status = ${status}, amount = coalesce(${amount}::int, amount), provider_ref = ${outcome.reference ?? null},
      code = ${code}
    WHERE id = ${key} AND status = 'PENDING'`;
}

const STATUSES = { refunded: 'SUCCEEDED', pending: 'PENDING', failed: 'FAILED' } as const;

const gatewayOf = ({ payments }: ActivityDeps, { provider }: StoredMove): PaymentGateway =>
  vendorNamed(payments, provider);

async function readMove({ prisma }: ActivityDeps, orderId: string, ordinal: number): Promise<StoredMove> {
  const [move] = await prisma.rows<StoredMove>`
    SELECT m.order_id AS "orderId", m.ordinal, m.payment_id AS "paymentId", p.provider, p.reference, m.amount, p.currency, m.method
    FROM refund_moves AS m JOIN payments AS p ON p.order_id = m.order_id AND p.id = m.payment_id
    WHERE m.order_id = ${orderId} AND m.ordinal = ${ordinal}`;
  if (!move) throw new Error(`Order ${orderId} has no move ${ordinal} of a refund`);
  return move;
}
