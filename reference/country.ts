import * as library from 'i18n-iso-countries/index';
import bangla from 'i18n-iso-countries/langs/bn.json';
import english from 'i18n-iso-countries/langs/en.json';
import type { CountryCode } from '../domain/address/address';
import { composed } from '../domain/text/composed';

library.registerLocale(english);
library.registerLocale(bangla);

const LANGUAGES = ['en', 'bn'] as const;

/** Names in use that no list has: ISO's own, former and everyday ones, and parts that people take for the whole. */
const ALSO_CALLED: Readonly<Record<string, readonly string[]>> = {
  AE: ['Emirates', 'ইউএই'],
  BA: ['Bosnia'],
  BD: ['গণপ্রজাতন্ত্রী বাংলাদেশ', 'Bangla Desh'],
  CD: ['DR Congo', 'DRC', 'Zaire'],
  CH: ['Swiss Confederation'],
  CV: ['Cabo Verde'],
  FR: ['French Republic'],
  GB: [
    ...['England', 'Scotland', 'Wales', 'Northern Ireland', 'Britain', 'ইংল্যান্ড', 'বিলাত'],
    'United Kingdom of Great Britain and Northern Ireland',
  ],
  GR: ['Hellenic Republic'],
  IE: ['Éire'],
  IN: ['Bharat'],
  IR: ['Persia'],
  KG: ['Kyrgyz Republic'],
  KH: ['Kampuchea'],
  KP: ["Democratic People's Republic of Korea", 'DPRK'],
  KR: ['Korea', 'ROK', 'কোরিয়া'],
  LK: ['Ceylon'],
  MK: ['Macedonia', 'FYROM'],
  MM: ['Burma', 'বার্মা'],
  MO: ['Macau'],
  NL: ['Holland', 'হল্যান্ড'],
  SA: ['Saudi', 'KSA', 'সৌদি'],
  SH: ['Saint Helena, Ascension and Tristan da Cunha'],
  SK: ['Slovak Republic'],
  SZ: ['Swaziland'],
  TL: ['East Timor'],
  US: ['America', 'আমেরিকা'],
  VA: ['Holy See', 'Vatican'],
  VN: ['Viet Nam'],
  WS: ['Western Samoa'],
};

/** "Korea (the Republic of)", as ISO sorts its names. */
const INVERTED = /^([^,(]+?)\s*[,(]\s*(.+ of(?: the)?)\s*\)?$/i;
/** "People's Republic of Bangladesh": a country under its official name. */
const OFFICIAL =
  /^(?:.* )?(?:republic|kingdom|state|states|commonwealth|federation|principality|sultanate|duchy|union) of (.+)$/;
/** More than one country has these in its official name. */
const SHARED: readonly string[] = ['china', 'congo', 'korea'];

let codes: ReadonlyMap<string, CountryCode> | undefined;

/**
 * A country by its ISO 3166-1 code of two or three letters, or by a name of it in English or Bangla, however it is written.
 * Undefined when there is no such country.
 */
export function readCountry(text: string): CountryCode | undefined {
  codes ??= indexNames();
  const name = keyOf(text);
  const [, official = ''] = OFFICIAL.exec(name) ?? [];
  return codes.get(name) ?? (SHARED.includes(official) ? undefined : codes.get(official));
}

/** What people call the country, in English. */
export function countryName(code: CountryCode): string {
  return library.getName(code, 'en') ?? code;
}

/** All names in their plainest form, each with its code; those that two countries have are left out. */
function indexNames(): ReadonlyMap<string, CountryCode> {
  const found = new Map<string, CountryCode>();
  const ambiguous = new Set<string>();
  for (const [alpha2, alpha3] of Object.entries(library.getAlpha2Codes())) {
    for (const name of [alpha2, alpha3, ...namesOf(alpha2)].map(keyOf)) {
      const other = found.get(name);
      if (other !== undefined && other !== alpha2) ambiguous.add(name);
      found.set(name, alpha2 as CountryCode);
    }
  }
  for (const name of ambiguous) found.delete(name);
  return found;
}

/** As ISO's list and Unicode's have it: they differ in what is usual. */
function namesOf(alpha2: string): string[] {
  const listed = LANGUAGES.flatMap((language) => library.getName(alpha2, language, { select: 'all' }) ?? []);
  const usual = LANGUAGES.flatMap((language) => displayNames[language].of(alpha2) ?? []);
  return [...listed, ...usual, ...(ALSO_CALLED[alpha2] ?? [])];
}

const displayNames = {
  en: new Intl.DisplayNames(['en'], { type: 'region' }),
  bn: new Intl.DisplayNames(['bn'], { type: 'region' }),
};

/** Without case, accents, punctuation, articles and what joins letters: `The  CÔTE D’IVOIRE` is `cote divoire`. */
function keyOf(text: string): string {
  const letters = composed(text.trim().replace(INVERTED, '$2 $1'), 'NFKD')
    .replaceAll(/[\u0300-\u036f\u200c\u200d]/g, '')
    .toLowerCase();
  const words = letters
    .replaceAll('&', ' and ')
    .replaceAll(/['’‘.]/g, '')
    .replaceAll(/[\s,()[\]_-]+/g, ' ');
  return words
    .split(' ')
    .filter((word) => word !== '' && word !== 'the')
    .join(' ');
}
