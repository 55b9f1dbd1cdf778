import { changedMarks, inForm, marksOf, type Marks } from './marksForm';

const NONE: Marks = { lowStockAt: null, limit: null };
const BOTH: Marks = { lowStockAt: 5, limit: { quantity: 2, days: 30 } };

test.each([NONE, BOTH, { ...NONE, lowStockAt: 0 }])('what is shown of %j is read as the same', (marks) => {
  expect(marksOf(inForm(marks))).toEqual(marks);
  expect(changedMarks(marks, marks)).toEqual({ lowStock: false, limit: false });
});

test('half a limit is none yet', () => {
  expect(marksOf({ ...inForm(BOTH), days: '' })).toBeUndefined();
  expect(marksOf({ ...inForm(NONE), days: 30 })).toBeUndefined();
});

test.each([
  [BOTH, NONE, { lowStock: true, limit: true }],
  [BOTH, { ...BOTH, lowStockAt: 6 }, { lowStock: true, limit: false }],
  [BOTH, { ...BOTH, limit: { quantity: 2, days: 31 } }, { lowStock: false, limit: true }],
  [BOTH, { ...BOTH, limit: { quantity: 3, days: 30 } }, { lowStock: false, limit: true }],
])('from %j to %j', (before, after, changed) => {
  expect(changedMarks(before, after)).toEqual(changed);
});
