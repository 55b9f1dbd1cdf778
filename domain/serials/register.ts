/**
 * What the register of phones said of an IMEI when a person asked it. Bangladesh's (NEIR) answers a text message or on its page, and has no
 * interface for programs: `REGISTERED`, it knows the phone as lawful; `NOT_REGISTERED`, it doesn't; `DEREGISTERED`, its user has given it free.
 */
export const REGISTER_RESULTS = ['REGISTERED', 'NOT_REGISTERED', 'DEREGISTERED'] as const;
export type RegisterResult = (typeof REGISTER_RESULTS)[number];

/** Its phone can't be used in the country, and whoever sells it has to take it back. */
export const isUnlawful = (result: string | null | undefined): boolean => result === 'NOT_REGISTERED';

/** How much of the register's own words is kept. */
export const LONGEST_ANSWER = 500;
