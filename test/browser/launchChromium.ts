import { chromium, type Browser } from 'playwright-core';
import { CHROMIUM_ARGUMENTS } from '../../dev/chromium/chromiumArguments';
import { askBroker } from '../harness/environment';

/**
 * Starts the browser that the run has. Each test opens a context of its own in it.
 * @throws {Error} when it has none; its browser tests are skipped then.
 */
export async function launchChromium(): Promise<Browser> {
  const { file, missing } = await askBroker('chromium');
  if (file === undefined) throw new Error(missing);
  return chromium.launch({ executablePath: file, args: CHROMIUM_ARGUMENTS });
}
