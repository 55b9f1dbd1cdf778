/** To make one takes longer than to read what is available of a hundred products; a shop has one zone. */
const formats = new Map<string, { readonly day: Intl.DateTimeFormat; readonly time: Intl.DateTimeFormat }>();

/** The shop's day of an instant: `2026-11-27`. Budgets begin anew with each. */
export const shopDay = (at: Date, timeZone: string): string => formatsOf(timeZone).day.format(at);

/** What the shop's clock shows at an instant, of 24 hours: `16:05`. */
export const shopTime = (at: Date, timeZone: string): string => formatsOf(timeZone).time.format(at);

function formatsOf(timeZone: string) {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = {
    day: new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }),
    time: new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
  };
  formats.set(timeZone, made);
  return made;
}
