import { action } from '../command';
import { DomainError } from '../errors';
import { linksOf } from './link';

/** Nobody can pay by the link any more. */
export const withdrawPaymentLink = action<{ readonly linkId: string }>({
  description: 'Withdraws a payment link: nobody can pay by it any more.',
  shape: { linkId: 'text' },
  roles: ['support', 'finance', 'admin'],
  whenClosed: 'refused',
  refusal: (order) =>
    linksOf(order).some(({ state }) => state === 'OPEN') ? undefined : 'No payment link is open.',
  decide: (order, { linkId }) => {
    const link = linksOf(order).find(({ id }) => id === linkId);
    if (link?.state !== 'OPEN')
      throw new DomainError('not-allowed', `The payment link ${linkId} is not open.`);
    return [{ type: 'PaymentLinkWithdrawn', linkId }];
  },
});
