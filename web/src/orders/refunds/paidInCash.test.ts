import { paidInCash } from './paidInCash';

const taken = (method: 'card' | 'cod', amount = 500) => ({ method, captured: { amount } });

test('only what was taken counts, and all of it has to be cash', () => {
  expect(paidInCash({ payments: [taken('cod')] })).toBe(true);
  expect(paidInCash({ payments: [taken('card', 0), taken('cod')] })).toBe(true);
  expect(paidInCash({ payments: [taken('card'), taken('cod')] })).toBe(false);
  expect(paidInCash({ payments: [taken('cod', 0)] })).toBe(false);
  expect(paidInCash({ payments: [] })).toBe(false);
});
