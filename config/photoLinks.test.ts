import { createSecretKey } from 'node:crypto';
import type { CommandKeys } from './commandKeys';
import { createPhotoLinks } from './photoLinks';

const keyOf = (id: string): CommandKeys[number] => ({ id, key: createSecretKey(Buffer.alloc(32, id)) });
const links = createPhotoLinks([keyOf('new'), keyOf('old')]);
const earlier = createPhotoLinks([keyOf('old')]);

test('a link is proven for its photo and its instant alone, under any key that is known', () => {
  const signature = links.sign('P1', 1_000);
  expect(signature).toMatch(/^[\w-]{22}$/);
  expect(links.isProven('P1', 1_000, signature)).toBe(true);
  expect(links.isProven('P1', 1_000, earlier.sign('P1', 1_000))).toBe(true);
  expect(earlier.isProven('P1', 1_000, signature)).toBe(false);
  for (const [photo, expires, given] of [
    ['P2', 1_000, signature],
    ['P1', 1_001, signature],
    ['P1', 1_000, `${signature}A`],
    ['P1', 1_000, signature.toLowerCase()],
    ['P1', 1_000, ''],
    ['P1', 1_000, 'ü'.repeat(11)],
  ] as const)
    expect(links.isProven(photo, expires, given)).toBe(false);
});
