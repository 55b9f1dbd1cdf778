import { createSecretKey } from 'node:crypto';
import { createCodeMaker } from './codeMaker';
import type { CommandKeys } from './commandKeys';

const keyOf = (text: string) => ({ id: text, key: createSecretKey(Buffer.alloc(32, text)) });
const OLD: CommandKeys = [keyOf('old')];
const BOTH: CommandKeys = [keyOf('new'), keyOf('old')];

const ids = Array.from({ length: 500 }, (_, index) => `code_${index}`);

test('a code is six digits, the same again for its id, and another for most others', () => {
  const { codeOf } = createCodeMaker(OLD);
  const codes = ids.map(codeOf);
  for (const code of codes) expect(code).toMatch(/^\d{6}$/);
  expect(ids.map(codeOf)).toEqual(codes);
  expect(new Set(codes).size).toBeGreaterThan(490);
});

test('a code is known by who has its key, also as a key from before, and by nobody else', () => {
  const { codeOf } = createCodeMaker(OLD);
  for (const id of ids.slice(0, 20)) {
    expect(createCodeMaker(OLD).isCode(id, codeOf(id))).toBe(true);
    expect(createCodeMaker(BOTH).isCode(id, codeOf(id))).toBe(true);
  }
  const stranger = createCodeMaker([keyOf('stranger')]);
  expect(ids.filter((id) => stranger.isCode(id, codeOf(id))).length).toBeLessThan(5);
});

test.each(['', '12345', '1234567', 'abcdef', '১২৩৪৫৬'])('"%s" is no code', (given) => {
  expect(ids.some((id) => createCodeMaker(BOTH).isCode(id, given))).toBe(false);
});

test('a phone is counted by what nobody reads it from', () => {
  const { phoneKey } = createCodeMaker(OLD);
  expect(phoneKey('+8801711000001')).toBe(phoneKey('+8801711000001'));
  expect(phoneKey('+8801711000001')).not.toBe(phoneKey('+8801711000002'));
  expect(phoneKey('+8801711000001')).not.toContain('1711000001');
});
