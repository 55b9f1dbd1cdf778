import { ApiProblem } from '../../http/problem';
import { codeFault } from '../codes/codeFault';
import { NOBODY, fieldsOf, recipientOf, refusedField } from './recipientForm';

const BANK = {
  method: 'bank',
  account: '123456789012',
  holder: 'Rahim',
  bank: 'BRAC',
  routing: '060261726',
} as const;

test('a wallet is its number, and a bank account all of its fields', () => {
  expect(recipientOf({ ...NOBODY, method: 'nagad', number: ' ০১৭১১ ' })).toEqual({
    method: 'nagad',
    number: '০১৭১১',
  });
  expect(recipientOf({ ...NOBODY, ...BANK })).toEqual(BANK);
});

test.each(fieldsOf('bank'))('a bank account without %s is none yet', (field) => {
  expect(recipientOf({ ...NOBODY, ...BANK, [field]: ' ' })).toBeUndefined();
});

test('what was typed of the other way plays no part', () => {
  expect(recipientOf({ ...NOBODY, ...BANK, method: 'bkash' })).toBeUndefined();
  expect(recipientOf({ ...NOBODY, ...BANK, method: 'bkash', number: '1' })).toEqual({
    method: 'bkash',
    number: '1',
  });
});

const problem = (code: string, pointer?: string) =>
  new ApiProblem({
    ...{ type: `https://throughline.dev/problems/${code}`, title: '', status: 422, detail: '' },
    ...(pointer && { errors: [{ pointer, detail: '' }] }),
  });

test('a refusal is said at the field that it names', () => {
  expect(refusedField(problem('validation', '/routing'))).toBe('routing');
  expect(refusedField(problem('validation', '/method'))).toBe('method');
  expect(refusedField(problem('validation', '/notes'))).toBeUndefined();
  expect(refusedField(problem('not-allowed'))).toBeUndefined();
  expect(codeFault(problem('code-expired', '/code'))).toBe('code-expired');
  expect(codeFault(problem('unavailable'))).toBeUndefined();
});
