import type { RefundJson } from '../../../../api/schema/money/refunds';
import type { MoneyJson } from '../../../../api/schema/primitives';

/** How much of the pieces that are refunded is tax; undefined where it is not known of any. */
export function taxOfRefund({ lines }: Pick<RefundJson, 'lines'>): MoneyJson | undefined {
  const known = lines.flatMap(({ tax }) => tax ?? []);
  const [first] = known;
  return first && { ...first, amount: known.reduce((sum, { amount }) => sum + amount, 0) };
}
