import { command } from '../command';
import { DomainError } from '../errors';
import { blocked } from '../order/refusals';
import { cardAttempt } from '../payment/switching/cardAttempt';
import { cardRefusal } from '../payment/switching/cardRefusal';
import { linksOf } from './link';
import { amountOfLink, linkFault, sentenceOf } from './linkFault';

interface PayByLink {
  readonly linkId: string;
  /** The gateway's single-use handle of the card. */
  readonly token: string;
  /** When whoever has the link asked for it (RFC 3339): a worker that was away doesn't make it late. */
  readonly begunAt: string;
}

/** Somebody pays by a link, which proves that they may: an attempt like any other, for what the link is for. */
export const payByLink = command<PayByLink>({
  description: 'Makes an attempt to pay by a payment link. Only the page of the link may say this.',
  shape: { linkId: 'text', token: 'text', begunAt: 'text' },
  roles: [],
  forbids: () => 'Only the page of a payment link may say this.',
  whenClosed: 'refused',
  decide: (order, { linkId, begunAt }, { actor, at }) => {
    const link = linksOf(order).find(({ id }) => id === linkId);
    if (!link) throw new DomainError('not-found', 'There is no such payment link.');
    const begun = Date.parse(begunAt) < Date.parse(at) ? begunAt : at;
    const fault = linkFault(order, link, begun);
    if (fault !== undefined) throw new DomainError(fault, sentenceOf(fault));
    const refusal = blocked(order, 'payment', { ...actor, role: 'customer' }) ?? cardRefusal(order);
    if (refusal !== undefined) throw new DomainError('not-allowed', refusal);
    return [cardAttempt(order, { amount: amountOfLink(order, link), at, link: linkId })];
  },
  keeps: ({ token }) => ({ paymentToken: token }),
});
