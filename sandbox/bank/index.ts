import { z } from 'zod';
import type { OverviewTable } from '../control/overviewTable';
import { sandboxVendor } from '../vendor';
import { createBatches, type BankBatch } from './batches';
import { bankRoutes, bankSigner } from './routes';
import { paymentSwitches } from './switches';

/** At speed 1: a payment is made after 20 seconds, and what a wallet turns away is back a minute later. */
const PAY_MS = 20_000;
const RETURN_MS = 60_000;

export const bank = sandboxVendor({
  name: 'bank',
  path: '/bank',
  variables: {
    PAYOUT_BANK_KEY: z.string().default('sandbox-bank-key'),
    PAYOUT_BANK_WEBHOOK_SECRET: z.string().default('sandbox-bank-webhook'),
  },
  toOptions: (env) => ({ apiKey: env.PAYOUT_BANK_KEY, webhookSecret: env.PAYOUT_BANK_WEBHOOK_SECRET }),
  overloaded: { error: { code: 'unavailable' } },
  refusal: { status: 422, body: { error: { code: 'refused_on_demand' } } },
  start: (options, world) => {
    const pace = { payMs: PAY_MS / world.speed, returnMs: RETURN_MS / world.speed };
    const batches = createBatches(world, pace);
    return {
      routes: bankRoutes(options, batches, world.serve),
      sign: bankSigner(options.webhookSecret),
      // A bank knows nothing of orders: whoever asks for one gets all.
      ledger: () => ({ payouts: batches.list().flatMap(paidBy) }),
      overview: () => overviewOf(batches.list()),
      switches: paymentSwitches(batches),
    };
  },
});

/** What the bank has of a payment. */
export interface PaidOut {
  readonly batchId: string;
  readonly payoutId: string;
  readonly status: string;
  readonly amount: string;
}

const paidBy = ({ id: batchId, payments }: BankBatch): readonly PaidOut[] =>
  payments.map(({ payoutId, status, amount }) => ({ batchId, payoutId, status, amount }));

function overviewOf(batches: readonly BankBatch[]): OverviewTable {
  const rows = batches.flatMap(({ reference, payments }) =>
    payments.map(({ payoutId, channel, account, amount, status, reason, updatedAt }) => [
      ...[reference, payoutId, `${channel} ${account}`, amount, reason ? `${status}: ${reason}` : status],
      new Date(updatedAt).toISOString(),
    ]),
  );
  return {
    title: 'Bank',
    about:
      'Pays money out to wallets and accounts. Those that end in 0404 it does not find, what goes to 0405 comes back, and of 0406 it says what no document names.',
    head: ['batch', 'payout', 'to', 'amount', 'status', 'since'],
    rows,
  };
}
