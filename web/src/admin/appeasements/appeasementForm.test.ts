import { APPEASEMENT_REASONS } from '../../../../domain/appeasement/appeasement';
import { isExplained, NOTHING_GIVEN, REASONS, wishOf } from './appeasementForm';

test('a form without an amount gives nothing', () => {
  expect(wishOf(NOTHING_GIVEN, 'BDT')).toBeUndefined();
  expect(wishOf({ ...NOTHING_GIVEN, amount: '0' }, 'BDT')).toBeUndefined();
  expect(wishOf({ ...NOTHING_GIVEN, amount: '20.5', method: 'credit' }, 'BDT')).toEqual({
    amount: { amount: 2_050, currency: 'BDT' },
    method: 'credit',
  });
});

test('another reason has to be written', () => {
  expect(isExplained(NOTHING_GIVEN)).toBe(false);
  expect(isExplained({ ...NOTHING_GIVEN, reason: 'LATE' })).toBe(true);
  expect(isExplained({ ...NOTHING_GIVEN, reason: 'OTHER', notes: ' ' })).toBe(false);
  expect(isExplained({ ...NOTHING_GIVEN, reason: 'OTHER', notes: 'A birthday' })).toBe(true);
});

test('every reason is offered', () => {
  expect(REASONS).toEqual(APPEASEMENT_REASONS);
});
