import type { RegisterResult } from '../../../../domain/serials/register';

/** What the register of phones may say of an IMEI. */
export const REGISTER_RESULTS: readonly RegisterResult[] = ['REGISTERED', 'NOT_REGISTERED', 'DEREGISTERED'];

/** As much of its own words as is kept. */
export const LONGEST_ANSWER = 500;
