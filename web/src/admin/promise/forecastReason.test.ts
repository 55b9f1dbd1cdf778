import { createTranslation } from '../../i18n/translate';
import * as english from '../../i18n/en';
import { FORECAST_CODES } from '../../../../domain/promise/forecast';
import { formatCalendarDay, formatClock, formatDigits } from '../../i18n/format';
import { forecastReason, troublesOf } from './forecastReason';

const { t } = createTranslation('en', english);
const format = {
  calendarDay: (day: string, withYear?: boolean) => formatCalendarDay(day, 'en-IN', withYear),
  clock: (time: string) => formatClock(time, 'en-IN'),
  digits: (text: string) => formatDigits(text, 'en-IN'),
};
const told = (step: Parameters<typeof forecastReason>[0]): string | undefined => {
  const reason = forecastReason(step, format);
  return reason && t(reason.key, reason.values);
};

test('every step has its words, those of a promise as well', () => {
  for (const code of [...FORECAST_CODES, 'HELD', 'LEAVES', 'FULL', 'CLOSED'] as const) {
    expect(told({ code, day: '2026-11-26', reason: 'Strike' })).toContain('26 Nov');
  }
  expect(told({ code: 'NOT_LEFT', day: '2026-11-26' })).toBe('It was to leave on Thu, 26 Nov and has not.');
});

test('what is in the way comes without how it goes on', () => {
  const day = '2026-11-26';
  const ways = [
    { code: 'LEAVES', day },
    { code: 'TRANSIT', day },
  ] as const;
  expect(troublesOf([{ code: 'NOT_LEFT', day }, ...ways])).toEqual([{ code: 'NOT_LEFT', day }]);
  expect(troublesOf(ways)).toEqual(ways);
});
