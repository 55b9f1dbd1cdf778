/** The shop's day of an instant: `2026-11-27`. Budgets begin anew with each. */
export const shopDay = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    at,
  );
