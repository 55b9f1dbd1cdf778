/** After all test files: stops what the run started. */
export default async function globalTeardown(): Promise<void> {
  await globalThis.testBroker?.close();
}
