import { REGISTER_RESULTS, isUnlawful } from './register';

test('of a phone that the register does not know, and of no other, the sale is unlawful', () => {
  expect([...REGISTER_RESULTS, null, undefined].filter((result) => isUnlawful(result))).toEqual([
    'NOT_REGISTERED',
  ]);
});
