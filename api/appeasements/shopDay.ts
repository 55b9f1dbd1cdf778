/** To make one takes longer than to read what is available of a hundred products; a shop has one zone. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** The shop's day of an instant: `2026-11-27`. Budgets begin anew with each. */
export const shopDay = (at: Date, timeZone: string): string => formatOf(timeZone).format(at);

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  formats.set(timeZone, format);
  return format;
}
