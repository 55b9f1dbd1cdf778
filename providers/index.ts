import type { Courier } from './couriers/courier';
import { createPathaoCourier, type BookingLookup } from './couriers/pathao/adapter';
import type { PathaoConfig } from './couriers/pathao/api';
import { bookingOfWebhook, createPathaoWebhookReader } from './couriers/pathao/webhook';
import type { Erp } from './erp/erp';
import { createUnierp, type UnierpConfig } from './erp/unierp/adapter';
import type { EmailSender, SmsSender } from './messaging/messenger';
import { createSendgridSender, type SendgridConfig } from './messaging/sendgrid/adapter';
import { createSendgridWebhookReader } from './messaging/sendgrid/webhook';
import { createTwilioSender, type TwilioConfig } from './messaging/twilio/adapter';
import { createTwilioWebhookReader } from './messaging/twilio/webhook';
import type { PaymentGateway } from './payments/gateway';
import { createStripeGateway, type StripeConfig } from './payments/stripe/adapter';
import { createStripeWebhookReader } from './payments/stripe/webhook';
import {
  DEFAULT_LIMITS,
  createGuard,
  type CallObserver,
  type VendorGuard,
  type VendorHealth,
} from './resilience';
import type { WebhookReader } from './webhooks';

/** The vendors' part of the process's configuration. */
export interface ProvidersConfig {
  readonly http: { readonly publicUrl: string };
  readonly stripe: Omit<StripeConfig, 'publicUrl'> & { readonly webhookSecret: string };
  readonly pathao: PathaoConfig & { readonly webhookSecret: string };
  readonly twilio: Omit<TwilioConfig, 'publicUrl'>;
  readonly sendgrid: SendgridConfig & { readonly webhookPublicKey: string | undefined };
  readonly unierp: UnierpConfig | undefined;
}

/** The outside world, by the names that orders remember it under. */
export interface Providers {
  readonly payments: Readonly<Record<string, PaymentGateway>>;
  readonly couriers: Readonly<Record<string, Courier>>;
  readonly sms: SmsSender;
  readonly email: EmailSender;
  /** Undefined: the shop has none. */
  readonly erp: Erp | undefined;
  /** How this process fares with each vendor: `degraded` while its breaker isn't closed. */
  vendorHealth(): Record<string, VendorHealth>;
}

/** Reads the payloads of Pathao's webhooks about a parcel, by the id that we gave it. */
export type WebhookPayloads = (parcelId: string) => Promise<readonly unknown[]>;

/**
 * Makes one adapter per vendor.
 * @param pathaoWebhooks where a booking whose answer was lost is found again; see the Pathao adapter.
 * @param observe told of every call, for metrics and traces.
 */
export function createProviders(
  config: ProvidersConfig,
  pathaoWebhooks: WebhookPayloads,
  observe?: CallObserver,
): Providers {
  const announced: BookingLookup = async (parcelId) => {
    const bookings = (await pathaoWebhooks(parcelId)).map(bookingOfWebhook);
    return bookings.find((booking) => booking?.parcelId === parcelId);
  };
  const { publicUrl } = config.http;
  const guard = (provider: string): VendorGuard => createGuard(provider, DEFAULT_LIMITS, observe);
  const guards = {
    stripe: guard('stripe'),
    pathao: guard('pathao'),
    twilio: guard('twilio'),
    sendgrid: guard('sendgrid'),
    ...(config.unierp && { unierp: guard('unierp') }),
  };
  return {
    payments: { stripe: createStripeGateway({ ...config.stripe, publicUrl }, guards.stripe) },
    couriers: { pathao: createPathaoCourier(config.pathao, announced, guards.pathao) },
    sms: createTwilioSender({ ...config.twilio, publicUrl }, guards.twilio),
    email: createSendgridSender(config.sendgrid, guards.sendgrid),
    erp: config.unierp && createUnierp(config.unierp, guards.unierp),
    vendorHealth: () => Object.fromEntries(Object.values(guards).map((one) => [one.provider, one.health()])),
  };
}

/** Readers by subject and vendor, as in `/webhooks/{subject}/{vendor}`. */
export type WebhookReaders = Readonly<
  Record<'payments' | 'couriers' | 'messaging', Readonly<Record<string, WebhookReader>>>
>;

/** Makes one webhook reader per vendor. */
export function createWebhookReaders(config: Omit<ProvidersConfig, 'http' | 'unierp'>): WebhookReaders {
  return {
    payments: { stripe: createStripeWebhookReader(config.stripe) },
    couriers: { pathao: createPathaoWebhookReader(config.pathao) },
    messaging: {
      twilio: createTwilioWebhookReader(config.twilio),
      sendgrid: createSendgridWebhookReader(config.sendgrid),
    },
  };
}
