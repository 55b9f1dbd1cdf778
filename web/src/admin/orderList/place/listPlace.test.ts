import { neighboursOf, parseKept, type ListPlace } from './listPlace';

const order = (id: string) => ({ id, number: `TL-${id}` });
const PLACE: ListPlace = {
  search: { status: 'READY' },
  orders: ['1', '2', '3'].map(order),
  nextCursor: null,
};

test.each([
  ['1', undefined, '2'],
  ['2', '1', '3'],
  ['3', '2', undefined],
  ['4', undefined, undefined],
])('beside order %s stand %s and %s', (id, previous, next) => {
  const found = neighboursOf(PLACE, id);
  expect([found.previous?.id, found.next?.id]).toEqual([previous, next]);
});

test('whoever came from no list has nobody beside them', () => {
  expect(neighboursOf(undefined, '1')).toEqual({ previous: undefined, next: undefined });
});

test('a list that was kept is read again, filters that are none are left out', () => {
  const kept = { ...PLACE, of: 'staff-support' };
  expect(parseKept(JSON.stringify(kept))).toEqual(kept);
  const odd = { ...kept, search: { status: 'LOST', q: 'Rahim' } };
  expect(parseKept(JSON.stringify(odd))?.search).toEqual({ q: 'Rahim' });
});

test.each([
  null,
  'no JSON',
  'null',
  '{}',
  JSON.stringify({ ...PLACE, of: 'x', orders: [null] }),
  JSON.stringify({ ...PLACE, of: 'x', nextCursor: 7 }),
])('%j is no list', (text) => {
  expect(parseKept(text)).toBeUndefined();
});
