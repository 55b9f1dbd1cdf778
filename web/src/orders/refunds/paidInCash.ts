import type { OrderJson } from '../../../../api/schema/order';

interface PaidOrder {
  readonly payments: readonly {
    readonly method: OrderJson['payments'][number]['method'];
    readonly captured: Pick<OrderJson['payments'][number]['captured'], 'amount'>;
  }[];
}

/** Whether all that was taken was cash: that has no way back by which it came, and goes to a wallet or an account. */
export function paidInCash({ payments }: PaidOrder): boolean {
  const taken = payments.filter(({ captured }) => captured.amount > 0);
  return taken.length > 0 && taken.every(({ method }) => method === 'cod');
}
