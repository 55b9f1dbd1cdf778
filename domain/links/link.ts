import { STANDARD_LINKS, type LinkPolicy, type OrderPolicy } from '../order/policy';

/** What a link is there to pay: whatever is unpaid, or a deposit with the balance at the door. */
export const LINK_PURPOSES = ['BALANCE', 'DEPOSIT'] as const;
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

/** What became of a link by what somebody did. That it has expired, and what became of its order, follows from elsewhere. */
export const LINK_STATES = ['OPEN', 'USED', 'REPLACED', 'WITHDRAWN'] as const;
export type LinkState = (typeof LINK_STATES)[number];

/** An address by which whoever has it may pay once for an order. */
export interface PaymentLink {
  /** "1", "2", … within its order. */
  readonly id: string;
  readonly purpose: LinkPurpose;
  /** Minor units of the order's currency. */
  readonly amount: number;
  readonly madeAt: string;
  /** RFC 3339: what is begun later doesn't count. */
  readonly expiresAt: string;
  readonly state: LinkState;
}

/** What an order's links go by. Orders that were placed before there were any go by the standard policy. */
export const linkPolicyOf = ({ links = STANDARD_LINKS }: OrderPolicy): LinkPolicy => links;

export const linksOf = ({
  paymentLinks = [],
}: {
  readonly paymentLinks?: readonly PaymentLink[];
}): readonly PaymentLink[] => paymentLinks;

/** Whether somebody could pay by it at that instant (RFC 3339), as far as the link itself says. */
export const isOpenAt = ({ state, expiresAt }: PaymentLink, at: string): boolean =>
  state === 'OPEN' && Date.parse(at) < Date.parse(expiresAt);
