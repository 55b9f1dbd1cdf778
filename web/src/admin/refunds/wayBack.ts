import type { RefundJson } from '../../../../api/schema/money/refunds';

/** What stands for the gateway of what is paid at the door. */
const CASH = 'courier';

/** By which way a refund goes back. Cash has none by which it came: it goes to a wallet or an account, unless the refund says otherwise. */
export const wayBack = ({
  method,
  moves,
}: {
  readonly method: RefundJson['method'];
  readonly moves: readonly Pick<RefundJson['moves'][number], 'provider'>[];
}): RefundJson['method'] =>
  method === 'original' && moves.length > 0 && moves.every(({ provider }) => provider === CASH)
    ? 'payout'
    : method;
