import { paymentMethodOf, type PaymentIntent } from './intent';

/** When what an intent has reserved is given free by itself, in seconds since 1970. */
export const captureBefore = ({ created }: PaymentIntent, captureWindowS: number): number =>
  created + captureWindowS;

/** Stripe's Charge, as far as it tells until when the money is reserved; null where nothing was charged. */
export function chargeOf(intent: PaymentIntent, captureWindowS: number): unknown {
  if (intent.latest_charge === null) return null;
  const isReserved = intent.status === 'requires_capture';
  return {
    id: intent.latest_charge,
    object: 'charge',
    amount: intent.amount,
    captured: intent.status === 'succeeded',
    payment_intent: intent.id,
    payment_method_details: {
      type: 'card',
      card: {
        ...paymentMethodOf(intent.payment_method)?.card,
        ...(isReserved && { capture_before: captureBefore(intent, captureWindowS) }),
      },
    },
  };
}
