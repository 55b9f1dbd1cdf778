import {
  formatAgo,
  formatChange,
  formatDigits,
  formatDuration,
  formatInstant,
  formatInstantsOf,
  formatMoney,
  formatPercent,
  formatTime,
  majorToMinor,
} from './format';
import { LANGUAGES } from './languages';

const ENGLISH = LANGUAGES.en.locale;
const BANGLA = LANGUAGES.bn.locale;

describe('formatMoney', () => {
  it('groups by lakh and crore in both languages, as the shop’s country does', () => {
    expect(formatMoney({ amount: 15_000_000, currency: 'BDT' }, ENGLISH)).toBe('৳1,50,000');
    expect(formatMoney({ amount: 1_234_567_800, currency: 'BDT' }, ENGLISH)).toBe('৳1,23,45,678');
    expect(formatMoney({ amount: 15_000_000, currency: 'BDT' }, BANGLA)).toContain('১,৫০,০০০');
  });

  it('writes minor units with the exponent of the currency', () => {
    expect(formatMoney({ amount: 1530, currency: 'GBP' }, ENGLISH)).toBe('£15.30');
    expect(formatMoney({ amount: 1530, currency: 'JPY' }, ENGLISH)).toBe('¥1,530');
    expect(formatMoney({ amount: 1531, currency: 'KWD' }, ENGLISH)).toContain('1.531');
  });

  it('leaves empty decimals away everywhere, and only empty ones', () => {
    expect(formatMoney({ amount: 1500, currency: 'GBP' }, ENGLISH)).toBe('£15');
    expect(formatMoney({ amount: 1505, currency: 'GBP' }, ENGLISH)).toBe('£15.05');
    expect(formatMoney({ amount: 1505, currency: 'BDT' }, BANGLA)).toContain('১৫.০৫');
  });

  it('writes what is taken off with a minus', () => {
    expect(formatMoney({ amount: -250, currency: 'GBP' }, ENGLISH)).toBe('-£2.50');
  });

  it('writes a change with its sign', () => {
    expect(formatChange({ amount: 250, currency: 'GBP' }, ENGLISH)).toBe('+£2.50');
    expect(formatChange({ amount: -100_000, currency: 'BDT' }, ENGLISH)).toBe('-৳1,000');
    expect(formatChange({ amount: 100_000, currency: 'BDT' }, BANGLA)).toMatch(/^\+.*১,০০০/);
    expect(formatChange({ amount: 0, currency: 'BDT' }, ENGLISH)).toBe('৳0');
  });
});

describe('majorToMinor', () => {
  it('reads amounts as people type them', () => {
    expect(majorToMinor('1,250.50', 'BDT')).toBe(125_050);
    expect(majorToMinor(' 19.99 ', 'GBP')).toBe(1999);
    expect(majorToMinor('500', 'JPY')).toBe(500);
    expect(majorToMinor('১২৫০.৫০', 'BDT')).toBe(125_050);
  });

  it('refuses what is no amount', () => {
    expect(majorToMinor('', 'BDT')).toBeUndefined();
    expect(majorToMinor('-5', 'BDT')).toBeUndefined();
    expect(majorToMinor('ten', 'BDT')).toBeUndefined();
  });
});

describe('formatInstant', () => {
  const at = (time: string): string => new Date(`2026-11-21T${time}:00`).toISOString();

  it.each(['00:05', '14:05'])('counts twenty-four hours in English: %s', (time) => {
    expect(formatInstant(at(time), ENGLISH)).toBe(`21 Nov 2026, ${time}`);
  });

  it.each([
    ['00:05', 'রাত ১২:০৫'],
    ['03:59', 'রাত ৩:৫৯'],
    ['04:00', 'ভোর ৪:০০'],
    ['06:00', 'সকাল ৬:০০'],
    ['12:00', 'দুপুর ১২:০০'],
    ['14:05', 'দুপুর ২:০৫'],
    ['16:00', 'বিকেল ৪:০০'],
    ['18:30', 'সন্ধ্যা ৬:৩০'],
    ['20:00', 'রাত ৮:০০'],
    ['23:59', 'রাত ১১:৫৯'],
  ])('names the part of the day in Bangla, and never AM or PM: %s', (time, inBangla) => {
    expect(formatInstant(at(time), BANGLA)).toMatch(new RegExp(`^২১ .*২০২৬, ${inBangla}$`));
    expect(formatTime(at(time), BANGLA)).toBe(inBangla);
  });
});

describe('formatInstantsOf', () => {
  it('tells the seconds where two are of the same minute, and only there', () => {
    const [placed, paid, delivered] = ['14:05:02', '14:05:59', '14:06:00'].map((time) =>
      new Date(`2026-11-21T${time}`).toISOString(),
    );
    const list = [placed ?? '', paid ?? '', delivered ?? ''];
    expect(list.map(formatInstantsOf(list, ENGLISH))).toEqual([
      '21 Nov 2026, 14:05:02',
      '21 Nov 2026, 14:05:59',
      '21 Nov 2026, 14:06',
    ]);
    expect(list.map(formatInstantsOf(list, BANGLA))[0]).toMatch(/, দুপুর ২:০৫:০২$/);
  });
});

describe('formatAgo', () => {
  const now = Date.parse('2026-11-21T12:00:00Z');

  it('counts in the largest unit that fits', () => {
    expect(formatAgo('2026-11-21T11:55:00Z', now, ENGLISH)).toBe('5 minutes ago');
    expect(formatAgo('2026-11-20T11:00:00Z', now, ENGLISH)).toBe('yesterday');
    expect(formatAgo('2026-11-21T11:59:40Z', now, ENGLISH)).toBe('now');
  });

  it.each([
    ['2026-12-01T11:59:59Z', 'in 10 days'],
    ['2026-12-01T12:00:00Z', 'in 10 days'],
    ['2026-11-22T13:00:00Z', 'in 2 days'],
    ['2026-11-22T12:00:00Z', 'tomorrow'],
    ['2026-11-22T11:59:59Z', 'in 23 hours'],
    ['2026-11-11T12:00:01Z', '9 days ago'],
  ])('rounds days up that are to come, and nothing else: %s', (instant, told) => {
    expect(formatAgo(instant, now, ENGLISH)).toBe(told);
  });
});

test('formatDigits writes each digit in the language, and keeps the zeros before it', () => {
  expect(formatDigits('…067', BANGLA)).toBe('…০৬৭');
  expect(formatDigits('…067', ENGLISH)).toBe('…067');
});

describe('formatDuration', () => {
  it('writes the largest unit that is whole', () => {
    expect(formatDuration(0, ENGLISH)).toBe('0 seconds');
    expect(formatDuration(59_999, ENGLISH)).toBe('59 seconds');
    expect(formatDuration(60_000, ENGLISH)).toBe('1 minute');
    expect(formatDuration(50 * 3_600_000, ENGLISH)).toBe('2 days');
    expect(formatDuration(300_000, BANGLA)).toContain('৫');
  });
});

describe('formatPercent', () => {
  it('calls nothing complete that is not', () => {
    expect(formatPercent(1, ENGLISH)).toBe('100%');
    expect(formatPercent(0.9996, ENGLISH)).toBe('99.9%');
    expect(formatPercent(0, ENGLISH)).toBe('0%');
  });
});
