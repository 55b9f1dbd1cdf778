import { bank } from './bank';
import { pathao } from './pathao';
import { sendgrid } from './sendgrid';
import { stripe } from './stripe';
import { twilio } from './twilio';
import { unierp } from './unierp';
import type { SandboxVendor } from './vendor';

/** Every vendor that the sandbox plays: an index page. */
export const VENDORS = [stripe, pathao, twilio, sendgrid, unierp, bank] as const;

export type VendorName = (typeof VENDORS)[number]['name'];

export const VENDOR_NAMES: readonly VendorName[] = VENDORS.map(({ name }) => name);

type OptionsOf<Declared> =
  Declared extends SandboxVendor<string, infer Options, infer _Ledger> ? Options : never;

/** How each vendor behaves, by its name. */
export type VendorOptions = {
  readonly [Name in VendorName]: OptionsOf<Extract<(typeof VENDORS)[number], { readonly name: Name }>>;
};

/**
 * Reads every vendor's options from environment variables.
 * @throws {z.ZodError} naming the variables that make no sense.
 */
export function readVendorOptions(given: Readonly<Record<string, string | undefined>>): VendorOptions {
  const options = VENDORS.map(({ name, readOptions }) => [name, readOptions(given)] as const);
  // TypeScript can't follow that each name stands beside what its own vendor has read.
  return Object.fromEntries(options) as VendorOptions;
}
