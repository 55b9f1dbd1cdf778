import type { OrderJson } from '../../../../api/schema/order';
import { useWord } from '../../i18n/useWord';

type Payment = Pick<OrderJson['payments'][number], 'method' | 'card'>;

/**
 * What a payment was made with: "Card •••• 4242", and the method alone where its card is not known. The digits stay as they are
 * printed on the card.
 */
export function useMethodText(): (payment: Payment) => string {
  const word = useWord();
  return ({ method, card }) =>
    [word('money.method', method), ...(card ? [`•••• ${card.last4}`] : [])].join(' ');
}
