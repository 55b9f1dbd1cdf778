import { DEVELOPMENT_COMMAND_KEYS } from './commandKeys';
import { keyList } from './keyList';
import { createLinkTokens } from './linkTokens';

const tokens = createLinkTokens(DEVELOPMENT_COMMAND_KEYS);
const LINK = { number: 'TL-1001', linkId: '2' };

test('a link has the same token whenever it is asked for, which holds for its order and itself alone', () => {
  const token = tokens.tokenOf('ORDER', LINK);
  expect(tokens.tokenOf('ORDER', LINK)).toBe(token);
  expect(tokens.read(token)).toMatchObject(LINK);
  expect(tokens.read(token)?.isProven('ORDER')).toBe(true);
  expect(tokens.read(token)?.isProven('OTHER')).toBe(false);
  expect(tokens.read(token.replace('.2.', '.3.'))?.isProven('ORDER')).toBe(false);
});

test('no other letter at its end is as good', () => {
  const token = tokens.tokenOf('ORDER', LINK);
  const others = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    .split('')
    .map((letter) => token.slice(0, -1) + letter)
    .filter((other) => other !== token);
  expect(others.filter((other) => tokens.read(other)?.isProven('ORDER') === true)).toEqual([]);
});

test('what was made under an earlier key is still taken, and under a stranger’s is not', () => {
  const [first] = DEVELOPMENT_COMMAND_KEYS;
  const newer = keyList.parse(`new:${Buffer.alloc(32, 7).toString('base64')}`)[0];
  if (!newer) throw new Error('There is a key');
  const token = tokens.tokenOf('ORDER', LINK);
  expect(createLinkTokens([newer, first]).read(token)?.isProven('ORDER')).toBe(true);
  expect(createLinkTokens([newer]).read(token)?.isProven('ORDER')).toBe(false);
  expect(createLinkTokens([newer, first]).tokenOf('ORDER', LINK)).not.toBe(token);
});

test.each(['', 'TL-1.1', 'TL-1.1.short', `TL-1.x.${'A'.repeat(22)}`, `<b>.1.${'A'.repeat(22)}`])(
  '%j is no token',
  (text) => {
    expect(tokens.read(text)).toBeUndefined();
  },
);
