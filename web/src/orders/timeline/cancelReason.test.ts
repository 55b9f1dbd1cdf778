import { disclosedCancellation } from '../../../../domain/people/disclosure';
import type { FindWord } from '../../i18n/useWord';
import * as bangla from '../../i18n/bn';
import { cancelReasonOf } from './cancelReason';

const words = new Map<string, string>(Object.entries(bangla.orders.cancelReasons));
const inBangla: FindWord = (where, word) => (where === 'orders.cancelReasons' ? words.get(word) : undefined);

const OURS = [
  disclosedCancellation({ reason: 'Cancelled in Temporal' }, { id: 'mina', role: 'customer' }),
  disclosedCancellation({ reason: 'x', hold: 'call-first' }, { id: 'mina', role: 'customer' }),
  'The goods are no longer in stock.',
  'The payment failed and was not repeated in time.',
  'The payment was not confirmed in time.',
  'The rest of the price was not paid in time.',
  'The customer does not want it any more.',
];

it('tells in the reader’s language why the shop cancelled, each reason by a text of its own', () => {
  const told = OURS.map((reason) => cancelReasonOf(reason, inBangla));
  expect(told.toSorted()).toEqual([...words.values()].toSorted());
});

it.each(['Changed my mind', 'toString', ''])('leaves as it is what people typed: %s', (reason) => {
  expect(cancelReasonOf(reason, inBangla)).toBe(reason);
});
