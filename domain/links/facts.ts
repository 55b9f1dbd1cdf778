import type { FactTable } from '../fact';
import type { OrderState } from '../order/order';
import { linksOf, type LinkPurpose, type LinkState, type PaymentLink } from './link';

/** What becomes of an order's links to pay by. */
export interface LinkFacts {
  readonly PaymentLinkMade: {
    readonly linkId: string;
    readonly purpose: LinkPurpose;
    readonly amount: number;
    /** RFC 3339. */
    readonly expiresAt: string;
  };
  readonly PaymentLinkUsed: { readonly linkId: string; readonly paymentId: string };
  readonly PaymentLinkWithdrawn: { readonly linkId: string };
}

/** Of each purpose. The state stays small: what became of older ones stands in the events. */
const MOST_LINKS = 10;

export const LINK_FACTS: FactTable<LinkFacts> = {
  PaymentLinkMade: {
    evolve: (order, { linkId: id, purpose, amount, expiresAt, at: madeAt }) => {
      const link: PaymentLink = { id, purpose, amount, madeAt, expiresAt, state: 'OPEN' };
      const earlier = linksOf(order).map((one) =>
        one.purpose === purpose && one.state === 'OPEN' ? { ...one, state: 'REPLACED' as const } : one,
      );
      return { ...order, paymentLinks: newest([...earlier, link]) };
    },
    tells: ({ purpose }) => (purpose === 'DEPOSIT' ? 'depositLink' : 'paymentLink'),
    shows: ['purpose', 'amount', 'expiresAt'],
  },
  PaymentLinkUsed: { evolve: (order, { linkId }) => become(order, linkId, 'USED') },
  PaymentLinkWithdrawn: { evolve: (order, { linkId }) => become(order, linkId, 'WITHDRAWN'), shows: [] },
};

/** Links that staff make take no room from the deposit's, without which its order would wait for ever. */
const newest = (links: readonly PaymentLink[]): readonly PaymentLink[] =>
  links.filter(
    ({ purpose }, index) =>
      links.slice(index).filter((later) => later.purpose === purpose).length <= MOST_LINKS,
  );

const become = (order: OrderState, linkId: string, state: LinkState): OrderState => ({
  ...order,
  paymentLinks: linksOf(order).map((link) => (link.id === linkId ? { ...link, state } : link)),
});
