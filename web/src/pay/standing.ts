import type { OpenedLinkJson } from '../../../api/schema/money/payments';

/** What the page of a link shows: a card to pay with, the bank's question, that it is being settled, or why nothing is to be paid. */
export type PayStanding = 'ready' | 'confirm' | 'settling' | Exclude<OpenedLinkJson['state'], 'OPEN'>;

type Stood = Pick<OpenedLinkJson, 'state' | 'attempt'>;

/** Decides what is shown: an attempt that is under way speaks before the link's end, for what was begun in time counts. */
export function standingOf({ state, attempt }: Stood): PayStanding {
  if (state === 'OPEN' || state === 'EXPIRED' || state === 'ALREADY_PAID') {
    if (attempt?.status === 'ACTION_REQUIRED') return 'confirm';
    if (attempt?.status === 'PENDING') return 'settling';
  }
  return state === 'OPEN' ? 'ready' : state;
}

/** Whether something may come of it by itself, so that it is asked about again. */
export const mayChange = (standing: PayStanding): boolean =>
  standing === 'settling' || standing === 'confirm';
