import { endAttempt, noteAttempt } from './checkoutAttempt';

function memory(entries = new Map<string, string>()) {
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
    expect(noteAttempt(storage, { phone: '1' }, makeKey).key).toBe('key-1');
    expect(noteAttempt(storage, { phone: '1' }, makeKey).key).toBe('key-1');
    endAttempt(storage);
    expect(noteAttempt(storage, { phone: '1' }, makeKey)).toEqual({ key: 'key-2', sent: [{ phone: '1' }] });
  });

  it('remembers every request that may have become the order, the newest last', () => {
    const storage = memory();
    const note = (phone: string) => noteAttempt(storage, { phone }, () => 'key').sent;
    note('1');
    note('2');
    expect(note('1')).toEqual([{ phone: '2' }, { phone: '1' }]);
  });

  it.each(['', '{', 'null', '"a key alone, as an older release left it"', '{"key":1}'])(
    'begins anew where %j was stored',
    (stored) => {
      const storage = memory(new Map([['throughline.checkoutAttempt', stored]]));
      expect(noteAttempt(storage, {}, () => 'key')).toEqual({ key: 'key', sent: [{}] });
    },
  );
});
