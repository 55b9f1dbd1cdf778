import { z } from 'zod';
import type { PaymentCard } from '../../../domain/payment/payment';

const paymentMethod = z.looseObject({
  card: z.looseObject({ brand: z.string().min(1), last4: z.string().regex(/^\d{4}$/) }),
});

/** What of a PaymentIntent, or of an error about one, may hold the card: an id where Stripe wasn't asked to expand it. */
export interface CardHolder {
  readonly payment_method?: unknown;
  readonly last_payment_error?: { readonly payment_method?: unknown } | null | undefined;
}

/** The card of a payment, by its brand and last four digits; undefined where Stripe doesn't tell. A decline has it in its error. */
export function cardOf({ payment_method, last_payment_error }: CardHolder): PaymentCard | undefined {
  const holders = [payment_method, last_payment_error?.payment_method];
  const found = holders.map((holder) => paymentMethod.safeParse(holder).data).find((method) => method);
  return found && { brand: found.card.brand, last4: found.card.last4 };
}
