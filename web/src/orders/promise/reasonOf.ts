import type { DeliveryPromiseJson } from '../../../../api/schema/stock/promise';
import type { TextKey } from '../../i18n/texts';
import type { TextValues } from '../../i18n/translate';
import type { Format } from '../../i18n/useFormat';

type Step = DeliveryPromiseJson['because'][number];
type Writing = Pick<Format, 'calendarDay' | 'clock' | 'digits'>;

/** A day, or the first and the last of several; without the year, which is this one or the next. */
export function daysOf(
  { from, to }: { readonly from: string; readonly to: string },
  { calendarDay }: Pick<Format, 'calendarDay'>,
): TextValues {
  return { from: calendarDay(from, false), to: calendarDay(to, false) };
}

/** The text that tells a step of a promise, and what is filled into it; undefined for what happens on the way, which no promise has. */
export function reasonOf(
  step: Step,
  format: Writing,
): { readonly key: TextKey; readonly values: TextValues } | undefined {
  const { code, day, until = day, cutOff = '', reason = '', minDays = 0, maxDays = 0 } = step;
  const range = day === until ? 'day' : 'days';
  const days = { ...daysOf({ from: day, to: until }, format), day: format.calendarDay(day, false) };
  switch (code) {
    case 'CUT_OFF_PASSED':
      return { key: 'promise.because.cutOff', values: { ...days, time: format.clock(cutOff) } };
    case 'HOLIDAY':
      return { key: 'promise.because.holiday', values: days };
    case 'CLOSED':
      return { key: `promise.because.closed.${range}`, values: { ...days, reason } };
    case 'FULL':
      return { key: `promise.because.full.${range}`, values: days };
    case 'LEAVES':
      return { key: 'promise.because.leaves', values: days };
    case 'COURIER_HOLIDAY':
      return { key: 'promise.because.courierHoliday', values: days };
    case 'TRANSIT': {
      const count = minDays === maxDays ? String(maxDays) : `${minDays}–${maxDays}`;
      return { key: 'promise.because.transit', values: { count: format.digits(count) } };
    }
    default:
      return undefined;
  }
}

/** Whether the last of its days is over, by the reader's calendar. */
export const isOver = ({ latest }: Pick<DeliveryPromiseJson, 'latest'>, now: Date): boolean =>
  latest < [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(twoDigits).join('-');

const twoDigits = (part: number): string => String(part).padStart(2, '0');
