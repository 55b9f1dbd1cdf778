import { linksOf, type PaymentLink } from '../../../../domain/links/link';
import type { Change } from '../../change';
import { changedParts } from '../changedParts';

/** A link to pay by; the amount in minor units of the order's currency. */
export type LinkRow = Pick<PaymentLink, 'id' | 'purpose' | 'amount' | 'state' | 'madeAt' | 'expiresAt'>;

/** Links that are new or have changed. SQL function: `write_payment_links`. */
export const linkRows = ({ before, after }: Change): readonly LinkRow[] =>
  changedParts(linksOf(before), linksOf(after)).map(({ id, purpose, amount, state, madeAt, expiresAt }) => ({
    ...{ id, purpose, amount, state, madeAt, expiresAt },
  }));
