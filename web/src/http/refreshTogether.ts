import {
  notifyManager,
  type Query,
  type QueryClient,
  type QueryFunctionContext,
  type QueryKey,
} from '@tanstack/react-query';

/** What is being read, by client and key; each with whether it has to be read once more. */
const underWay = new WeakMap<QueryClient, Map<string, { again: boolean }>>();

/**
 * Reads anew all that is shown below the key, and shows the answers in the same moment: a page whose badge knows more than its
 * rest contradicts itself. What can't be read is left to its own query, which tries again and says so.
 * @returns when what is shown is as new as this call.
 */
export async function refreshTogether(client: QueryClient, queryKey: QueryKey): Promise<void> {
  const running = underWay.get(client) ?? new Map<string, { again: boolean }>();
  underWay.set(client, running);
  const name = JSON.stringify(queryKey);
  const reading = running.get(name);
  if (reading) {
    // What is read now may be older than what we were told of.
    reading.again = true;
    return;
  }
  const own = { again: true };
  running.set(name, own);
  try {
    while (own.again) {
      own.again = false;
      await readOnce(client, queryKey);
    }
  } finally {
    running.delete(name);
  }
}

async function readOnce(client: QueryClient, queryKey: QueryKey): Promise<void> {
  // What nobody looks at is read when somebody does.
  void client.invalidateQueries({ queryKey, refetchType: 'none' });
  const shown = client.getQueryCache().findAll({ queryKey, type: 'active' });
  const answers = await Promise.allSettled(shown.map((query) => read(client, query)));
  // An answer to an earlier question must not come after these.
  await client.cancelQueries({ queryKey });
  notifyManager.batch(() => {
    answers.forEach((answer, index) => {
      const query = shown[index];
      if (query === undefined) return;
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
