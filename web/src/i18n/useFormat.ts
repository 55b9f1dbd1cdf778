import { useMemo } from 'react';
import { useTranslation } from './useTranslation';
import type { MoneyJson } from '../../../api/schema/primitives';
import {
  formatAgo,
  formatCalendarDay,
  formatChange,
  formatClock,
  formatDay,
  formatDigits,
  formatDuration,
  formatInstant,
  formatInstantsOf,
  formatMoney,
  formatNumber,
  formatPercent,
  formatTime,
  formatWeekday,
} from './format';
import { LANGUAGES } from './languages';

export interface Format {
  readonly money: (money: MoneyJson) => string;
  /** Of an amount that is added or taken away: with its sign. */
  readonly change: (money: MoneyJson) => string;
  readonly number: (value: number) => string;
  /** Of the digits in a text that is no number: the end of a phone's. */
  readonly digits: (text: string) => string;
  readonly instant: (instant: string) => string;
  /** Of instants in one list: with seconds where others are of the same minute. */
  readonly instantsOf: (instants: readonly string[]) => (instant: string) => string;
  readonly day: (instant: string) => string;
  /** The time of day alone. */
  readonly time: (instant: string) => string;
  /** Of a day such as `2026-11-27`, with its day of the week; `false`: without its year. */
  readonly calendarDay: (day: string, withYear?: boolean) => string;
  /** Of `sun` to `sat`. */
  readonly weekday: (name: string) => string;
  /** Of a time such as `16:05`. */
  readonly clock: (time: string) => string;
  readonly ago: (instant: string) => string;
  /** Of milliseconds, in its largest unit of which there are at least so many. */
  readonly duration: (ms: number, least?: number) => string;
  /** Of a share of 1. */
  readonly percent: (share: number) => string;
}

/** Money, numbers and dates the way the reader's language writes them. */
export function useFormat(): Format {
  const { i18n } = useTranslation();
  const { locale } = LANGUAGES[i18n.language];
  return useMemo(
    () => ({
      money: (money) => formatMoney(money, locale),
      change: (money) => formatChange(money, locale),
      number: (value) => formatNumber(value, locale),
      digits: (text) => formatDigits(text, locale),
      instant: (instant) => formatInstant(instant, locale),
      instantsOf: (instants) => formatInstantsOf(instants, locale),
      day: (instant) => formatDay(instant, locale),
      time: (instant) => formatTime(instant, locale),
      calendarDay: (day, withYear) => formatCalendarDay(day, locale, withYear),
      weekday: (name) => formatWeekday(name, locale),
      clock: (time) => formatClock(time, locale),
      ago: (instant) => formatAgo(instant, Date.now(), locale),
      duration: (ms, least) => formatDuration(ms, locale, least),
      percent: (share) => formatPercent(share, locale),
    }),
    [locale],
  );
}
