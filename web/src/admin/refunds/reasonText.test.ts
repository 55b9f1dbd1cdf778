import { reasonText } from './reasonText';

const WORDS: Readonly<Record<string, string>> = {
  'refunds.reasons.LATE': 'Late',
  'appeasements.reasons.LATE': 'It came late',
  'appeasements.reasons.RUDE_SERVICE': 'We were rude',
  'refunds.reasons.AT_THE_GATEWAY': 'Refunded there',
};

const told = (reason: string, purpose: 'APPEASEMENT' | null = null): string =>
  reasonText({ reason, purpose }, (where, word) => WORDS[`${where}.${word}`]);

test.each([
  ['LATE', 'Late'],
  ['Refunded at the gateway', 'Refunded there'],
  ['RUDE_SERVICE', 'We were rude'],
  ['The box was wet', 'The box was wet'],
  ['বাক্স ভেজা ছিল', 'বাক্স ভেজা ছিল'],
  ['LOST_IN_TRANSIT', 'Lost in transit'],
  ['OK', 'OK'],
])('the reason %s is told as %s', (reason, words) => {
  expect(told(reason)).toBe(words);
});

test('goodwill has words of its own', () => {
  expect(told('LATE', 'APPEASEMENT')).toBe('It came late');
});
