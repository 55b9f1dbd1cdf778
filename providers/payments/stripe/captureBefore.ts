import { z } from 'zod';

const charge = z.looseObject({
  payment_method_details: z.looseObject({
    card: z.looseObject({ capture_before: z.int().min(1).max(99_999_999_999) }),
  }),
});

/**
 * When Stripe gives the money of a charge free by itself, as RFC 3339; undefined where it doesn't tell. Its own word counts: how long a
 * reservation lasts depends on the card, the trade and the country.
 */
export function captureBeforeOf(latestCharge: unknown): string | undefined {
  const seconds = charge.safeParse(latestCharge).data?.payment_method_details.card.capture_before;
  return seconds === undefined ? undefined : new Date(seconds * 1_000).toISOString();
}
