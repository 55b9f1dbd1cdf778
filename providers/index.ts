import type { Channel } from '../domain/notifications/channels';
import { amountRefusal } from '../domain/payment/methods/limits';
import { METHODS } from '../domain/payment/methods/methods';
import type { PaymentMethod } from '../domain/payment/payment';
import type { Courier, CourierNeeds } from './couriers/courier';
import { pathao } from './couriers/pathao';
import type { Erp } from './erp/erp';
import { unierp } from './erp/unierp';
import type { Messenger } from './messaging/messenger';
import { sendgrid } from './messaging/sendgrid';
import { twilio } from './messaging/twilio';
import type { PaymentGateway } from './payments/gateway';
import { stripe } from './payments/stripe';
import { bank } from './payouts/bank';
import { CSV, createCsvBank } from './payouts/csv/adapter';
import type { PayoutBank } from './payouts/payoutBank';
import {
  DEFAULT_LIMITS,
  createGuard,
  type CallObserver,
  type VendorGuard,
  type VendorHealth,
} from './resilience';
import type { VendorConfigs } from './settings';
import type { ConnectedVendor } from './vendor';
import type { WebhookReader, WebhookReaders } from './webhooks';

/** Every vendor there is an adapter for, by kind: an index page. A kind is also a subject of `/webhooks/{subject}/{vendor}`. */
export const VENDORS = {
  payments: [stripe],
  couriers: [pathao],
  messaging: [twilio, sendgrid],
  erp: [unierp],
  payouts: [bank],
} as const;

/** Which vendor carries the messages of each channel. */
const MESSENGERS = { sms: twilio, email: sendgrid } satisfies Record<Channel, unknown>;

/** Which gateway takes a payment method: cash at the door the order's courier does, without any; store credit is the shop's own. */
export const PAYMENT_PROVIDERS = {
  card: METHODS.card.provider,
  cod: METHODS.cod.provider,
  credit: METHODS.credit.provider,
} satisfies Record<PaymentMethod, string>;

/** What an order needs to have for each courier, by its name. */
export const COURIER_NEEDS: Readonly<Record<string, CourierNeeds>> = Object.fromEntries(
  VENDORS.couriers.map(({ name, needs }) => [name, needs]),
);

/** Why an amount in minor units can't be paid by a method, in a sentence; undefined when it can. */
type AmountRefusal = (amount: number, currency: string) => string | undefined;

const refusalsOf =
  (method: PaymentMethod): AmountRefusal =>
  (amount, currency) =>
    amountRefusal(method, amount, currency);

/** What each method takes, by the table of methods. */
export const AMOUNT_REFUSALS = {
  card: refusalsOf('card'),
  cod: refusalsOf('cod'),
  credit: refusalsOf('credit'),
} satisfies Record<PaymentMethod, AmountRefusal>;

/** The outside world, by the names that orders remember it under. */
export interface Providers {
  readonly payments: Readonly<Record<string, PaymentGateway>>;
  readonly couriers: Readonly<Record<string, Courier>>;
  /** By channel. */
  readonly messengers: Readonly<Record<string, Messenger>>;
  /** Banks that money is paid out through; the file, which needs none, among them. */
  readonly payoutBanks: Readonly<Record<string, PayoutBank>>;
  /** Undefined: the shop has none. */
  readonly erp: Erp | undefined;
  /** How this process fares with each vendor: `degraded` while its breaker isn't closed. */
  vendorHealth(): Record<string, VendorHealth>;
}

/** Reads the stored webhooks of a vendor whose payload has this value in that field. */
export type ReadStoredWebhooks = (
  provider: string,
  field: string,
  value: string,
) => Promise<readonly unknown[]>;

/**
 * Makes one adapter per vendor.
 * @param readStoredWebhooks where an adapter finds the answer to a call that timed out.
 * @param observe told of every call, for metrics and traces.
 */
export function createProviders(
  config: VendorConfigs & { readonly http: { readonly publicUrl: string } },
  readStoredWebhooks: ReadStoredWebhooks,
  observe?: CallObserver,
): Providers {
  const { publicUrl } = config.http;
  const guards: VendorGuard[] = [];
  const make = <Adapter>({ name, create }: ConnectedVendor<Adapter>): Adapter => {
    const guard = createGuard(name, DEFAULT_LIMITS, observe);
    guards.push(guard);
    const storedWebhooks = (field: string, value: string): ReturnType<ReadStoredWebhooks> =>
      readStoredWebhooks(name, field, value);
    return create({ publicUrl, guard, storedWebhooks });
  };
  const erp = connectErp(config);
  return {
    payments: byName(
      VENDORS.payments.map((vendor) => [vendor.name, vendor.connect(config)]),
      make,
    ),
    couriers: byName(
      VENDORS.couriers.map((vendor) => [vendor.name, vendor.connect(config)]),
      make,
    ),
    messengers: byName(
      Object.entries(MESSENGERS).map(([channel, vendor]) => [channel, vendor.connect(config)]),
      make,
    ),
    payoutBanks: {
      ...byName(
        VENDORS.payouts.map((vendor) => [vendor.name, vendor.connect(config)]),
        make,
      ),
      [CSV]: createCsvBank(),
    },
    erp: erp && make(erp),
    vendorHealth: () => Object.fromEntries(guards.map((guard) => [guard.provider, guard.health()])),
  };
}

function byName<Adapter>(
  vendors: readonly (readonly [string, ConnectedVendor<Adapter> | undefined])[],
  make: (vendor: ConnectedVendor<Adapter>) => Adapter,
): Record<string, Adapter> {
  return Object.fromEntries(vendors.flatMap(([name, vendor]) => (vendor ? [[name, make(vendor)]] : [])));
}

/** A shop has one ERP, or none: the first that it has settings for. */
function connectErp(config: VendorConfigs): ConnectedVendor<Erp> | undefined {
  return VENDORS.erp.map((vendor) => vendor.connect(config)).find((vendor) => vendor !== undefined);
}

/** Names of the banks that money can be paid out through, the first of them the usual one. */
export const payoutBankNames = (config: VendorConfigs): readonly string[] => [
  ...VENDORS.payouts.flatMap((vendor) => (vendor.connect(config) ? [vendor.name] : [])),
  CSV,
];

/** The name of the shop's ERP; undefined: it has none. */
export function erpName(config: VendorConfigs): string | undefined {
  return connectErp(config)?.name;
}

/** Where each of the shop's vendors is reached, by name. */
export function probeUrls(config: VendorConfigs): Record<string, string> {
  const urls = connectAll(config).map(({ name, probeUrl }) => [name, probeUrl] as const);
  return Object.fromEntries(urls);
}

/** Makes the webhook reader of each vendor that sends any. */
export function createWebhookReaders(config: VendorConfigs): WebhookReaders {
  const readers: Record<string, Record<string, WebhookReader>> = {};
  for (const { kind, name, webhook } of connectAll(config)) {
    if (webhook) readers[kind] = { ...readers[kind], [name]: webhook() };
  }
  return readers;
}

/** All of the shop's vendors, each with its kind. */
function connectAll(config: VendorConfigs) {
  return Object.entries(VENDORS).flatMap(([kind, vendors]) =>
    vendors.flatMap((vendor) => {
      const connected = vendor.connect(config);
      return connected ? [{ kind, ...connected }] : [];
    }),
  );
}
