const DAY = /^\d{4}-\d\d-\d\d$/;
const DAY_MS = 24 * 60 * 60_000;

/** The first instant of what a filter names: of a day in the shop's time zone, or the instant itself. */
export function firstInstant(dayOrInstant: string, zone: string): Date {
  return DAY.test(dayOrInstant) ? startOfDay(Date.parse(dayOrInstant), zone) : new Date(dayOrInstant);
}

/** The instant before which a filter ends: a day is meant as a whole, an instant is the end itself. */
export function endInstant(dayOrInstant: string, zone: string): Date {
  return DAY.test(dayOrInstant)
    ? startOfDay(Date.parse(dayOrInstant) + DAY_MS, zone)
    : new Date(dayOrInstant);
}

/**
 * When a day begins in a zone. The offset is asked for twice: the first guess may lie on the other side of a change of the clock.
 * @param midnightUtc when the day of that name begins in UTC, in milliseconds since the epoch.
 */
function startOfDay(midnightUtc: number, zone: string): Date {
  const guess = midnightUtc - offsetAt(midnightUtc, zone);
  return new Date(midnightUtc - offsetAt(guess, zone));
}

/** How far a zone's clocks are ahead of UTC at an instant, in milliseconds. */
function offsetAt(instant: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    ...({ year: 'numeric', month: 'numeric', day: 'numeric' } as const),
    ...({ hour: 'numeric', minute: 'numeric', second: 'numeric' } as const),
  }).formatToParts(instant);
  const of = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  const clock = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return clock - Math.floor(instant / 1_000) * 1_000;
}
