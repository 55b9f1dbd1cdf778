import { QueryClient, QueryObserver, notifyManager } from '@tanstack/react-query';
import { setTimeout as delay } from 'node:timers/promises';
import { refreshTogether } from './refreshTogether';

let client: QueryClient;
/** What the server knows. */
let version: number;
/** What stood on the page at every moment it changed. */
let seen: string[];
let timelineFails: boolean;
let reads: number;
let unsubscribes: (() => void)[];

beforeEach(async () => {
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  [version, seen, timelineFails, reads] = [1, [], false, 0];
  const order = new QueryObserver(client, {
    queryKey: ['order', 'a'],
    queryFn: () => {
      reads += 1;
      return Promise.resolve(version);
    },
  });
  const timeline = new QueryObserver(client, {
    queryKey: ['order', 'a', 'timeline'],
    queryFn: async () => {
      const known = version;
      await delay(20);
      if (timelineFails) throw new Error('away');
      return known;
    },
  });
  const look = (): void => {
    seen.push(`${order.getCurrentResult().data}/${timeline.getCurrentResult().data}`);
  };
  // As React’s own hook listens.
  unsubscribes = [order, timeline].map((observer) => observer.subscribe(notifyManager.batchCalls(look)));
  while (seen.at(-1) !== '1/1') await delay(5);
  seen = [];
});
afterEach(() => {
  for (const unsubscribe of unsubscribes) unsubscribe();
  client.clear();
});

test('what is shown changes as a whole, though one answer takes longer than another', async () => {
  version = 2;
  await refreshTogether(client, ['order', 'a']);
  await delay(20);
  expect(new Set(seen)).toEqual(new Set(['2/2']));
});

test('what changes while it is read is read once more, and many changes are two readings', async () => {
  const before = reads;
  const first = refreshTogether(client, ['order', 'a']);
  let last = first;
  for (version = 2; version < 9; version += 1) last = refreshTogether(client, ['order', 'a']);
  await last;
  await delay(20);
  expect(seen.at(-1)).toBe('9/9');
  expect(reads - before).toBe(2);
});

test('a part that can’t be read keeps no other from being shown', async () => {
  [version, timelineFails] = [2, true];
  await refreshTogether(client, ['order', 'a']);
  await delay(60);
  expect(seen.at(-1)).toBe('2/1');
  expect(client.getQueryState(['order', 'a', 'timeline'])?.status).toBe('error');
});

test('what stands below another key stays as it is', async () => {
  client.setQueryData(['order', 'b'], 1);
  await refreshTogether(client, ['order', 'a']);
  expect(client.getQueryState(['order', 'b'])?.isInvalidated).toBe(false);
});

test('what is forgotten while it is read, as at a sign-out, is not brought back', async () => {
  version = 2;
  const reading = refreshTogether(client, ['order', 'a']);
  client.clear();
  await reading;
  expect(client.getQueryData(['order', 'a'])).toBeUndefined();
});

test('what somebody begins to look at while the rest is read keeps its own reading', async () => {
  const reading = refreshTogether(client, ['order', 'a']);
  const messages = new QueryObserver(client, {
    queryKey: ['order', 'a', 'messages'],
    queryFn: async ({ signal }) => {
      // Longer than the others take. Who listens to the signal is cancelled by it.
      await delay(60, undefined, { signal });
      return version;
    },
  });
  unsubscribes.push(messages.subscribe(() => undefined));
  await reading;
  await delay(120);
  expect(messages.getCurrentResult()).toMatchObject({ status: 'success', data: 1 });
});
