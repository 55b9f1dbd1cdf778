import type { PaymentOutcome } from '../../domain/payment/payment';
import type { RefundOutcome } from '../../domain/refunds/settleRefund';

/** What one attempt to pay is asked of a gateway with; `amount` in minor units of `currency`. */
export interface AuthorizeRequest {
  /** The vendor's idempotency key, `<orderId>/authorize/<ordinal>`: the same key never charges twice. */
  readonly key: string;
  readonly orderId: string;
  readonly paymentId: string;
  readonly amount: number;
  readonly currency: string;
  /** The vendor's single-use handle of the customer's payment method. */
  readonly token: string;
}

/** Names a payment the vendor knows. */
export interface PaymentReference {
  readonly key: string;
  readonly reference: string;
  readonly amount: number;
  readonly currency: string;
}

/** Takes what is reserved of a payment. */
export interface CaptureRequest extends PaymentReference {
  /** How much of it, where that is less than all: the rest is given free. In minor units of `currency`. */
  readonly part?: number;
}

/** Gives back what was taken of a payment; `amount` in minor units of `currency`. */
export interface RefundRequest extends PaymentReference {
  readonly orderId: string;
  /** The position of the move among the order's refunds: by it the vendor's refund is known as ours. */
  readonly ordinal: number;
}

/**
 * A payment gateway. Every call is safe to repeat with its key. Throws {@link ProviderUnavailable} when the
 * outcome isn't known (try again with the same key) and {@link ProviderRejected} when the vendor refused the
 * call itself; a declined card is an outcome, not an error.
 */
export interface PaymentGateway {
  readonly provider: string;
  /** Reserves the money without taking it. */
  authorize(request: AuthorizeRequest): Promise<PaymentOutcome>;
  /** Takes the reserved money. */
  capture(payment: CaptureRequest): Promise<PaymentOutcome>;
  /** Gives the reserved money free. A payment already voided answers `voided` again. */
  void(payment: PaymentReference): Promise<PaymentOutcome>;
  /** Looks a payment up by our own reference, for when no answer ever came; undefined when the vendor has none. */
  find(payment: {
    readonly orderId: string;
    readonly paymentId: string;
  }): Promise<PaymentOutcome | undefined>;
  /** Gives money back; a refund that the bank turns away later is told by a webhook. */
  refund(request: RefundRequest): Promise<RefundOutcome>;
  /** Looks a refund up by the payment and our own position of it; undefined when the vendor has none. */
  findRefund(refund: {
    /** The payment's. */
    readonly reference: string;
    readonly orderId: string;
    readonly ordinal: number;
    readonly currency: string;
  }): Promise<RefundOutcome | undefined>;
}
