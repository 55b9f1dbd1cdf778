import type { PaymentOutcome } from '../../../domain/payment/payment';
import { present } from '../../../domain/present';
import { ProviderUnavailable } from '../../errors';
import { fromStripeAmount } from './amounts';
import { captureBeforeOf } from './captureBefore';
import { cardOf, type CardHolder } from './card';

/** What of a PaymentIntent tells what became of it. */
export interface IntentToRead extends CardHolder {
  readonly id: string;
  readonly status: string;
  readonly currency: string;
  readonly amount: number;
  readonly amount_capturable: number;
  readonly amount_received: number;
  /** An id where Stripe wasn't asked to expand it. */
  readonly latest_charge?: unknown;
  readonly next_action?:
    { readonly redirect_to_url?: { readonly url: string | null } | null | undefined } | null | undefined;
  readonly last_payment_error?:
    | {
        readonly code?: string | undefined;
        readonly decline_code?: string | undefined;
        readonly payment_method?: unknown;
      }
    | null
    | undefined;
}

/**
 * What a PaymentIntent's status means to us; amounts in minor units.
 * @throws {ProviderUnavailable} when Stripe itself doesn't know the outcome yet, or tells an amount that its currency has no
 *   minor units for.
 */
export function outcomeOfIntent(intent: IntentToRead): PaymentOutcome {
  const reference = intent.id;
  const card = present({ card: cardOf(intent) });
  switch (intent.status) {
    case 'requires_capture':
      return {
        outcome: 'authorized',
        reference,
        amount: amountOf(intent, intent.amount_capturable),
        ...card,
        ...present({ captureBefore: captureBeforeOf(intent.latest_charge) }),
      };
    case 'succeeded':
      return { outcome: 'captured', reference, amount: amountOf(intent, intent.amount_received), ...card };
    case 'canceled':
      return { outcome: 'voided', reference, amount: amountOf(intent, intent.amount) };
    case 'requires_action': {
      const actionUrl = intent.next_action?.redirect_to_url?.url;
      return { outcome: 'actionRequired', reference, ...(actionUrl ? { actionUrl } : {}), ...card };
    }
    case 'requires_payment_method': {
      const error = intent.last_payment_error;
      const code = error?.decline_code ?? error?.code ?? 'card_declined';
      return { outcome: 'declined', reference, code, ...card };
    }
    // Processing, awaiting confirmation, or a status younger than this adapter.
    default:
      throw new ProviderUnavailable('stripe', `the payment is still ${intent.status}`);
  }
}

function amountOf({ currency }: IntentToRead, counted: number): number {
  const amount = fromStripeAmount(counted, currency.toUpperCase());
  if (amount !== undefined) return amount;
  throw new ProviderUnavailable('stripe', `tells an amount that ${currency} has no minor units for`);
}
