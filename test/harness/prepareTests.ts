import { obtainTemporal } from '../../dev/temporal/obtainTemporal';
import { obtainChromium } from '../../dev/chromium/obtainChromium';

/**
 * Gets what all tests need and a machine with Node alone lacks: a Temporal server, without which nothing runs, and a Chromium, without
 * which the browser tests are skipped. On a machine that has both it is over at once.
 */
async function main(): Promise<void> {
  const onProgress = (text: string): void => console.error(text);
  await obtainTemporal({ onProgress });
  try {
    await obtainChromium({ onProgress });
  } catch (error) {
    console.error(`The browser tests will be skipped. ${reasonOf(error)}`);
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

main().catch((error: unknown) => {
  console.error(reasonOf(error));
  process.exitCode = 1;
});
