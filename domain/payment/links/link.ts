import type { DomainErrorCode } from '../../errors';
import { STANDARD_LINKS, type LinkPolicy, type OrderPolicy } from '../../order/policy';
import type { OrderState } from '../../order/order';
import { payable } from '../switching/payable';

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

export const linksOf = ({ paymentLinks = [] }: Pick<OrderState, 'paymentLinks'>): readonly PaymentLink[] =>
  paymentLinks;

/** Whether somebody could pay by it at that instant (RFC 3339), as far as the link itself says. */
export const isOpenAt = ({ state, expiresAt }: PaymentLink, at: string): boolean =>
  state === 'OPEN' && Date.parse(at) < Date.parse(expiresAt);

/** What is paid by a link now, in minor units: never more than is unpaid. */
export const amountOfLink = (order: OrderState, { amount }: PaymentLink): number =>
  Math.min(amount, payable(order));

/** Why a link can't be paid by, each by its own code and in a sentence. */
const FAULTS = {
  'link-used': 'This link was used: the payment was made.',
  'link-replaced': 'There is a newer link for this payment; please use that one.',
  'link-withdrawn': 'The shop has withdrawn this link.',
  'link-expired': 'This link has expired; please ask the shop for another one.',
  'order-cancelled': 'The order is cancelled; nothing is to be paid.',
  'already-paid': 'There is nothing left to pay.',
} as const satisfies Partial<Record<DomainErrorCode, string>>;
export type LinkFault = keyof typeof FAULTS;

export const sentenceOf = (fault: LinkFault): string => FAULTS[fault];

/** Why nobody can pay by the link at that instant (RFC 3339); undefined when somebody can. What was done to it speaks before its time. */
export function linkFault(order: OrderState, link: PaymentLink, at: string): LinkFault | undefined {
  if (link.state === 'USED') return 'link-used';
  if (order.cancellation) return 'order-cancelled';
  if (link.state === 'REPLACED') return 'link-replaced';
  if (link.state === 'WITHDRAWN') return 'link-withdrawn';
  if (amountOfLink(order, link) === 0) return 'already-paid';
  return isOpenAt(link, at) ? undefined : 'link-expired';
}
