import { z } from 'zod';
import { PAYMENT_METHODS } from '../../../domain/payment/payment';
import { line } from '../primitives';

/** More parts than this are a mistake, or somebody who tries cards out. */
const MOST_TENDERS = 5;

/** One of blanks alone is none. */
export const cardToken = line(200).min(1);

const method = z
  .enum(PAYMENT_METHODS)
  .describe(
    '`cod`: in cash, at the door; in BDT, of orders with goods that are delivered. `credit`: by what the customer has on their account at the shop.',
  );
const token = cardToken.describe(
  'The gateway’s single-use handle of the card. A card needs it unless there is nothing to pay.',
);

const tender = z
  .strictObject({
    method,
    token: token.optional(),
    amount: z
      .int()
      .min(1)
      .max(1_000_000_000)
      .describe('Minor units of the order’s currency. One may be without: it pays the rest.')
      .optional(),
  })
  .meta({ id: 'Tender' });

/** How an order is paid: by one method, or by several. */
export const paymentChoice = z
  .strictObject({
    method: method.optional(),
    token: token.optional(),
    tenders: z
      .array(tender)
      .min(2)
      .max(MOST_TENDERS)
      .describe(
        'Several ways in place of one. Together they come to the price. Each card is one; cash at the door and store credit are there once at most.',
      )
      .optional(),
  })
  .superRefine(({ method: alone, token: its, tenders }, context) => {
    const add = (field: string, message: string): void =>
      context.addIssue({ code: 'custom', path: [field], message });
    if (!tenders && alone === undefined) add('method', 'Give a method, or tenders.');
    if (!tenders) return;
    if (alone !== undefined) add('method', 'Give a method or tenders, not both.');
    if (its !== undefined) add('token', 'Each of the tenders has its own.');
  })
  .meta({
    id: 'PaymentChoice',
    description: 'One `method`, or several `tenders`.',
    examples: [
      { method: 'card', token: 'pm_card_visa' },
      { tenders: [{ method: 'credit', amount: 50_000 }, { method: 'cod' }] },
    ],
  });
