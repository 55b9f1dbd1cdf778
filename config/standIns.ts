import { VENDOR_SETTINGS } from '../providers/settings';
import type { Variables } from '../providers/vendorSettings';
import { DEVELOPMENT_COMMAND_KEYS } from './commandKeys';
import { keyList } from './keyList';
import { DEVELOPMENT_PAYLOAD_KEYS } from './payloadKeys';

const DATABASE_URL = 'postgresql://throughline:throughline@127.0.0.1:5433/throughline';

/** Every shop's vendors; the others are asked for where the shop has chosen them. */
const OF_EVERY_SHOP = Object.values(VENDOR_SETTINGS).filter(({ chosenBy }) => chosenBy === undefined);
const CHOSEN = Object.values(VENDOR_SETTINGS).filter(({ chosenBy }) => chosenBy !== undefined);

/**
 * What stands in for accounts and secrets outside production: the embedded database's and the sandbox's, which
 * everybody may know.
 */
export const STAND_INS: Readonly<Record<string, string>> & { readonly DATABASE_URL: string } = {
  DATABASE_URL,
  ...Object.fromEntries([...OF_EVERY_SHOP, ...CHOSEN].flatMap(({ standIns }) => Object.entries(standIns))),
};

/** What production must be told: nothing stands in for these there. */
export const REQUIRED_IN_PRODUCTION: readonly string[] = [
  'DATABASE_URL',
  'PAYLOAD_KEYS',
  'COMMAND_KEYS',
  'AUTH_ISSUER',
  ...OF_EVERY_SHOP.flatMap(({ required }) => required),
];

/** Lists of keys, none of which production may share with development, under whatever id. */
const KEY_LISTS = ['PAYLOAD_KEYS', 'COMMAND_KEYS'];
const KNOWN_KEYS = [...DEVELOPMENT_PAYLOAD_KEYS, ...DEVELOPMENT_COMMAND_KEYS];

/** The keys in a list that everybody knows. What is malformed is named elsewhere. */
function knownKeyFaults(name: string, given: Variables): string[] {
  const keys = keyList.safeParse(given[name] ?? '').data ?? [];
  return keys.flatMap(({ key }, index) =>
    KNOWN_KEYS.some((known) => known.key.equals(key))
      ? [`${name}: key ${index + 1} is development’s, which production must not use`]
      : [],
  );
}

/**
 * Why production can't run on these variables, a sentence for each; none when it can. A vendor's webhook under a
 * secret that everybody knows would let anybody mark an order as paid.
 */
export function productionFaults(given: Variables): string[] {
  if (given['NODE_ENV'] !== 'production') return [];
  const chosen = CHOSEN.filter(({ chosenBy = '' }) => given[chosenBy] !== undefined);
  const required = [...REQUIRED_IN_PRODUCTION, ...chosen.flatMap((vendor) => vendor.required)];
  const faults = required.flatMap((name) => {
    const value = given[name];
    if (value === undefined) return [`${name}: must be set in production`];
    return value === STAND_INS[name] ? [`${name}: is the sandbox’s, which production must not use`] : [];
  });
  return [...faults, ...KEY_LISTS.flatMap((name) => knownKeyFaults(name, given))];
}
