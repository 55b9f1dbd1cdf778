import type { FindWord } from '../i18n/useWord';
import { personName } from './personName';

const find: FindWord = (where, word) => (word === 'pilot' ? undefined : `${where}.${word}`);
const nameOf = (id: string, role: string, customer?: string | null): string =>
  personName({ id, role }, find, customer);

test('who is known goes by name, and a customer by that of the account', () => {
  expect(nameOf('staff-finance', 'finance')).toBe('Shirin Sultana');
  expect(nameOf('01JD6Z7W', 'customer', 'Mina Rahman')).toBe('Mina Rahman');
});

test('others go by what they are; of staff alone the id says something', () => {
  expect(nameOf('farid', 'finance', 'Mina Rahman')).toBe('session.roles.finance (farid)');
  expect(nameOf('01JD6Z7W', 'customer', '')).toBe('session.roles.customer');
  expect(nameOf('shop', 'checkout')).toBe('session.roles.checkout');
  expect(nameOf('throughline', 'system')).toBe('session.roles.system');
  expect(nameOf('x', 'pilot')).toBe('pilot (x)');
});
