import { attemptKey, endAttempt } from './checkoutAttempt';

function memory() {
  const entries = new Map<string, string>();
  return {
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, value: string) => void entries.set(key, value),
    removeItem: (key: string) => void entries.delete(key),
  };
}

describe('a checkout attempt', () => {
  it('keeps its key over every retry and gets another once it has ended', () => {
    const storage = memory();
    let made = 0;
    const makeKey = (): string => `key-${(made += 1)}`;
    expect(attemptKey(storage, makeKey)).toBe('key-1');
    expect(attemptKey(storage, makeKey)).toBe('key-1');
    endAttempt(storage);
    expect(attemptKey(storage, makeKey)).toBe('key-2');
  });
});
