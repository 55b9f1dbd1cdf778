import { nothingText } from './nothingText';

test.each([
  [{}, null, 'none'],
  [{ level: '80' }, null, 'none'],
  [{}, 'bd-2021', 'empty'],
  [{ level: '80' }, 'bd-2021', 'noHit'],
  [{ clock: 'delivery' }, 'bd-2021', 'noHit'],
] as const)('where nothing is listed for %j with the set %s: %s', (filter, set, told) => {
  expect(nothingText(filter, set)).toBe(told);
});
