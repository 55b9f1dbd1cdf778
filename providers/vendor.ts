import type { Courier, CourierNeeds } from './couriers/courier';
import type { Erp } from './erp/erp';
import type { Messenger } from './messaging/messenger';
import type { PaymentGateway } from './payments/gateway';
import type { PayoutBank } from './payouts/payoutBank';
import type { VendorGuard } from './resilience';
import type { VendorSettings } from './vendorSettings';
import type { WebhookReader } from './webhooks';

/** What every adapter is given beside its settings. */
export interface VendorContext {
  /** Where customers and vendors reach us. */
  readonly publicUrl: string;
  /** What each of its calls goes through. */
  readonly guard: VendorGuard;
  /**
   * The vendor's own webhooks that have this value in a field of their payload, oldest first and a few at most: where the
   * answer to a call that timed out can be found again.
   */
  readonly storedWebhooks: (field: string, value: string) => Promise<readonly unknown[]>;
}

/** Everything that one vendor is made of; a part that is missing doesn't compile. */
interface VendorParts<Name extends string, Settings, Adapter> {
  /** What orders remember it by; part of its webhooks' URL. */
  readonly name: Name;
  readonly settings: VendorSettings<Settings | undefined>;
  readonly create: (settings: Settings, context: VendorContext) => Adapter;
  /** `'none'`: it sends no webhooks. */
  readonly webhook: ((settings: Settings) => WebhookReader) | 'none';
  /** A URL of its API, for `/readyz` to see whether anybody answers there. */
  readonly probe: (settings: Settings) => string;
}

/** A vendor that the shop has settings for. */
export interface ConnectedVendor<Adapter> {
  readonly name: string;
  readonly create: (context: VendorContext) => Adapter;
  /** Undefined: it sends no webhooks. */
  readonly webhook: (() => WebhookReader) | undefined;
  readonly probeUrl: string;
}

/** A vendor as `providers/index.ts` lists it. */
export interface Vendor<Name extends string, Settings, Adapter> {
  readonly name: Name;
  readonly settings: VendorSettings<Settings | undefined>;
  /** Finds its own settings among all; undefined when the shop doesn't use it. */
  readonly connect: (configs: {
    readonly [Own in Name]: Settings | undefined;
  }) => ConnectedVendor<Adapter> | undefined;
}

function vendor<Name extends string, Settings, Adapter>({
  name,
  settings,
  create,
  webhook,
  probe,
}: VendorParts<Name, Settings, Adapter>): Vendor<Name, Settings, Adapter> {
  return {
    name,
    settings,
    connect: (configs) => {
      const own = configs[name];
      if (own === undefined) return undefined;
      return {
        name,
        create: (context) => create(own, context),
        webhook: webhook === 'none' ? undefined : () => webhook(own),
        probeUrl: probe(own),
      };
    },
  };
}

/** Describes a payment gateway. */
export const paymentVendor = <Name extends string, Settings>(
  parts: VendorParts<Name, Settings, PaymentGateway>,
): Vendor<Name, Settings, PaymentGateway> => vendor(parts);

/** Describes a courier, with what an order needs to have for it. */
export const courierVendor = <Name extends string, Settings>({
  needs,
  ...parts
}: VendorParts<Name, Settings, Courier> & { readonly needs: CourierNeeds }): Vendor<
  Name,
  Settings,
  Courier
> & {
  readonly needs: CourierNeeds;
} => ({ ...vendor(parts), needs });

/** Describes a vendor that sends messages to customers. */
export const messagingVendor = <Name extends string, Settings>(
  parts: VendorParts<Name, Settings, Messenger>,
): Vendor<Name, Settings, Messenger> => vendor(parts);

/** Describes an ERP. */
export const erpVendor = <Name extends string, Settings>(
  parts: VendorParts<Name, Settings, Erp>,
): Vendor<Name, Settings, Erp> => vendor(parts);

/** Describes a bank that pays money out. */
export const payoutVendor = <Name extends string, Settings>(
  parts: VendorParts<Name, Settings, PayoutBank>,
): Vendor<Name, Settings, PayoutBank> => vendor(parts);
