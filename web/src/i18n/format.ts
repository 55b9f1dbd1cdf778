import type { MoneyJson } from '../../../api/schema/primitives';
import { dateFormat, numberFormat, relativeFormat } from './intlFormats';
import { minorUnitExponent } from './minorUnits';

/**
 * Writes minor units as money, the same way on every page: `formatMoney({amount: 15000000, currency: 'BDT'}, 'en-IN')` is
 * "৳1,50,000", and decimals stand where there are any.
 */
export function formatMoney(money: MoneyJson, locale: string): string {
  return writeMoney(money, locale, 'auto');
}

/** Writes minor units as a change of what is there: "+৳500", "-৳500". */
export function formatChange(money: MoneyJson, locale: string): string {
  return writeMoney(money, locale, 'exceptZero');
}

function writeMoney(
  { amount, currency }: MoneyJson,
  locale: string,
  signDisplay: 'auto' | 'exceptZero',
): string {
  const exponent = minorUnitExponent(currency);
  const format = numberFormat(locale, {
    ...{ style: 'currency', currency, currencyDisplay: 'narrowSymbol' },
    ...{ minimumFractionDigits: exponent, maximumFractionDigits: exponent },
    ...{ trailingZeroDisplay: 'stripIfInteger', signDisplay },
  });
  return format.format(amount / 10 ** exponent);
}

/** Bangla digits as the ASCII ones that programs read; everything else as it is. */
export function latinDigits(text: string): string {
  return text.replaceAll(/[০-৯]/g, (digit) => String(digit.charCodeAt(0) - '০'.charCodeAt(0)));
}

/** ASCII digits as the language writes them; everything else as it is: the ends of phone numbers keep their zeros. */
export function formatDigits(text: string, locale: string): string {
  return text.replaceAll(/\d/g, (digit) => formatNumber(Number(digit), locale));
}

/**
 * Reads what a person typed in major units ("1,250.50") as minor units of the currency; undefined when it is
 * no amount.
 */
export function majorToMinor(text: string, currency: string): number | undefined {
  const plain = latinDigits(text).replaceAll(',', '').trim();
  if (!/^\d+(\.\d+)?$/.test(plain)) return undefined;
  return Math.round(Number(plain) * 10 ** minorUnitExponent(currency));
}

/** "21 Nov 2026, 14:05" in the reader's own time zone, "২১ নভে, ২০২৬, দুপুর ২:০৫" in Bangla; `precise` adds the seconds. */
export function formatInstant(instant: string, locale: string, precise = false): string {
  return `${formatDay(instant, locale)}, ${formatTime(instant, locale, precise)}`;
}

/** The parts of a day as Bangla names them before the hour, each with the hour at which it ends. */
const BANGLA_DAY: readonly (readonly [end: number, name: string])[] = [
  [4, 'রাত'],
  [6, 'ভোর'],
  [12, 'সকাল'],
  [16, 'দুপুর'],
  [18, 'বিকেল'],
  [20, 'সন্ধ্যা'],
  [24, 'রাত'],
];

/** "14:05", in Bangla "দুপুর ২:০৫": Intl's own twelve hours of Bangla come with a Latin AM or PM. */
export function formatTime(instant: string, locale: string, precise = false): string {
  const at = new Date(instant);
  const isBangla = locale.startsWith('bn');
  const clock = dateFormat(locale, {
    hour: isBangla ? 'numeric' : '2-digit',
    minute: '2-digit',
    ...(precise && { second: '2-digit' }),
    hourCycle: isBangla ? 'h12' : 'h23',
  }).formatToParts(at);
  const digits = clock.flatMap(({ type, value }) => (CLOCK.includes(type) ? [value] : [])).join(':');
  const part = isBangla && BANGLA_DAY.find(([end]) => at.getHours() < end)?.[1];
  return part ? `${part} ${digits}` : digits;
}

const CLOCK: readonly string[] = ['hour', 'minute', 'second'];

/**
 * Writes instants that stand in one list, with seconds where others are of the same minute: without them a list of what happened
 * within moments would tell one time.
 */
export function formatInstantsOf(instants: readonly string[], locale: string): (instant: string) => string {
  const counts = new Map<number, number>();
  for (const instant of instants) counts.set(minuteOf(instant), (counts.get(minuteOf(instant)) ?? 0) + 1);
  return (instant) => formatInstant(instant, locale, (counts.get(minuteOf(instant)) ?? 0) > 1);
}

const minuteOf = (instant: string): number => Math.floor(Date.parse(instant) / 60_000);

export function formatDay(instant: string, locale: string): string {
  return dateFormat(locale, { dateStyle: 'medium' }).format(new Date(instant));
}

/**
 * A day of a calendar, which is the same wherever its reader is: "Fri, 27 Nov 2026" of `2026-11-27`. The year is left out of a day whose year
 * says nothing new, as of one that is some days ahead.
 */
export function formatCalendarDay(day: string, locale: string, withYear = true): string {
  return dateFormat(locale, {
    ...{ weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' },
    ...(withYear && { year: 'numeric' }),
  }).format(new Date(day));
}

/** A Sunday: the days of its week have the names that are looked for. */
const SUNDAY = Date.UTC(2026, 10, 29);
const WEEK: readonly string[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** "Friday" of `fri`. */
export const formatWeekday = (name: string, locale: string): string =>
  dateFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(SUNDAY + WEEK.indexOf(name) * 86_400_000),
  );

/** A time of a day as clocks show it, wherever they are: "16:05" of `16:05`, in Bangla "বিকেল ৪:০৫". */
export const formatClock = (time: string, locale: string): string =>
  formatTime(`2026-11-29T${time}:00`, locale);

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** "5 minutes ago", "yesterday"; under a minute "now". Days to come are rounded up: what has just begun to last ten days ends in ten. */
export function formatAgo(instant: string, now: number, locale: string): string {
  const format = relativeFormat(locale, { numeric: 'auto' });
  const passed = new Date(instant).getTime() - now;
  const step = STEPS.find(([, size]) => Math.abs(passed) >= size);
  if (!step) return format.format(0, 'second');
  const [unit, size] = step;
  const whole = unit === 'day' && passed > 0 ? Math.ceil(passed / size) : Math.trunc(passed / size);
  return format.format(whole, unit);
}

export function formatNumber(value: number, locale: string): string {
  return numberFormat(locale).format(value);
}

/** "5 minutes" in its largest whole unit of which there are at least so many; under a second "0 seconds". */
export function formatDuration(ms: number, locale: string, least = 1): string {
  const [unit, size] = STEPS.find(([, step]) => ms >= step * least) ?? (['second', 1_000] as const);
  return numberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(Math.floor(ms / size));
}

/** A share of 1: `formatPercent(0.998, 'en-IN')` is "99.8%", and never rounded up to all of it. */
export function formatPercent(share: number, locale: string): string {
  // A little more, lest 0.29 of binary floating point lose a tenth.
  const whole = Math.floor(share * 1_000 + 1e-9) / 1_000;
  return numberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(whole);
}

/** Makes the formats that most pages begin with, for a time when there is nothing else to do: their data is slow to load. */
export function prepareFormats(locale: string): void {
  const now = new Date().toISOString();
  formatMoney({ amount: 0, currency: 'BDT' }, locale);
  formatNumber(0, locale);
  formatInstant(now, locale);
  formatAgo(now, Date.parse(now), locale);
}
