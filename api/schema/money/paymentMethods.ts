import { z } from 'zod';
import { PAYMENT_METHODS } from '../../../domain/payment/payment';
import { customerId, givenCurrency, money, wholeNumber } from '../primitives';

/** More than any order costs. */
const MOST = 1_000_000_000_000;

export const paymentMethodsQuery = z.strictObject({
  currency: givenCurrency,
  amount: wholeNumber(1, MOST).describe('What is to be paid, in minor units.'),
  customerId: customerId.min(1).describe('For whom; of the role checkout and staff.').optional(),
});

const refusal = z
  .object({
    code: z.enum(['CURRENCY', 'STEP', 'TOO_MUCH', 'TOO_LITTLE', 'NO_ACCOUNT', 'NOT_ENOUGH']),
    /** A sentence, in English. */
    detail: z.string(),
  })
  .meta({ id: 'PaymentMethodRefusal' });

const offer = z
  .object({
    method: z.enum(PAYMENT_METHODS),
    /** Null: it can pay this. */
    refusal: refusal.nullable(),
    flow: z
      .enum(['authorize', 'sale', 'onDelivery'])
      .describe('Reserved first; taken at once; or taken by whoever brings the goods.'),
    /** It takes the gateway’s single-use handle. */
    token: z.boolean(),
    /** The customer may be sent to their bank’s page. */
    redirect: z.boolean(),
    refundTo: z.enum(['original', 'payout']),
    limits: z
      .object({ least: money.nullable(), most: money.nullable(), step: money })
      .describe('Null of a limit: none is known.')
      .nullable(),
  })
  .meta({ id: 'PaymentMethodOffer' });

/** In the order in which orders know them. */
export const paymentMethods = z.object({ items: z.array(offer) });
export type PaymentMethodsJson = z.infer<typeof paymentMethods>;
