import { DomainError } from '../../domain/errors';
import type { RecipientRequestJson } from '../schema/money/payouts';
import { givenRecipient } from './givenRecipient';

const BANK: RecipientRequestJson = {
  ...({ method: 'bank' } as const),
  ...{ account: '1234 5678 9012', holder: 'Rahim Uddin', bank: 'BRAC Bank' },
  routing: '060261726',
};

test.each(['01711000001', '+880 1711-000001', '8801711000001', '০১৭১১০০০০০১', '+৮৮০ ১৭১১-০০০০০১'])(
  '%s is one wallet',
  (number) => {
    expect(givenRecipient({ method: 'bkash', number })).toEqual({ method: 'bkash', account: '01711000001' });
  },
);

test('a bank account has its digits, however they are grouped and in whichever script', () => {
  expect(givenRecipient(BANK)).toMatchObject({ account: '123456789012', routing: '060261726' });
  expect(givenRecipient({ ...BANK, account: '১২৩৪-৫৬৭৮-৯০১২' })).toMatchObject({ account: '123456789012' });
});

test.each<readonly [string, RecipientRequestJson, string]>([
  ['a wallet of another country', { method: 'bkash', number: '+44 7700 900123' }, '/number'],
  ['a fixed line', { method: 'nagad', number: '(02) 955-1234' }, '/number'],
  ['no number', { method: 'nagad', number: 'mine' }, '/number'],
  ['an account that is too short', { ...BANK, account: '1234567' }, '/account'],
  ['a routing number with a wrong check digit', { ...BANK, routing: '060261727' }, '/routing'],
])('%s is refused, and its field named', (_what, body, pointer) => {
  const refusal = (() => {
    try {
      return givenRecipient(body);
    } catch (error) {
      return error;
    }
  })();
  if (!(refusal instanceof DomainError)) throw new Error('accepted');
  expect([refusal.code, refusal.extra.errors?.[0]]).toEqual([
    'validation',
    expect.objectContaining({ pointer }),
  ]);
  // What people wrote of themselves is repeated nowhere.
  expect(refusal.detail).not.toMatch(/7700|955|1234567$|060261727/);
});
