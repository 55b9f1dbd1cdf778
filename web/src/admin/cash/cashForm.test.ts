import type { ProblemJson } from '../../../../api/schema/problem';
import { ApiProblem } from '../../http/problem';
import {
  amountOf,
  leftAfter,
  refusedField,
  toRecord,
  toRemit,
  typedAmount,
  type CashParcel,
} from './cashForm';

const taka = (amount: number) => ({ amount, currency: 'BDT' });

const parcel = (parcelId: string, state: CashParcel['state'], open = 0): CashParcel => ({
  ...{ orderId: 'o', orderNumber: 'TL-1', parcelId, courier: 'pathao', consignmentId: null, state },
  ...{ toCollect: taka(125_000), collected: state === 'DUE' ? null : taka(125_000), collectedAt: null },
  ...{ remitted: taka(0), fee: taka(0), open: taka(open), remittances: [] },
});

const problem = (type: string, more: Partial<ProblemJson>) =>
  new ApiProblem({ type: `https://x/problems/${type}`, title: '', status: 409, detail: '', ...more });

test('an amount is typed in taka, with poisha where there are any', () => {
  expect([125_000, 124_950, 0].map((amount) => typedAmount(taka(amount)))).toEqual(['1250', '1249.50', '0']);
  expect(amountOf('1,250', 'BDT')).toBe(125_000);
  expect(amountOf('', 'BDT')).toBeUndefined();
  expect(amountOf(' ', 'BDT', 0)).toBe(0);
  expect(amountOf('all of it', 'BDT', 0)).toBeUndefined();
});

test('the parcel that somebody waits for is chosen first', () => {
  const [paid, due] = [parcel('1', 'COLLECTED', 125_000), parcel('2', 'DUE')];
  const done = parcel('0', 'REMITTED');
  expect(toRecord([done, paid, due])).toBe(due);
  expect(toRecord([done, paid])).toBe(done);
  expect(toRemit([done, due, paid])).toBe(paid);
  expect(toRemit([done, due])).toBe(due);
  expect(toRemit([])).toBeUndefined();
});

test('what a courier still has is known once somebody has told what it collected', () => {
  expect(leftAfter(parcel('1', 'COLLECTED', 125_000), 119_000)).toBe(6_000);
  expect(leftAfter(parcel('1', 'COLLECTED', 125_000), 125_100)).toBe(-100);
  expect(leftAfter(parcel('1', 'DUE'), 119_000)).toBeUndefined();
});

test('what is refused is said at its field', () => {
  const errors = [{ pointer: '/notes', detail: 'What the customer said.' }];
  expect(refusedField(problem('validation', { errors }))).toEqual({ field: 'notes' });
  const left = taka(6_000);
  expect(refusedField(problem('not-allowed', { amountLeft: left }))).toEqual({ field: 'amount', left });
  expect(refusedField(problem('not-allowed', {}))).toBeUndefined();
  expect(refusedField(new Error('away'))).toBeUndefined();
});
