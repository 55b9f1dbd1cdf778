import { chromium, type Browser } from 'playwright-core';
import { CHROMIUM_ARGUMENTS } from '../../dev/chromium/chromiumArguments';
import { obtainChromium } from '../../dev/chromium/obtainChromium';
import { permissionsOf } from '../../domain/people/permissions';
import { median } from '../measure/statistics';
import type { BenchContext, Servers } from '../shop/servers';
import { openShop, type Shop } from '../shop/shop';
import type { PageResult } from './pagesReport';
import { openOnPhone, type Opening, type PageFigures } from './phone';
import { visitsOf, type Person, type Visit } from './visits';

const LANGUAGES = { en: 'en-GB', bn: 'bn-BD' } as const;
type Language = keyof typeof LANGUAGES;

const CUSTOMER: Person = { id: 'bench_0', role: 'customer' };
/** Enough that a list fills a phone. */
const ORDERS = 12;

export interface PagesPlan {
  readonly rounds: number;
  /** Where the compiled programs lie. */
  readonly programs: string;
}

/** Opens the pages of a shop on a phone, each round in turn, one page at a time. */
export async function measurePages(
  context: BenchContext,
  servers: Servers,
  { rounds, programs }: PagesPlan,
): Promise<PageResult[]> {
  const executablePath = await obtainChromium({ onProgress: context.say });
  const shop = await openShop(context, servers, { name: 'pages', worker: true, programs });
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGUMENTS });
  try {
    const orders = await placeAll(shop);
    const visits = visitsOf({ order: orders[0] ?? '', customer: CUSTOMER });
    const found = new Map<string, PageFigures[]>();
    for (let round = 1; round <= rounds; round += 1) {
      context.say(`Pages, round ${round} of ${rounds} …`);
      for (const [visit, language] of inEveryLanguage(visits)) {
        const figures = await openOnPhone(browser, await openingOf(shop, visit, language));
        const key = keyOf(visit, language);
        found.set(key, [...(found.get(key) ?? []), figures]);
      }
    }
    return inEveryLanguage(visits).map(([visit, language]) => ({
      name: visit.name,
      language,
      figures: medianOf(found.get(keyOf(visit, language)) ?? []),
    }));
  } finally {
    await close(browser, shop);
  }
}

const keyOf = ({ name }: Visit, language: Language): string => `${name} ${language}`;

const inEveryLanguage = (visits: readonly Visit[]): (readonly [Visit, Language])[] =>
  visits.flatMap((visit) => [[visit, 'en'] as const, [visit, 'bn'] as const]);

async function close(browser: Browser, shop: Shop): Promise<void> {
  await browser.close();
  await shop.stop();
}

async function placeAll(shop: Shop): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < ORDERS; index += 1) ids.push((await shop.place(CUSTOMER.id)).id);
  return ids;
}

async function openingOf(shop: Shop, { path, person }: Visit, language: Language): Promise<Opening> {
  const opening = { url: `${shop.url}${path}`, locale: LANGUAGES[language] };
  return { ...opening, storage: person && (await sessionOf(shop, person)) };
}

/** What the browser of somebody who has signed in before remembers. */
async function sessionOf(shop: Shop, { id, role }: Person) {
  const session = {
    token: await shop.token(id, role),
    id,
    roles: [role],
    permissions: permissionsOf([role]),
  };
  const localStorage = [{ name: 'throughline.session', value: JSON.stringify(session) }];
  return { cookies: [], origins: [{ origin: shop.url, localStorage }] };
}

/** Each figure's median by itself. */
function medianOf(rounds: readonly PageFigures[]): PageFigures {
  const of = (name: keyof PageFigures): number => median(rounds.map((figures) => figures[name]));
  return {
    requests: of('requests'),
    scriptBytes: of('scriptBytes'),
    styleBytes: of('styleBytes'),
    fontBytes: of('fontBytes'),
    firstPaintMs: of('firstPaintMs'),
    largestPaintMs: of('largestPaintMs'),
    shifted: of('shifted'),
  };
}
