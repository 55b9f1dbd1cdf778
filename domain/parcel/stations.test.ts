import { publicStation } from './stations';

test.each(['order.picked', 'Picked', 'ORDER.PICKED'])('%s is a station that customers read', (word) => {
  expect(publicStation(word)).toBe('picked');
});

test('a word that only the courier’s people need is none', () => {
  expect(publicStation('order.on-hold')).toBeUndefined();
});
