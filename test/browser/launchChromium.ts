import { chromium, type Browser } from 'playwright-core';
import { askBroker } from '../harness/environment';

/** Nothing but the pages under test: no first-run tours, no calls home. */
const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Starts the browser that the run has. Each test opens a context of its own in it.
 * @throws {Error} when it has none; its browser tests are skipped then.
 */
export async function launchChromium(): Promise<Browser> {
  const { file, missing } = await askBroker('chromium');
  if (file === undefined) throw new Error(missing);
  return chromium.launch({ executablePath: file, args: ARGUMENTS });
}
