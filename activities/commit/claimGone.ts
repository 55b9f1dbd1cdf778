import type { OrderEvent } from '../../domain/facts';

/** The database's rule that goodwill which nobody else approves was claimed before, and still is. */
const CLAIMED = 'appeasements_claimed';

/** Whether the database refused goodwill because its claim is not there, or not there any more. */
export const isClaimGone = (error: unknown): boolean =>
  error instanceof Error && 'constraint' in error && error.constraint === CLAIMED;

/** What is recorded in the place of goodwill whose claim is gone: it waits for somebody else's word, as what nobody has counted. */
export const withoutClaim = (events: readonly OrderEvent[]): readonly OrderEvent[] =>
  events.map((event) => {
    if (event.type !== 'RefundRequested' || event.claim === undefined) return event;
    const { claim: _gone, ...asked } = event;
    return { ...asked, needsApproval: true, because: ['UNCLAIMED'] };
  });
