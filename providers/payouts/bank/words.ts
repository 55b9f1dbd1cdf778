import { z } from 'zod';
import type { BounceReason } from '../../../domain/payouts/payout';
import { present } from '../../../domain/present';
import { cutText } from '../../../domain/text/cutText';
import type { PayoutReport } from '../payoutBank';

/** The bank's words for how far a payment has come. Any other one is for a person to read. */
const MEANING: Readonly<Record<string, PayoutReport['word'] | 'UNDER_WAY'>> = {
  accepted: 'UNDER_WAY',
  processing: 'UNDER_WAY',
  paid: 'PAID',
  failed: 'BOUNCED',
  returned: 'BOUNCED',
};

/** The bank's words for why money came back. */
const REASONS: Readonly<Record<string, BounceReason>> = {
  account_not_found: 'ACCOUNT_NOT_FOUND',
  account_closed: 'ACCOUNT_CLOSED',
  name_mismatch: 'NAME_MISMATCH',
  limit_exceeded: 'LIMIT_EXCEEDED',
};

const LONGEST_WORD = 100;
const word = z.string().overwrite((text) => cutText(text, LONGEST_WORD));

/** One payment as the bank tells of it, in an answer and in a webhook alike. */
export const payment = z.looseObject({
  payout_id: z.string().min(1).max(100),
  status: word.min(1),
  transaction_id: word.nullish(),
  /** A decimal such as "1530.00". */
  amount: z
    .string()
    .regex(/^\d{1,9}\.\d{2}$/)
    .nullish()
    .catch(undefined),
  reason: word.nullish(),
  updated_at: z.iso.datetime().nullish().catch(undefined),
});

/** What it means in our words. */
export function reportOf(batchId: string, said: z.infer<typeof payment>): PayoutReport {
  const { status, transaction_id: reference, amount, reason: code, updated_at: at } = said;
  const meaning = Object.hasOwn(MEANING, status) ? MEANING[status] : undefined;
  const isBounce = meaning === 'BOUNCED';
  const reason = code && Object.hasOwn(REASONS, code) ? REASONS[code] : 'OTHER';
  return {
    eventId: `${batchId}/${said.payout_id}/${status}`,
    payoutId: said.payout_id,
    word: meaning === 'UNDER_WAY' ? undefined : meaning,
    vendorWord: status,
    isKnown: meaning !== undefined,
    ...present({
      reference: reference ?? undefined,
      amount: amount ? Math.round(Number(amount) * 100) : undefined,
      reason: isBounce ? reason : undefined,
      code: isBounce ? (code ?? undefined) : undefined,
      at: at ?? undefined,
    }),
  };
}
