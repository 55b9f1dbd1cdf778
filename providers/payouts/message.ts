import type { WebhookMessage } from '../../domain/notifications/webhook';
import { present } from '../../domain/present';
import type { PayoutReport } from './payoutBank';

/** What a bank says of a payment, for the order whose it is; undefined while nothing has become of it. */
export function messageOfReport({
  payoutId,
  word,
  reference,
  amount,
  reason,
  code,
  at,
}: PayoutReport): WebhookMessage | undefined {
  if (word === undefined) return undefined;
  return { kind: 'payout', payload: { payoutId, word, ...present({ reference, amount, reason, code, at }) } };
}
