import type { Answer } from '../answer';
import type { PaymentIntent } from './intent';

export interface StripeErrorBody {
  readonly type: 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error';
  readonly code?: string;
  readonly decline_code?: string;
  readonly message: string;
  readonly param?: string;
  readonly payment_intent?: PaymentIntent;
  readonly charge?: string | null;
}

export function stripeError(status: number, error: StripeErrorBody): Answer {
  return { status, body: { error } };
}

/** A parameter that is missing or makes no sense. */
export function invalid(param: string, message: string, code = 'parameter_invalid_empty'): Answer {
  return stripeError(400, { type: 'invalid_request_error', code, message, param });
}

export function unexpectedState(intent: PaymentIntent, wanted: string): Answer {
  return stripeError(400, {
    type: 'invalid_request_error',
    code: 'payment_intent_unexpected_state',
    message: `This PaymentIntent's status is ${intent.status}, so it can't be ${wanted}.`,
    payment_intent: intent,
  });
}
