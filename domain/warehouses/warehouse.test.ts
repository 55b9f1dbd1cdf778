import { WEEKDAYS } from '../time/days';
import { TIME_OF_DAY, WAREHOUSE_CODE, inactiveFault, leavesNoDay } from './warehouse';

test.each(['main', 'dhaka-2', '7', 'a-b-c'])('%s may be the code of a warehouse', (code) => {
  expect(code).toMatch(WAREHOUSE_CODE);
});

test.each(['', 'Main', 'ঢাকা', 'a b', '-a', 'a-', 'a--b', 'a_b', 'a/b'])('“%s” may not', (code) => {
  expect(code).not.toMatch(WAREHOUSE_CODE);
});

test.each([
  ['00:00', true],
  ['16:05', true],
  ['23:59', true],
  ['24:00', false],
  ['25:00', false],
  ['9:00', false],
  ['16:60', false],
  ['16:00:00', false],
])('%s is a time of a day: %s', (text, isOne) => {
  expect(TIME_OF_DAY.test(text)).toBe(isOne);
});

test('a week of holidays leaves no day', () => {
  expect([leavesNoDay([]), leavesNoDay(WEEKDAYS.slice(1)), leavesNoDay(WEEKDAYS)]).toEqual([
    false,
    false,
    true,
  ]);
});

test('one warehouse at least is active', () => {
  expect(inactiveFault([{ active: false }, { active: true }])).toBeUndefined();
  expect(inactiveFault([{ active: false }, { active: false }])).toMatch(/^It is the only active warehouse/);
});
