import type { PathaoParcel } from '../pathao/parcel';
import type { PaymentIntent } from '../stripe/intent';
import type { SentMessage } from '../messages';
import type { SavedSalesOrder } from '../unierp/orders';

/** What the vendors know of one order's payments; amounts in minor units. */
export interface Charges {
  /** Times the card was charged or its money reserved: more than one is a double charge. */
  readonly charges: number;
  readonly authorized: number;
  readonly captured: number;
}

/** What the ERP has of one order. */
export interface ErpEntry {
  readonly orderId: string;
  readonly version: number;
  readonly status: string;
  readonly paymentStatus: string;
}

/** All that the vendors have seen. */
export interface VendorRecords {
  readonly intents: readonly PaymentIntent[];
  readonly parcels: readonly PathaoParcel[];
  readonly messages: readonly SentMessage[];
  readonly salesOrders: readonly SavedSalesOrder[];
}

export interface Ledger {
  readonly paymentIntents: readonly PaymentIntent[];
  readonly charges: Readonly<Record<string, Charges>>;
  readonly consignments: readonly PathaoParcel[];
  readonly messages: readonly SentMessage[];
  readonly erp: readonly ErpEntry[];
}

/** All that the vendors have seen, or what concerns one order; messages don't say which order they are about. */
export function ledgerOf(
  { intents, parcels, messages, salesOrders }: VendorRecords,
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
    erp: salesOrders.filter(({ id }) => ours(id)).map(erpEntry),
  };
}

function erpEntry({ id, document }: SavedSalesOrder): ErpEntry {
  return {
    orderId: id,
    version: document.external_version,
    status: document.status,
    paymentStatus: document.payment_status,
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
