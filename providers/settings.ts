import { pathaoSettings } from './couriers/pathao/settings';
import { unierpSettings } from './erp/unierp/settings';
import { sendgridSettings } from './messaging/sendgrid/settings';
import { twilioSettings } from './messaging/twilio/settings';
import { bankSettings } from './payouts/bank/settings';
import { stripeSettings } from './payments/stripe/settings';
import type { SandboxAt, Variables, VendorSettings } from './vendorSettings';

/**
 * Every vendor's settings, by its name: an index page. It is apart from the adapters' own, `index.ts`, so that reading the
 * configuration loads no vendor's SDK.
 */
export const VENDOR_SETTINGS = {
  stripe: stripeSettings,
  pathao: pathaoSettings,
  twilio: twilioSettings,
  sendgrid: sendgridSettings,
  unierp: unierpSettings,
  bank: bankSettings,
};

export type VendorName = keyof typeof VENDOR_SETTINGS;

type SettingsOf<Declared> = Declared extends VendorSettings<infer Settings> ? Settings : never;

/** What each vendor's adapter is given; undefined: the shop doesn't use it. */
export type VendorConfigs = {
  readonly [Name in VendorName]: SettingsOf<(typeof VENDOR_SETTINGS)[Name]>;
};

/** The vendors' part of the configuration, or what is wrong with it. */
export type VendorConfigsRead =
  | { readonly success: true; readonly configs: VendorConfigs }
  | { readonly success: false; readonly issues: readonly SettingsIssue[] };

/** What is wrong with one variable. */
export interface SettingsIssue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** Reads every vendor's settings and names all that is malformed at once. */
export function readVendorConfigs(given: Variables, sandboxAt: SandboxAt): VendorConfigsRead {
  const results = Object.entries(VENDOR_SETTINGS).map(
    ([name, settings]) => [name, settings.read(given, sandboxAt)] as const,
  );
  const issues = results.flatMap(([, { error }]) => error?.issues ?? []);
  if (issues.length > 0) return { success: false, issues };
  // TypeScript can't follow that each name stands beside what its own settings have read.
  const configs = Object.fromEntries(results.map(([name, { data }]) => [name, data])) as VendorConfigs;
  return { success: true, configs };
}
