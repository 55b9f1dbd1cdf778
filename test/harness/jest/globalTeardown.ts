/** Long enough for all that is closing. */
const ENDING_MS = 5_000;

/** After all test files: stops what the run started, and ends this process even if a test left something open in it. */
export default async function globalTeardown(): Promise<void> {
  await globalThis.testBroker?.close();
  // A run of one file has its tests in this process.
  setTimeout(() => {
    console.error(`Still open after the tests: ${process.getActiveResourcesInfo().join(', ')}`);
    process.exit();
  }, ENDING_MS).unref();
}
