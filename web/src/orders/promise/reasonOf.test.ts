import { createTranslation } from '../../i18n/translate';
import * as english from '../../i18n/en';
import { formatCalendarDay, formatClock, formatDigits } from '../../i18n/format';
import { isOver, reasonOf } from './reasonOf';

const { t } = createTranslation('en', english);
const format = {
  calendarDay: (day: string, withYear?: boolean) => formatCalendarDay(day, 'en-IN', withYear),
  clock: (time: string) => formatClock(time, 'en-IN'),
  digits: (text: string) => formatDigits(text, 'en-IN'),
};

test.each([
  [
    { code: 'CUT_OFF_PASSED', day: '2026-11-26', cutOff: '16:00' },
    'On Thu, 26 Nov parcels leave until 16:00, which was over.',
  ],
  [{ code: 'HOLIDAY', day: '2026-11-27' }, 'Fri, 27 Nov is a holiday of the warehouse.'],
  [{ code: 'CLOSED', day: '2026-12-16', reason: 'Victory Day' }, 'Wed, 16 Dec: Victory Day.'],
  [
    { code: 'CLOSED', day: '2026-12-16', until: '2026-12-18', reason: 'Strike' },
    'Wed, 16 Dec to Fri, 18 Dec: Strike.',
  ],
  [{ code: 'FULL', day: '2026-11-28' }, 'As many parcels as can leave on Sat, 28 Nov are promised already.'],
  [{ code: 'LEAVES', day: '2026-11-29' }, 'It leaves on Sun, 29 Nov.'],
  [{ code: 'COURIER_HOLIDAY', day: '2026-12-04' }, 'The courier rests on Fri, 4 Dec.'],
  [
    { code: 'TRANSIT', day: '2026-12-01', zone: 'sameCity', minDays: 1, maxDays: 2 },
    'Working days with the courier: 1–2.',
  ],
  [{ code: 'TRANSIT', day: '2026-12-01', minDays: 2, maxDays: 2 }, 'Working days with the courier: 2.'],
] as const)('%j is told as “%s”', (step, told) => {
  const reason = reasonOf(step, format);
  expect(reason && t(reason.key, reason.values)).toBe(told);
});

test('a promise is over on the day after its last', () => {
  const promise = { latest: '2026-12-01' };
  expect(isOver(promise, new Date(2026, 11, 1, 23, 59))).toBe(false);
  expect(isOver(promise, new Date(2026, 11, 2))).toBe(true);
});
