import { z } from 'zod';
import { formatDecimal } from '../../../domain/money/money';
import { present } from '../../../domain/present';
import { errorOfStatus, noAnswer } from '../../answers';
import { ProviderUnavailable } from '../../errors';
import { createGuard, type VendorGuard } from '../../resilience';
import type { PayoutBank, PayoutBatch } from '../payoutBank';
import { payment, reportOf } from './words';

export const BANK = 'bank';

export interface BankConfig {
  readonly baseUrl: string;
  readonly apiKey: string;
}

const batch = z.object({ id: z.string(), reference: z.string().max(100), payments: z.array(payment) });
const refusal = z.object({ error: z.object({ code: z.string().regex(/^[\w.-]{1,64}$/) }) });

/** Payouts through a bank's bulk API: a batch is put under our id of it, so that putting it again changes nothing. */
export function createBank(config: BankConfig, guard: VendorGuard = createGuard(BANK)): PayoutBank {
  return {
    provider: BANK,
    answers: true,
    submit: async (asked) => {
      const answer = await guard.run((signal) => call(config, 'PUT', asked.id, signal, bodyOf(asked)));
      if (!answer) throw new ProviderUnavailable(BANK, 'answered 404');
      return { reference: answer.reference };
    },
    find: async (batchId) => {
      const answer = await guard.run((signal) => call(config, 'GET', batchId, signal));
      return answer?.payments.map((said) => reportOf(batchId, said));
    },
  };
}

/** @returns undefined where the bank has no such batch. */
async function call(
  { baseUrl, apiKey }: BankConfig,
  method: 'GET' | 'PUT',
  batchId: string,
  signal: AbortSignal,
  body?: unknown,
): Promise<z.infer<typeof batch> | undefined> {
  const response = await fetch(`${baseUrl}/v1/batches/${encodeURIComponent(batchId)}`, {
    method,
    headers: { Accept: 'application/json', 'Content-Type': 'application/json', 'X-API-Key': apiKey },
    ...present({ body: body === undefined ? undefined : JSON.stringify(body) }),
    signal,
  }).catch((error: unknown) => {
    throw noAnswer(BANK, error);
  });
  const content: unknown = await response.json().catch(() => undefined);
  if (method === 'GET' && response.status === 404) return undefined;
  if (!response.ok) {
    // Only the bank's code is kept: its words may repeat what they refuse.
    const code = refusal.safeParse(content).data?.error.code ?? `http_${response.status}`;
    throw errorOfStatus(BANK, response.status, code);
  }
  const answer = batch.safeParse(content);
  if (answer.success) return answer.data;
  throw new ProviderUnavailable(BANK, `answered ${response.status} in an unknown shape`);
}

const bodyOf = ({ currency, payouts }: PayoutBatch): unknown => ({
  currency,
  payments: payouts.map(({ payoutId, recipient, amount }) => ({
    payout_id: payoutId,
    channel: recipient.method,
    account: recipient.account,
    ...present({
      account_holder: recipient.holder,
      bank: recipient.bank,
      routing_number: recipient.routing,
    }),
    amount: formatDecimal(amount, currency),
  })),
});
