import { composed } from './composed';

test('the same word is the same text, however its marks were typed', () => {
  expect(composed('e\u0301')).toBe('é');
  expect(composed('ড\u09bc')).toBe(composed('\u09dc'));
  expect(composed('a\u0316\u0301')).toBe(composed('a\u0301\u0316'));
  expect(composed('CÔTE', 'NFKD')).toBe('CO\u0302TE');
});

test('a letter keeps thirty marks, which is more than anybody writes', () => {
  const marks = (count: number): string => '\u0316'.repeat(count);
  expect(composed(`a${marks(30)}b${marks(31)}`)).toBe(`a${marks(30)}b${marks(30)}`);
});

test('a megabyte of marks takes no longer than another text', () => {
  // Of this process alone: how busy the machine is says nothing.
  const start = process.cpuUsage();
  composed(`a${'\u0316\u0301'.repeat(250_000)}`);
  composed(`a${'\u0316\u0301'.repeat(14)}`.repeat(20_000));
  const { user, system } = process.cpuUsage(start);
  expect(user + system).toBeLessThan(5_000_000);
});
