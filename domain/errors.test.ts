import { DomainError, describe as describeError, kindOf } from './errors';

class VendorAway extends Error {}
class Looping extends Error {
  override readonly name = 'Looping';
  override readonly cause = this;
}

const coded = (message: string, code: unknown): Error => Object.assign(new Error(message), { code });

test.each<[unknown, string]>([
  [new Error('of Mina, 12 Lake Road'), 'Error'],
  [new VendorAway('of Mina'), 'VendorAway'],
  [new TypeError('of Mina'), 'TypeError'],
  [new DomainError('unavailable', 'of Mina'), 'DomainError unavailable'],
  [coded('connect to 10.0.0.1', 'ECONNREFUSED'), 'Error ECONNREFUSED'],
  [coded('14 UNAVAILABLE', 14), 'Error 14'],
  [new VendorAway('of Mina', { cause: coded('of Mina', '57P01') }), 'VendorAway, caused by Error 57P01'],
  [
    new Error('x', { cause: new TypeError('fetch failed', { cause: coded('x', 'ENOTFOUND') }) }),
    'Error, caused by TypeError, caused by Error ENOTFOUND',
  ],
  [
    new Error('x', { cause: { kind: 'DatabaseNotReachable', host: 'db.example' } }),
    'Error, caused by DatabaseNotReachable',
  ],
  [new Error('x', { cause: 'of Mina' }), 'Error'],
  [new Error('x', { cause: null }), 'Error'],
  [Object.assign(new Error('of Mina'), { name: 'AbortError' }), 'AbortError'],
  [coded('of Mina', null), 'Error'],
  [{ name: 7 }, 'object'],
  ['of Mina', 'string'],
  [undefined, 'undefined'],
  [null, 'object'],
  [{ email: 'mina@example.com' }, 'object'],
])('%p is told by its class, its code and its causes', (error, told) => {
  expect(describeError(error)).toBe(told);
});

test('no words of an error are told, wherever they stand', () => {
  const error = Object.assign(new Error('mina@example.com', { cause: coded('of Mina', 'Mina moved out') }), {
    kind: 'a sentence about Mina',
    detail: 'Mina',
  });
  expect(describeError(error)).not.toMatch(/mina/i);
});

test('a cause that leads back to itself ends: four causes are told at most', () => {
  expect(describeError(new Looping('x')).split(', caused by ')).toHaveLength(1 + 4);
});

test('its kind alone leaves the causes out', () => {
  const error = new VendorAway('of Mina', { cause: coded('of Mina', '57P01') });
  expect(kindOf(error)).toBe('VendorAway');
});
