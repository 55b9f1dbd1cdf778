import { z } from 'zod';
import { COMMANDS } from '../../../domain/commands';
import { LINK_PURPOSES } from '../../../domain/links/link';
import { anyInstant, instant, line, money } from '../primitives';
import { orderParams } from '../order';

/** Minor units of the order's currency, above 0. */
const amount = z.int().min(1).max(1_000_000_000);
const cardToken = line(200).min(1).describe('The gateway’s single-use handle of the card.');

export const switchPaymentRequest = z
  .strictObject({
    method: z
      .enum(COMMANDS.switchPayment.shape.method.oneOf)
      .describe('`card`: in place of cash at the door; `cod`: at the door.'),
    token: cardToken.optional(),
    amount: amount.describe('What the card pays; absent: all. The rest stays at the door.').optional(),
  })
  .meta({ id: 'SwitchPaymentRequest', examples: [{ method: 'card', token: 'pm_card_visa' }] });

export const paymentLinkRequest = z
  .strictObject({
    amount: amount.describe('Minor units; absent: all that is unpaid.').optional(),
    expiresAt: anyInstant.describe('Absent: what the order’s policy says.').optional(),
  })
  .meta({ id: 'PaymentLinkRequest', examples: [{ amount: 50_000 }] });

export const linkParams = orderParams.extend({ linkId: z.string().min(1).max(9) });

const LINK_STANDINGS = [
  'OPEN',
  'USED',
  'EXPIRED',
  'REPLACED',
  'WITHDRAWN',
  'ORDER_CANCELLED',
  'ALREADY_PAID',
] as const;
export type LinkStanding = (typeof LINK_STANDINGS)[number];

const linkFields = {
  amount: money.describe('What is paid by it now: never more than is unpaid.'),
  expiresAt: instant,
  state: z.enum(LINK_STANDINGS),
};

/** An order's links, the newest first. */
export const paymentLinks = z.object({
  items: z.array(
    z
      .object({
        id: z.string(),
        purpose: z.enum(LINK_PURPOSES),
        ...linkFields,
        madeAt: instant,
        url: z.string().nullable().describe('Its address, while somebody can pay by it.'),
      })
      .meta({ id: 'PaymentLink' }),
  ),
});
export type PaymentLinksJson = z.infer<typeof paymentLinks>;

export const linkTokenParams = z.object({ token: z.string().min(1).max(100) });

/** What whoever has a link is told: nothing of who ordered what, or where it goes. */
export const openedLink = z
  .object({
    orderNumber: z.string(),
    ...linkFields,
    attempt: z
      .object({
        status: z.enum(['PENDING', 'ACTION_REQUIRED', 'DECLINED']),
        actionUrl: z.string().nullable(),
        declineCode: z.string().nullable(),
      })
      .nullable()
      .describe('The newest attempt by this link that has not paid.'),
  })
  .meta({ id: 'OpenedPaymentLink' });
export type OpenedLinkJson = z.infer<typeof openedLink>;

export const payByLinkRequest = z
  .strictObject({ method: z.literal('card'), token: cardToken })
  .meta({ id: 'PayByLinkRequest', examples: [{ method: 'card', token: 'pm_card_visa' }] });
