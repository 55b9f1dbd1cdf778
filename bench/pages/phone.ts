import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { z } from 'zod';

/** A cheap phone on a bad network: four times slower than this machine, 700 kbit and 300 ms away. */
export const PHONE = { slowdown: 4, kilobits: 700, latencyMs: 300 } as const;

/** A page has come to rest when nothing larger was painted and nothing fetched for so long. */
const REST_MS = 3_000;
const LONGEST_MS = 60_000;

/** What a browser tells of one page, opened with nothing in its cache. */
export interface PageFigures {
  readonly requests: number;
  /** Bytes as they came over the network, headers included. */
  readonly scriptBytes: number;
  readonly styleBytes: number;
  readonly fontBytes: number;
  /** When anything was painted first. */
  readonly firstPaintMs: number;
  /** When the largest part was painted. */
  readonly largestPaintMs: number;
  /** How far what was shown moved by itself, as a share of the window (CLS). */
  readonly shifted: number;
}

export interface Opening {
  readonly url: string;
  readonly locale: string;
  /** What the browser remembers of the shop. */
  readonly storage: NonNullable<Parameters<Browser['newContext']>[0]>['storageState'];
}

/** Opens a page on the phone, in a browser that has never been there, and waits until it has come to rest. */
export async function openOnPhone(browser: Browser, { url, locale, storage }: Opening): Promise<PageFigures> {
  const context = await browser.newContext({
    ...{
      viewport: { width: 360, height: 740 },
      deviceScaleFactor: 2,
      isMobile: true,
      hasTouch: true,
      locale,
    },
    ...(storage && { storageState: storage }),
  });
  try {
    const page = await context.newPage();
    await page.addInitScript(WATCH);
    const traffic = await slowDown(context, page);
    await page.goto(url, { waitUntil: 'commit' });
    const painted = await rest(page, traffic);
    return { ...traffic.figures(), ...painted };
  } finally {
    await context.close();
  }
}

const WATCH = `
  window.painted = { firstPaintMs: 0, largestPaintMs: 0, shifted: 0 };
  const watch = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  watch('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') window.painted.firstPaintMs = startTime;
  });
  watch('largest-contentful-paint', ({ startTime }) => (window.painted.largestPaintMs = startTime));
  watch('layout-shift', ({ value, hadRecentInput }) => {
    if (!hadRecentInput) window.painted.shifted += value;
  });
`;

const painted = z.object({ firstPaintMs: z.number(), largestPaintMs: z.number(), shifted: z.number() });

/** Until the figures and the traffic stand still. What never ends, such as a live stream, is not waited for. */
async function rest(page: Page, traffic: Traffic): Promise<z.output<typeof painted>> {
  let last = '';
  let since = Date.now();
  for (const begun = Date.now(); Date.now() - begun < LONGEST_MS;) {
    await page.waitForTimeout(200);
    const now = painted.parse(await page.evaluate('painted'));
    const state = JSON.stringify([now.largestPaintMs, now.shifted, traffic.figures()]);
    if (state !== last) {
      last = state;
      since = Date.now();
    }
    if (now.largestPaintMs > 0 && Date.now() - since > REST_MS) return now;
  }
  throw new Error(`${page.url()} did not come to rest`);
}

interface Traffic {
  readonly figures: () => Pick<PageFigures, 'requests' | 'scriptBytes' | 'styleBytes' | 'fontBytes'>;
}

async function slowDown(context: BrowserContext, page: Page): Promise<Traffic> {
  const session = await context.newCDPSession(page);
  const traffic = await countTraffic(session);
  const throughput = (PHONE.kilobits * 1_000) / 8;
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: PHONE.latencyMs,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: PHONE.slowdown });
  return traffic;
}

async function countTraffic(session: CDPSession): Promise<Traffic> {
  const kinds = new Map<string, string>();
  const bytes = new Map<string, number>();
  session.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId) ?? '';
    bytes.set(kind, (bytes.get(kind) ?? 0) + encodedDataLength);
  });
  await session.send('Network.enable');
  const of = (kind: string): number => bytes.get(kind) ?? 0;
  return {
    figures: () => ({
      requests: kinds.size,
      scriptBytes: of('Script'),
      styleBytes: of('Stylesheet'),
      fontBytes: of('Font'),
    }),
  };
}
