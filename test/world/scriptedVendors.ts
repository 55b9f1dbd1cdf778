import type { PaymentOutcome } from '../../domain/payment/payment';
import type { Channel } from '../../domain/notifications/channels';
import type { Booking, BookingRequest, Courier, TrackingReport } from '../../providers/couriers/courier';
import type { Erp } from '../../providers/erp/erp';
import type { Messenger } from '../../providers/messaging/messenger';
import type { AuthorizeRequest, PaymentGateway } from '../../providers/payments/gateway';

/** Vendors that do as a test tells them and remember what they were asked: the seam of workflow tests. */
export interface ScriptedVendors {
  readonly payments: Readonly<Record<string, PaymentGateway>>;
  readonly couriers: Readonly<Record<string, Courier>>;
  readonly messengers: Readonly<Record<Channel, Messenger>>;
  readonly erp: Erp;
  /** Every call, in order, as `operation key`. */
  readonly calls: string[];
  /** Every email's words, by the id of its notification. */
  readonly emails: Map<string, string>;
  /** Whom the courier was asked to bring each parcel to, by its id: as of the newest booking. */
  readonly recipients: Map<string, BookingRequest['recipient']>;
  /** What the next calls of an operation do instead of succeeding, first come first served. */
  readonly script: Partial<Record<Operation, Step[]>>;
  /** Forgets what they were asked and what they were told to do. */
  reset(): void;
}

export type Operation =
  | ('authorize' | 'capture' | 'void' | 'find' | 'refund' | 'findRefund')
  | ('book' | 'changeCash' | 'track' | 'sms' | 'email' | 'erp');
export type Step = () => unknown;

/** A step whose answer is kept back until the test lets it go. */
export interface HeldStep {
  readonly step: Step;
  release(): void;
}

export function hold(step: Step): HeldStep {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  return { step: () => released.then(step), release };
}

export function createScriptedVendors(): ScriptedVendors {
  const calls: string[] = [];
  const emails = new Map<string, string>();
  const recipients: ScriptedVendors['recipients'] = new Map();
  const script: ScriptedVendors['script'] = {};
  async function act<T>(operation: Operation, key: string, otherwise: () => T): Promise<T> {
    calls.push(`${operation} ${key}`);
    const step = script[operation]?.shift();
    return (step ? await step() : otherwise()) as T;
  }
  const stripe: PaymentGateway = {
    provider: 'stripe',
    authorize: (request) => act('authorize', request.key, () => authorized(request)),
    capture: ({ key, reference, amount }) =>
      act('capture', key, () => ({ outcome: 'captured', reference, amount })),
    void: ({ key, reference, amount }) => act('void', key, () => ({ outcome: 'voided', reference, amount })),
    find: ({ orderId, paymentId }) => act('find', `${orderId}/${paymentId}`, () => undefined),
    refund: ({ key, amount, ordinal }) =>
      act('refund', key, () => ({ outcome: 'refunded', reference: `re_${ordinal}`, amount })),
    findRefund: ({ orderId, ordinal }) => act('findRefund', `${orderId}/${ordinal}`, () => undefined),
  };
  const pathao: Courier = {
    provider: 'pathao',
    limits: { maxWeightGrams: 10_000, cashStep: 100 },
    book: ({ parcelId, recipient }) => {
      recipients.set(parcelId, recipient);
      return act('book', parcelId, (): Booking => ({ consignmentId: `C-${parcelId}`, fee: 6000 }));
    },
    track: (consignmentId) =>
      act('track', consignmentId, (): TrackingReport => ({
        status: 'BOOKED',
        vendorStatus: 'Pending',
        occurredAt: new Date().toISOString(),
      })),
  };
  /** One that has a call for another amount of cash. */
  const acme: Courier = {
    ...pathao,
    provider: 'acme',
    changeCash: ({ consignmentId, amountToCollect }) =>
      act('changeCash', `${consignmentId} ${amountToCollect}`, () => undefined),
  };
  return {
    payments: { stripe },
    couriers: { pathao, acme },
    messengers: {
      sms: {
        provider: 'twilio',
        send: ({ notificationId }) =>
          act('sms', notificationId, () => ({ providerRef: `SM-${notificationId}` })),
      },
      email: {
        provider: 'sendgrid',
        send: ({ notificationId, text }) => {
          emails.set(notificationId, text);
          return act('email', notificationId, () => ({ providerRef: `EM-${notificationId}` }));
        },
      },
    },
    erp: {
      provider: 'unierp',
      putOrder: ({ orderId, version }) =>
        act('erp', `${orderId}/${version}`, () => ({ reference: `SO-${orderId}` })),
    },
    calls,
    emails,
    recipients,
    script,
    reset() {
      calls.length = 0;
      emails.clear();
      recipients.clear();
      for (const operation of Object.keys(script)) Reflect.deleteProperty(script, operation);
    },
  };
}

export function authorized({ orderId, paymentId, amount }: AuthorizeRequest): PaymentOutcome {
  return { outcome: 'authorized', reference: `pi_${orderId}_${paymentId}`, amount };
}
