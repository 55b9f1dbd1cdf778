import { present } from './present';

test('what is undefined is left out, what is empty is not', () => {
  const fields = { notes: undefined, key: '', until: null, amount: 0, own: false };
  expect(present(fields)).toStrictEqual({ key: '', until: null, amount: 0, own: false });
});
