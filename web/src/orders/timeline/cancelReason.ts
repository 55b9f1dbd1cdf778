import type { FindWord } from '../../i18n/useWord';

/** Why an order is cancelled in our own words, and the name that the text has; all other reasons people typed. */
const REASONS: Readonly<Record<string, string>> = {
  'Cancelled by the shop': 'byTheShop',
  'The order was held, and not released in time.': 'notReleased',
  'The goods are no longer in stock.': 'soldOut',
  'The payment failed and was not repeated in time.': 'notPaid',
  'The payment was not confirmed in time.': 'notConfirmed',
  'The rest of the price was not paid in time.': 'restNotPaid',
  'The customer does not want it any more.': 'notWanted',
};

/** Why an order is cancelled, in the reader's language where the words are ours. */
export function cancelReasonOf(reason: string, find: FindWord): string {
  const name = Object.hasOwn(REASONS, reason) ? REASONS[reason] : undefined;
  return (name && find('orders.cancelReasons', name)) ?? reason;
}
