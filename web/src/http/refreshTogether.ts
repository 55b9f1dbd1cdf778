import {
  notifyManager,
  type Query,
  type QueryClient,
  type QueryFunctionContext,
  type QueryKey,
} from '@tanstack/react-query';

interface Reading {
  /** Whether it has to be read once more. */
  again: boolean;
  done: Promise<void>;
}

/** What is being read, by client and key. */
const underWay = new WeakMap<QueryClient, Map<string, Reading>>();

/**
 * Reads anew all that is shown below the key, and shows the answers in the same moment: a page whose badge knows more than its
 * rest contradicts itself. What can't be read is left to its own query, which tries again and says so.
 * @returns when what is shown is as new as this call.
 */
export function refreshTogether(client: QueryClient, queryKey: QueryKey): Promise<void> {
  const readings = underWay.get(client) ?? new Map<string, Reading>();
  underWay.set(client, readings);
  const name = JSON.stringify(queryKey);
  const known = readings.get(name);
  if (known) {
    // What is read now may be older than what we were told of.
    known.again = true;
    return known.done;
  }
  const reading: Reading = { again: true, done: Promise.resolve() };
  readings.set(name, reading);
  reading.done = readWhileAsked(client, queryKey, reading).finally(() => readings.delete(name));
  return reading.done;
}

async function readWhileAsked(client: QueryClient, queryKey: QueryKey, reading: Reading): Promise<void> {
  while (reading.again) {
    reading.again = false;
    await readOnce(client, queryKey);
  }
}

async function readOnce(client: QueryClient, queryKey: QueryKey): Promise<void> {
  // What nobody looks at is read when somebody does.
  void client.invalidateQueries({ queryKey, refetchType: 'none' });
  const shown = client.getQueryCache().findAll({ queryKey, type: 'active' });
  const answers = await Promise.allSettled(shown.map((query) => read(client, query)));
  // An answer to an earlier question must not come after these. What somebody has begun to look at meanwhile asks for itself.
  await Promise.all(shown.map((query) => client.cancelQueries({ queryKey: query.queryKey, exact: true })));
  notifyManager.batch(() => {
    answers.forEach((answer, index) => {
      const query = shown[index];
      // What was forgotten meanwhile, as at a sign-out, stays so.
      if (query === undefined || client.getQueryCache().get(query.queryHash) !== query) return;
      if (answer.status === 'fulfilled') client.setQueryData(query.queryKey, answer.value);
      else void client.refetchQueries({ queryKey: query.queryKey, exact: true });
    });
  });
}

async function read(client: QueryClient, query: Query): Promise<unknown> {
  const { queryFn } = query.options;
  if (typeof queryFn !== 'function') throw new Error('The query has no function of its own');
  const context: QueryFunctionContext = {
    client,
    queryKey: query.queryKey,
    signal: new AbortController().signal,
    meta: query.meta,
  };
  return queryFn(context);
}
