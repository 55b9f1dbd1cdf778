import type { PathaoParcel } from '../pathao/parcel';
import type { PaymentIntent } from '../stripe/intent';
import type { SentMessage } from '../messages';

/** What the vendors know of one order's payments; amounts in minor units. */
export interface Charges {
  /** Times the card was charged or its money reserved: more than one is a double charge. */
  readonly charges: number;
  readonly authorized: number;
  readonly captured: number;
}

export interface Ledger {
  readonly paymentIntents: readonly PaymentIntent[];
  readonly charges: Readonly<Record<string, Charges>>;
  readonly consignments: readonly PathaoParcel[];
  readonly messages: readonly SentMessage[];
}

/** All that the vendors have seen, or what concerns one order; messages don't say which order they are about. */
export function ledgerOf(
  intents: readonly PaymentIntent[],
  parcels: readonly PathaoParcel[],
  messages: readonly SentMessage[],
  orderId?: string,
): Ledger {
  const ours = (id: string | undefined): boolean => orderId === undefined || id === orderId;
  const paymentIntents = intents.filter(({ metadata }) => ours(metadata['orderId']));
  const consignments = parcels.filter((parcel) => ours(parcel.merchantOrderId.replace(/-\d+$/, '')));
  return {
    paymentIntents,
    charges: chargesByOrder(paymentIntents),
    consignments,
    messages: orderId === undefined ? messages : [],
  };
}

function chargesByOrder(intents: readonly PaymentIntent[]): Record<string, Charges> {
  const byOrder: Record<string, Charges> = {};
  for (const intent of intents) {
    const orderId = intent.metadata['orderId'];
    if (orderId === undefined) continue;
    const sum = byOrder[orderId] ?? { charges: 0, authorized: 0, captured: 0 };
    const charged = intent.status === 'requires_capture' || intent.status === 'succeeded';
    byOrder[orderId] = {
      charges: sum.charges + (charged ? 1 : 0),
      authorized: sum.authorized + intent.amount_capturable,
      captured: sum.captured + intent.amount_received,
    };
  }
  return byOrder;
}
