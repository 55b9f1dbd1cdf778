import { paidByCard } from '../cash/deposit/paidByCard';
import type { DomainErrorCode } from '../errors';
import type { OrderState } from '../order/order';
import { payable } from '../payment/switching/payable';
import { isOpenAt, type PaymentLink } from './link';

/** What is paid by a link now, in minor units: never more than is unpaid, nor, by a deposit's, than cards have yet to pay of the deposit. */
export const amountOfLink = (order: OrderState, { amount, purpose }: PaymentLink): number =>
  Math.min(purpose === 'DEPOSIT' ? Math.max(0, amount - paidByCard(order)) : amount, payable(order));

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
