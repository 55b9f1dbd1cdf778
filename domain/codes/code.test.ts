import type { DomainError } from '../errors';
import {
  CODES_AN_HOUR,
  CODE_HOUR_MS,
  CODE_LIFE_MS,
  CODE_TRIES,
  RESEND_AFTER_MS,
  codeRefusal,
  sendRefusal,
  type StoredCode,
} from './code';

const NOW = Date.parse('2026-03-01T10:00:00.000Z');
const at = (ms: number): string => new Date(NOW + ms).toISOString();
const CODE: StoredCode = { createdAt: at(0), expiresAt: at(CODE_LIFE_MS), tries: 0 };

describe('a try at a code', () => {
  test('is good where it is right, to the last try and the last moment', () => {
    expect(codeRefusal(CODE, true, NOW)).toBeUndefined();
    expect(codeRefusal({ ...CODE, tries: CODE_TRIES - 1 }, true, NOW + CODE_LIFE_MS - 1)).toBeUndefined();
  });

  test.each([
    ['unknown', undefined, NOW, 'code-unknown'],
    ['used', { ...CODE, usedAt: at(1) }, NOW + 2, 'code-used'],
    ['too old', CODE, NOW + CODE_LIFE_MS, 'code-expired'],
    ['tried too often', { ...CODE, tries: CODE_TRIES }, NOW, 'code-exhausted'],
  ] as const)(
    'is turned down where the code is %s, also a right one, and says so',
    (_what, code, now, word) => {
      for (const isRight of [true, false]) {
        const refusal = codeRefusal(code, isRight, now);
        expect(refusal?.code).toBe(word);
        expect(refusal?.extra.errors).toEqual([{ pointer: '/code', detail: refusal?.detail }]);
      }
    },
  );

  test.each([
    [0, '4 times more'],
    [3, 'once more'],
    [4, 'can’t be tried again'],
  ])('that is wrong after %i others says how many are left', (tries, words) => {
    const refusal = codeRefusal({ ...CODE, tries }, false, NOW);
    expect(refusal?.code).toBe('code-wrong');
    expect(refusal?.detail).toContain(words);
  });
});

describe('sending a code', () => {
  const secondsOf = (refusal: DomainError | undefined): number | undefined =>
    refusal?.extra.retryAfterSeconds;

  test('waits a minute after the last about the same thing, to whatever phone', () => {
    expect(sendRefusal({ aboutIt: [], toPhone: [] }, NOW)).toBeUndefined();
    expect(secondsOf(sendRefusal({ aboutIt: [NOW - 90_000, NOW - 1], toPhone: [] }, NOW))).toBe(60);
    expect(sendRefusal({ aboutIt: [NOW - RESEND_AFTER_MS], toPhone: [] }, NOW)).toBeUndefined();
  });

  test('says to which phone the last one went, where another is asked for too soon, and only there', () => {
    const sentTo = (aboutIt: readonly number[], toPhone: readonly number[]) =>
      sendRefusal({ aboutIt, toPhone, to: '678' }, NOW)?.extra.sentTo;
    expect(sentTo([NOW - 1], [])).toBe('678');
    expect(
      sentTo(
        [],
        Array.from({ length: CODES_AN_HOUR }, () => NOW - 1),
      ),
    ).toBeUndefined();
  });

  test.each(['toPhone', 'aboutIt'] as const)(
    'stops where as many were sent as there are in an hour, counted by %s',
    (counted) => {
      const sent = Array.from(
        { length: CODES_AN_HOUR },
        (_, index) => NOW - CODE_HOUR_MS + 1_000 * (index + 1),
      );
      const before = { aboutIt: [], toPhone: [] };
      expect(secondsOf(sendRefusal({ ...before, [counted]: sent }, NOW))).toBe(1);
      expect(sendRefusal({ ...before, [counted]: sent }, NOW + 1_000)).toBeUndefined();
      expect(sendRefusal({ ...before, [counted]: sent.slice(1) }, NOW)).toBeUndefined();
    },
  );
});
