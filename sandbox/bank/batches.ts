import { randomBytes } from 'node:crypto';
import type { OwnWorld } from '../vendor';
import { comesBack, fateOf, type BankPayment, type Failure, type PaymentWord } from './payment';

const CAPACITY = 20_000;

/** A batch as the bank has it. */
export interface BankBatch {
  /** The shop's id of it. */
  readonly id: string;
  /** The bank's own. */
  readonly reference: string;
  readonly currency: string;
  readonly payments: readonly BankPayment[];
}

/** How payments go, in milliseconds. */
export interface Pace {
  /** Until a payment is made. */
  readonly payMs: number;
  /** Until what some wallets turn away is back. */
  readonly returnMs: number;
}

/** A payment as the shop asks for it. */
export type NewPayment = Pick<BankPayment, 'payoutId' | 'channel' | 'account' | 'amount'>;

export interface Batches {
  /** The batch of that id: this one, or the one that was put before. */
  put(id: string, currency: string, payments: readonly NewPayment[]): BankBatch;
  find(id: string): BankBatch | undefined;
  list(): readonly BankBatch[];
  /** Says of a payment what has become of it, and tells the shop. */
  move(payoutId: string, status: PaymentWord, reason?: Failure): BankPayment | undefined;
}

export function createBatches({ journal, sendWebhook, webhookTarget }: OwnWorld, pace: Pace): Batches {
  const batches = journal.table<BankBatch>('bank.batches', CAPACITY);

  const change = (
    batchId: string,
    payoutId: string,
    status: PaymentWord,
    reason?: Failure,
  ): BankPayment | undefined => {
    const batch = batches.get(batchId);
    const payment = batch?.payments.find((one) => one.payoutId === payoutId);
    if (!batch || !payment) return undefined;
    const { reason: _outdated, ...known } = payment;
    const moved: BankPayment = {
      ...known,
      ...{ status, updatedAt: Date.now() },
      ...(status === 'paid' && { transactionId: known.transactionId ?? transactionId() }),
      ...(reason && { reason }),
    };
    batches.put({ ...batch, payments: batch.payments.map((one) => (one === payment ? moved : one)) });
    sendWebhook(webhookOf(webhookTarget, batch, moved));
    return moved;
  };

  const arm = (batchId: string, { payoutId, account, status, updatedAt }: BankPayment): void => {
    const after = (ms: number, act: () => void): void =>
      void setTimeout(act, Math.max(0, updatedAt + ms - Date.now())).unref();
    const isStill = (): boolean => statusOf(batches.get(batchId), payoutId) === status;
    if (status === 'accepted') {
      after(pace.payMs, () => {
        const fate = fateOf(account);
        const moved = isStill() ? change(batchId, payoutId, fate.status, fate.reason) : undefined;
        if (moved) arm(batchId, moved);
      });
    } else if (status === 'paid' && comesBack(account))
      after(pace.returnMs, () => void (isStill() && change(batchId, payoutId, 'returned', 'account_closed')));
  };

  for (const { id, payments } of batches.values()) for (const payment of payments) arm(id, payment);
  return {
    find: (id) => batches.get(id),
    list: () => batches.values(),
    put(id, currency, asked) {
      const known = batches.get(id);
      if (known) return known;
      const payments = asked.map((one) => ({ ...one, status: 'accepted' as const, updatedAt: Date.now() }));
      const batch = {
        id,
        currency,
        payments,
        reference: `BB${randomBytes(5).toString('hex').toUpperCase()}`,
      };
      batches.put(batch);
      for (const payment of payments) arm(id, payment);
      return batch;
    },
    move(payoutId, status, reason) {
      const batch = batches
        .values()
        .findLast(({ payments }) => payments.some((one) => one.payoutId === payoutId));
      return batch && change(batch.id, payoutId, status, reason);
    },
  };
}

/** What the bank tells the shop by itself. */
function webhookOf(
  target: string,
  { id: batchId }: BankBatch,
  payment: BankPayment,
): Parameters<OwnWorld['sendWebhook']>[0] {
  const event = `payment.${payment.status}`;
  return {
    ...{ event, url: `${target}/webhooks/payouts/bank`, contentType: 'application/json' },
    body: JSON.stringify({ event, batch_id: batchId, payment: wordsOf(payment) }),
  };
}

const transactionId = (): string => `TX${randomBytes(6).toString('hex').toUpperCase()}`;

const statusOf = (batch: BankBatch | undefined, payoutId: string): PaymentWord | undefined =>
  batch?.payments.find((one) => one.payoutId === payoutId)?.status;

/** A payment as the bank tells of it, in answers and in webhooks. */
export const wordsOf = ({
  payoutId,
  status,
  transactionId: id,
  amount,
  reason,
  updatedAt,
}: BankPayment): unknown => ({
  ...{ payout_id: payoutId, status, transaction_id: id ?? null, amount, reason: reason ?? null },
  updated_at: new Date(updatedAt).toISOString(),
});
