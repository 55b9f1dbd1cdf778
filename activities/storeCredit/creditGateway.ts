import { vendorKey } from '../../domain/order/ids';
import { METHODS } from '../../domain/payment/methods/methods';
import type { PaymentOutcome } from '../../domain/payment/payment';
import {
  captureEntries,
  paymentCredit,
  type CreditEntry,
  type PaymentCredit,
} from '../../domain/storeCredit/account';
import { enterCredit, findCredit, type EnteredOn } from '../../prisma/storeCredit/enterCredit';
import type { PaymentGateway } from '../../providers/payments/gateway';
import type { ActivityDeps } from '../deps';
import { readCreditOwner } from './creditOwner';

type CreditDeps = Pick<ActivityDeps, 'prisma' | 'now'>;

/** The name that payments by store credit remember their gateway under. */
export const CREDIT_PROVIDER = METHODS.credit.provider;

/**
 * Customers' credit accounts as a gateway: what is reserved, taken, given free and given back are entries of the account, each under
 * the key of its call, so that a call that is repeated after a crash enters nothing more. A payment is known by the key of its reservation.
 */
export const createCreditGateway = (deps: CreditDeps): PaymentGateway => ({
  provider: CREDIT_PROVIDER,
  authorize: async ({ key, orderId, paymentId, amount, currency }) => {
    const customerId = await readCreditOwner(deps.prisma, orderId);
    if (customerId === undefined) return { outcome: 'declined', code: 'no_credit_account' };
    const on = { customerId, currency, orderId, paymentId, at: deps.now() };
    const { outcome, entries } = await enterCredit(deps.prisma, on, () => [{ key, kind: 'RESERVE', amount }]);
    return outcome === 'short'
      ? { outcome: 'declined', code: 'insufficient_credit' }
      : outcomeOf(key, entries);
  },
  capture: ({ key, reference, part }) =>
    move(deps, reference, (payment) => captureEntries(key, payment, part)),
  void: ({ key, reference }) =>
    move(deps, reference, ({ open }) => (open > 0 ? [{ key, kind: 'RELEASE', amount: open }] : [])),
  find: async ({ orderId, paymentId }) => {
    const entries = await deps.prisma.rows<CreditEntry>`
      SELECT key, kind, amount FROM credit_entries WHERE order_id = ${orderId} AND payment_id = ${paymentId} ORDER BY at, key`;
    const reserved = entries.find(({ kind }) => kind === 'RESERVE');
    return reserved && outcomeOf(reserved.key, entries);
  },
  refund: async ({ key, reference, amount }) => {
    const on = await readPayment(deps, reference);
    if (!on) return { outcome: 'failed', code: 'no_such_payment' };
    const known = await findCredit(deps.prisma, key);
    if (known) return { outcome: 'refunded', reference: key, amount: known.amount };
    const { entries } = await enterCredit(deps.prisma, on, (earlier) =>
      paymentCredit(earlier).spent >= amount ? [{ key, kind: 'RETURN', amount }] : [],
    );
    const made = entries.find((entry) => entry.key === key);
    return made
      ? { outcome: 'refunded', reference: key, amount: made.amount }
      : { outcome: 'failed', code: 'more_than_was_spent' };
  },
  findRefund: async ({ orderId, ordinal }) => {
    const key = vendorKey(orderId, 'refund', ordinal);
    const entry = await findCredit(deps.prisma, key);
    return entry && { outcome: 'refunded', reference: key, amount: entry.amount };
  },
});

/** Enters what moves of a reservation, by what is open of it; what is not reserved any more has moved before. */
async function move(
  deps: CreditDeps,
  reference: string,
  entriesFor: (payment: PaymentCredit) => readonly CreditEntry[],
): Promise<PaymentOutcome> {
  const on = await readPayment(deps, reference);
  if (!on) return { outcome: 'voided', reference, amount: 0 };
  const { entries } = await enterCredit(deps.prisma, on, (earlier) => entriesFor(paymentCredit(earlier)));
  return outcomeOf(reference, entries);
}

/** The account and the order of a reservation, by its key. */
async function readPayment({ prisma, now }: CreditDeps, reference: string): Promise<EnteredOn | undefined> {
  const [row] = await prisma.rows<Omit<EnteredOn, 'at'>>`
    SELECT customer_id AS "customerId", currency, order_id AS "orderId", payment_id AS "paymentId"
    FROM credit_entries WHERE key = ${reference} AND kind = 'RESERVE'`;
  return row && { ...row, at: now() };
}

/** What a payment's entries say of it. */
function outcomeOf(reference: string, entries: readonly CreditEntry[]): PaymentOutcome {
  const { asked = 0, open } = paymentCredit(entries);
  const taken = entries.find(({ kind }) => kind === 'CAPTURE');
  if (taken) return { outcome: 'captured', reference, amount: taken.amount };
  return open > 0
    ? { outcome: 'authorized', reference, amount: open }
    : { outcome: 'voided', reference, amount: asked };
}
