/**
 * Until when a warranty runs that began at an instant (RFC 3339, UTC), as an instant: the same day of the month some months later, or
 * the last day of that month where it has none such.
 */
export function warrantyUntil(beganAt: string, months: number): string {
  const began = new Date(beganAt);
  const until = new Date(began);
  // From the first of the month on: the 31st and a month would be a day of the month after next.
  until.setUTCDate(1);
  until.setUTCMonth(until.getUTCMonth() + months);
  const last = new Date(Date.UTC(until.getUTCFullYear(), until.getUTCMonth() + 1, 0)).getUTCDate();
  until.setUTCDate(Math.min(began.getUTCDate(), last));
  return until.toISOString();
}
