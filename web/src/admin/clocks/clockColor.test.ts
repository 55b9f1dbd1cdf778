import { clockColor } from './clockColor';

test.each([
  [0, 'pine'],
  [0.499, 'pine'],
  [0.5, 'marigold'],
  [0.799, 'marigold'],
  [0.8, 'red'],
  [3, 'red'],
])('of a clock of whose time %d is over: %s', (share, color) => {
  expect(clockColor(share)).toBe(color);
});
