import {
  formatAgo,
  formatDuration,
  formatInstant,
  formatInstantsOf,
  formatMoney,
  formatPercent,
  majorToMinor,
} from './format';

describe('formatMoney', () => {
  it('writes minor units with the exponent of the currency', () => {
    expect(formatMoney({ amount: 1530, currency: 'GBP' }, 'en-GB')).toBe('£15.30');
    expect(formatMoney({ amount: 1530, currency: 'JPY' }, 'en-GB')).toBe('¥1,530');
    expect(formatMoney({ amount: 1530, currency: 'KWD' }, 'en-GB')).toContain('1.530');
  });

  it('writes taka with their sign, in Bangla digits for Bangla readers', () => {
    expect(formatMoney({ amount: 4_999_900, currency: 'BDT' }, 'en-GB')).toContain('৳');
    expect(formatMoney({ amount: 4_999_900, currency: 'BDT' }, 'bn-BD')).toContain('৪৯,৯৯৯.০০');
  });

  it('leaves empty decimals away only when asked, and only empty ones', () => {
    expect(formatMoney({ amount: 1500, currency: 'GBP' }, 'en-GB')).toBe('£15.00');
    expect(formatMoney({ amount: 1500, currency: 'GBP' }, 'en-GB', true)).toBe('£15');
    expect(formatMoney({ amount: 1530, currency: 'GBP' }, 'en-GB', true)).toBe('£15.30');
  });

  it('writes what is taken off with a minus', () => {
    expect(formatMoney({ amount: -250, currency: 'GBP' }, 'en-GB')).toBe('-£2.50');
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
  it.each(['00:05', '14:05'])('counts twenty-four hours in both languages: %s', (time) => {
    const instant = new Date(`2026-11-21T${time}:00`).toISOString();
    const inBangla = time.replaceAll(/\d/g, (digit) => '০১২৩৪৫৬৭৮৯'.charAt(Number(digit)));
    expect(formatInstant(instant, 'en-GB')).toBe(`21 Nov 2026, ${time}`);
    expect(formatInstant(instant, 'bn-BD')).toMatch(new RegExp(`^২১ .*২০২৬, ${inBangla}$`));
  });
});

describe('formatInstantsOf', () => {
  it('tells the seconds where two are of the same minute, and only there', () => {
    const [placed, paid, delivered] = ['14:05:02', '14:05:59', '14:06:00'].map((time) =>
      new Date(`2026-11-21T${time}`).toISOString(),
    );
    const list = [placed ?? '', paid ?? '', delivered ?? ''];
    expect(list.map(formatInstantsOf(list, 'en-GB'))).toEqual([
      '21 Nov 2026, 14:05:02',
      '21 Nov 2026, 14:05:59',
      '21 Nov 2026, 14:06',
    ]);
    expect(list.map(formatInstantsOf(list, 'bn-BD'))[0]).toMatch(/, ১৪:০৫:০২$/);
  });
});

describe('formatAgo', () => {
  const now = Date.parse('2026-11-21T12:00:00Z');

  it('counts in the largest unit that fits', () => {
    expect(formatAgo('2026-11-21T11:55:00Z', now, 'en-GB')).toBe('5 minutes ago');
    expect(formatAgo('2026-11-20T11:00:00Z', now, 'en-GB')).toBe('yesterday');
    expect(formatAgo('2026-11-21T11:59:40Z', now, 'en-GB')).toBe('now');
  });
});

describe('formatDuration', () => {
  it('writes the largest unit that is whole', () => {
    expect(formatDuration(0, 'en-GB')).toBe('0 seconds');
    expect(formatDuration(59_999, 'en-GB')).toBe('59 seconds');
    expect(formatDuration(60_000, 'en-GB')).toBe('1 minute');
    expect(formatDuration(50 * 3_600_000, 'en-GB')).toBe('2 days');
    expect(formatDuration(300_000, 'bn-BD')).toContain('৫');
  });
});

describe('formatPercent', () => {
  it('calls nothing complete that is not', () => {
    expect(formatPercent(1, 'en-GB')).toBe('100%');
    expect(formatPercent(0.9996, 'en-GB')).toBe('99.9%');
    expect(formatPercent(0, 'en-GB')).toBe('0%');
  });
});
