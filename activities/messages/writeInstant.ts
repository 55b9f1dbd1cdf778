import type { MessageLanguage } from '../../domain/notifications/message';

/** Intl's English of India writes a day as Bangladesh does: 26 Nov 2026. */
const LOCALES: Readonly<Record<MessageLanguage, string>> = { en: 'en-IN', bn: 'bn-BD' };

/** The parts of a day as Bangla names them before the hour, each with the hour at which it ends: as the pages do. */
const BANGLA_DAY: readonly (readonly [end: number, name: string])[] = [
  [4, 'রাত'],
  [6, 'ভোর'],
  [12, 'সকাল'],
  [16, 'দুপুর'],
  [18, 'বিকেল'],
  [20, 'সন্ধ্যা'],
  [24, 'রাত'],
];

/**
 * Writes an instant as the pages do, in a time zone: whoever reads a message tells nobody where they are. "26 Nov 2026, 14:05", in Bangla
 * "২৬ নভে, ২০২৬, দুপুর ২:০৫".
 */
export function writeInstant(instant: string, language: MessageLanguage, timeZone: string): string {
  const at = new Date(instant);
  const day = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'medium', timeZone }).format(at);
  return `${day}, ${language === 'bn' ? banglaTime(at, timeZone) : clockOf(at, 'en', timeZone)}`;
}

/** Writes a day of the shop's calendar, `2026-11-26`: "26 Nov 2026". */
export const writeDay = (day: string, language: MessageLanguage): string =>
  new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(day));

function banglaTime(at: Date, timeZone: string): string {
  const hour = Number.parseInt(clockOf(at, 'en', timeZone), 10);
  const part = BANGLA_DAY.find(([end]) => hour < end)?.[1] ?? '';
  return `${part} ${clockOf(at, 'bn', timeZone)}`;
}

/** Intl's own twelve hours of Bangla come with a Latin AM or PM. */
function clockOf(at: Date, language: MessageLanguage, timeZone: string): string {
  const isBangla = language === 'bn';
  const format = new Intl.DateTimeFormat(LOCALES[language], {
    hour: isBangla ? 'numeric' : '2-digit',
    minute: '2-digit',
    hourCycle: isBangla ? 'h12' : 'h23',
    timeZone,
  });
  const parts = format.formatToParts(at).filter(({ type }) => type === 'hour' || type === 'minute');
  return parts.map(({ value }) => value).join(':');
}
