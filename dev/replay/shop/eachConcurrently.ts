/**
 * Runs something for every item, so many at a time, started in the items' order.
 * @throws the first failure; nothing more is started after it.
 */
export async function eachConcurrently<Item>(
  items: readonly Item[],
  concurrency: number,
  run: (item: Item) => Promise<void>,
): Promise<void> {
  // One generator for all lanes: the lane that throws closes it, and with it the others run dry.
  const queue = (function* () {
    yield* items;
  })();
  const lane = async (): Promise<void> => {
    for (const item of queue) await run(item);
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
}
