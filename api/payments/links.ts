import { DomainError } from '../../domain/errors';
import type { OrderState } from '../../domain/order/order';
import { disclosedDecline } from '../../domain/people/disclosure';
import type { LinkTokens } from '../../config/linkTokens';
import { linksOf, type PaymentLink } from '../../domain/links/link';
import { amountOfLink, linkFault, type LinkFault } from '../../domain/links/linkFault';
import type { PrismaClient } from '../../prisma/client';
import { asOrderState } from '../engine/snapshot';
import { money } from '../http/wire';
import type { LinkStanding, OpenedLinkJson, PaymentLinksJson } from '../schema/money/payments';

/** What payment links take. */
export interface LinkDeps {
  readonly prisma: PrismaClient;
  readonly linkTokens: LinkTokens;
  readonly now: () => Date;
  readonly settings: {
    /** Where customers reach the shop's pages. */
    readonly publicUrl: string;
  };
}

/** A link that somebody has, with the order that it is for. */
export interface HeldLink {
  readonly order: OrderState;
  readonly link: PaymentLink;
}

const STANDING: Readonly<Record<LinkFault, LinkStanding>> = {
  'link-used': 'USED',
  'link-expired': 'EXPIRED',
  'link-replaced': 'REPLACED',
  'link-withdrawn': 'WITHDRAWN',
  'order-cancelled': 'ORDER_CANCELLED',
  'already-paid': 'ALREADY_PAID',
};

/**
 * The link that a token proves.
 * @throws {DomainError} `not-found` also when the token is another's, or made up: both look the same from outside.
 */
export async function readLink({ prisma, linkTokens }: LinkDeps, token: string): Promise<HeldLink> {
  const named = linkTokens.read(token);
  const row =
    named && (await prisma.order.findUnique({ where: { number: named.number }, select: { state: true } }));
  const order = row && asOrderState(row.state);
  const link = order && linksOf(order).find(({ id }) => id === named.linkId);
  if (!link || !named.isProven(order.id))
    throw new DomainError('not-found', 'There is no such payment link.');
  return { order, link };
}

/** A link as whoever has it is told of it. */
export function openedView({ now }: Pick<LinkDeps, 'now'>, { order, link }: HeldLink): OpenedLinkJson {
  const attempt = order.payments.findLast((payment) => payment.link === link.id);
  const status = attempt && ATTEMPTS[attempt.state];
  return {
    orderNumber: order.number,
    ...fieldsOf(order, link, now()),
    attempt: status
      ? {
          status,
          actionUrl: status === 'ACTION_REQUIRED' ? (attempt.actionUrl ?? null) : null,
          declineCode:
            attempt.declineCode === undefined ? null : disclosedDecline(attempt.declineCode, ANYBODY),
        }
      : null,
  };
}

/** Whoever has the link may be anybody. */
const ANYBODY = { id: 'payment-link', role: 'customer' } as const;

const ATTEMPTS: Readonly<
  Partial<Record<OrderState['payments'][number]['state'], 'PENDING' | 'ACTION_REQUIRED' | 'DECLINED'>>
> = { PENDING: 'PENDING', UNKNOWN: 'PENDING', ACTION_REQUIRED: 'ACTION_REQUIRED', DECLINED: 'DECLINED' };

/** An order's links, the newest first, for who may make some. */
export async function readLinksOf(
  { prisma, linkTokens, now, settings }: LinkDeps,
  orderId: string,
): Promise<PaymentLinksJson> {
  const row = await prisma.order.findUniqueOrThrow({ where: { id: orderId }, select: { state: true } });
  const order = asOrderState(row.state);
  return {
    items: linksOf(order)
      .toReversed()
      .map((link) => {
        const { id, purpose, madeAt } = link;
        const fields = fieldsOf(order, link, now());
        const token = linkTokens.tokenOf(orderId, { number: order.number, linkId: id });
        const url = fields.state === 'OPEN' ? `${settings.publicUrl}/pay/${token}` : null;
        return { ...{ id, purpose, madeAt, url }, ...fields };
      }),
  };
}

function fieldsOf(order: OrderState, link: PaymentLink, now: Date) {
  const fault = linkFault(order, link, now.toISOString());
  return {
    // What was paid by it is told as it was.
    amount: money(fault === undefined ? amountOfLink(order, link) : link.amount, order.currency),
    expiresAt: link.expiresAt,
    state: fault === undefined ? ('OPEN' as const) : STANDING[fault],
  };
}
