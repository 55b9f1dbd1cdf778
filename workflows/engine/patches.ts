/**
 * Changes that running orders must not meet in the middle of their history, each by the name that `patched`
 * writes into it. A name is retired, in two releases, when no run from before it is left.
 */

/** Effects are performed together, the ERP among them, and search attributes are written when the order rests. */
export const LEAN_HISTORY = 'lean-history';

/**
 * A payment that lapses when the goods are out can be made again, and doesn't cancel the order. Asked about only where it
 * matters: the histories of all other orders are as they were.
 */
export const PAID_ON_THE_WAY = 'paid-on-the-way';

/**
 * What nobody vouches for and can't be taken leaves a refusal: a signal that is none of ours or malformed, a vendor's word
 * without a signature. Asked about only when one comes.
 */
export const REFUSED_SIGNALS = 'refused-signals';

/**
 * The state that somebody starts a run with doesn't count, and a run without a story lives today's. Asked about only where an input has
 * a state, or no story.
 */
export const BEGUN_FROM_SQL = 'begun-from-sql';

/**
 * A vendor's word that no row can keep leaves a refusal, and holds the order for a person. Asked about only when one comes.
 */
export const UNSTORABLE_WORDS = 'unstorable-words';

/**
 * A call to a vendor is begun once nothing is being recorded. Asked about only by runs from before it was so in every story, and
 * only where something is.
 */
export const CALLS_AT_REST = 'calls-at-rest';

/**
 * A refund's call is stopped by a hold that blocks refunds and by a dispute, and looked up then. Asked about only where a call is under
 * way as one comes.
 */
export const STOPPED_REFUNDS = 'stopped-refunds';

/** Followed by a command's id: here it is carried out, and before it was passed over. */
export const PASSED_OVER = 'passed-over';
