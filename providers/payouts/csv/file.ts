import { formatDecimal } from '../../../domain/money/money';
import type { PayoutBatch } from '../payoutBank';

/** The columns of the file, in the order in which banks ask for them in their bulk forms. */
export const FILE_HEAD = [
  ...(['payout_id', 'method', 'account', 'account_holder', 'bank', 'routing_number'] as const),
  ...(['amount', 'currency', 'narration'] as const),
] as const;

/** The rows of a batch's file: amounts in the currency's whole units, as people type them. */
export const fileRows = ({ id, currency, payouts }: PayoutBatch): readonly (readonly string[])[] =>
  payouts.map(({ payoutId, recipient, amount }) => [
    ...[payoutId, recipient.method, recipient.account, recipient.holder ?? '', recipient.bank ?? ''],
    ...[recipient.routing ?? '', formatDecimal(amount, currency), currency, `Refund ${id}`],
  ]);
