import { setSession } from '../session/session';
import { askAhead, takeAhead } from './ahead';
import { fetchJson } from './fetchJson';

const SESSION = { token: 'token-1', id: 'cus_1', roles: ['customer'], permissions: [] } as const;
const ASKING = { headers: { authorization: 'Bearer token-1' } };

let answers = 0;
const fetching = jest.spyOn(globalThis, 'fetch');
beforeEach(() => {
  answers = 0;
  fetching.mockReset();
  fetching.mockImplementation(async () => Response.json({ answer: (answers += 1) }));
  globalThis.localStorage = { setItem: () => undefined, removeItem: () => undefined } as never;
  setSession(SESSION);
});
afterAll(() => {
  fetching.mockRestore();
  Reflect.deleteProperty(globalThis, 'localStorage');
});

test('what was asked ahead is the answer of the first who asks the same, and of nobody after', async () => {
  askAhead('/api/orders/1');
  expect(await fetchJson('/api/orders/1', ASKING)).toEqual({ answer: 1 });
  expect(fetching).toHaveBeenCalledTimes(1);
  expect(await fetchJson('/api/orders/1', ASKING)).toEqual({ answer: 2 });
});

test.each([
  ['another address', '/api/orders/2', ASKING],
  ['another person', '/api/orders/1', { headers: { authorization: 'Bearer token-2' } }],
  ['nobody', '/api/orders/1', {}],
  ['a command', '/api/orders/1', { ...ASKING, method: 'POST' }],
])('%s is answered by itself', async (_, url, init) => {
  askAhead('/api/orders/1');
  expect(await fetchJson(url, init)).toEqual({ answer: 2 });
});

test('nothing is asked for nobody', () => {
  setSession(undefined);
  askAhead('/api/orders/1');
  expect(fetching).not.toHaveBeenCalled();
});

test('an answer that nobody took in time is old', () => {
  const now = jest.spyOn(Date, 'now').mockReturnValue(1_000);
  askAhead('/api/orders/1');
  now.mockReturnValue(21_000);
  expect(takeAhead('/api/orders/1', ASKING)).toBeUndefined();
  now.mockRestore();
});

test('what could not be reached is a fault of whoever asks, as always', async () => {
  fetching.mockRejectedValueOnce(new TypeError('fetch failed'));
  askAhead('/api/orders/1');
  await expect(fetchJson('/api/orders/1', ASKING)).rejects.toMatchObject({ name: 'Unreachable' });
});
