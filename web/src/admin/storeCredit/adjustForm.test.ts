import fc from 'fast-check';
import { creditAdjustment } from '../../../../api/schema/money/storeCredit';
import { ADJUSTMENTS, adjustmentOf, beforeAndAfter, changeOf, currenciesOf } from './adjustForm';

const money = (amount: number, currency = 'BDT') => ({ amount, currency });
const ACCOUNTS = [{ available: money(1_500_00), reserved: money(300_00) }];
const filled = { kind: 'RAISE', currency: 'BDT', amount: '100', reason: 'Promised by phone' } as const;

test('the sign is that of what is to be done', () => {
  expect(changeOf(filled)).toEqual(money(100_00));
  expect(changeOf({ ...filled, kind: 'LOWER' })).toEqual(money(-100_00));
  expect(changeOf({ ...filled, kind: 'EXPIRE', amount: '১,০০০.৫০' })).toEqual(money(-1_000_50));
  expect(changeOf({ ...filled, currency: 'JPY' })).toEqual(money(100, 'JPY'));
});

test.each(['', ' ', '0', '0.00', '-5', 'ten', '1.005'])('%j is no amount', (amount) => {
  expect(adjustmentOf({ ...filled, amount }, ACCOUNTS)).toBeUndefined();
});

test('a reason has to be told', () => {
  expect(adjustmentOf({ ...filled, reason: '  ' }, ACCOUNTS)).toBeUndefined();
  expect(adjustmentOf({ ...filled, reason: ' Twice ' }, ACCOUNTS)?.reason).toBe('Twice');
});

test('no more is taken than can be spent: what is kept for orders stays', () => {
  const take = (amount: string) => adjustmentOf({ ...filled, kind: 'LOWER', amount }, ACCOUNTS);
  expect(take('1500')?.change).toEqual(money(-1_500_00));
  expect(take('1500.01')).toBeUndefined();
  expect(beforeAndAfter(ACCOUNTS, money(-1_500_01))).toEqual({ before: 1_500_00, after: -1 });
});

test('a currency without an account has nothing to take, and can be given', () => {
  const other = { ...filled, currency: 'GBP' };
  expect(beforeAndAfter(ACCOUNTS, money(100_00, 'GBP'))).toEqual({ before: 0, after: 100_00 });
  expect(adjustmentOf({ ...other, kind: 'LOWER' }, ACCOUNTS)).toBeUndefined();
  expect(currenciesOf(ACCOUNTS, 'GBP')).toEqual(['GBP', 'BDT']);
  expect(currenciesOf(ACCOUNTS, 'BDT')).toEqual(['BDT']);
});

test('only what is taken away as lapsed is said to have', () => {
  expect(adjustmentOf({ ...filled, kind: 'EXPIRE' }, ACCOUNTS)).toMatchObject({ expired: true });
  for (const kind of ['RAISE', 'LOWER'] as const)
    expect(adjustmentOf({ ...filled, kind }, ACCOUNTS)).not.toHaveProperty('expired');
});

test('whatever the form lets go is an adjustment that the API reads', () => {
  const form = fc.record({
    kind: fc.constantFrom(...ADJUSTMENTS),
    currency: fc.constantFrom('BDT', 'JPY', 'KWD'),
    amount: fc.oneof(fc.integer({ min: 0, max: 900_000 }).map(String), fc.string({ maxLength: 8 })),
    reason: fc.constantFrom('', 'Twice'),
  });
  fc.assert(
    fc.property(form, (given) => {
      const sent = adjustmentOf(given, ACCOUNTS);
      expect(sent === undefined || creditAdjustment.safeParse(sent).success).toBe(true);
    }),
  );
});
