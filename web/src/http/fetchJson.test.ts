import { fetchJson } from './fetchJson';
import { ApiProblem, Unreachable } from './problem';

const fetching = jest.spyOn(globalThis, 'fetch');
afterAll(() => fetching.mockRestore());

/** A server that took the request and never answers. */
function neverAnswers(_url: unknown, init?: RequestInit): Promise<Response> {
  const signal = init?.signal;
  const givenUp = new DOMException('The request was given up.', 'AbortError');
  if (signal?.aborted) return Promise.reject(givenUp);
  return new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(givenUp)));
}

describe('fetchJson', () => {
  it('takes an answer that never comes for none', async () => {
    const patience = jest.spyOn(AbortSignal, 'timeout').mockReturnValue(AbortSignal.abort());
    fetching.mockImplementation(neverAnswers);
    await expect(fetchJson('/api/orders')).rejects.toBeInstanceOf(Unreachable);
    patience.mockRestore();
  });

  it('says nothing of a request that its page has given up', async () => {
    const leaving = new AbortController();
    fetching.mockImplementation(neverAnswers);
    const asked = fetchJson('/api/orders', { signal: leaving.signal });
    leaving.abort();
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('hands on a refusal as it was made', async () => {
    const problem = {
      type: 'https://throughline.dev/problems/not-found',
      title: 'Not found',
      status: 404,
      detail: 'No.',
    };
    fetching.mockResolvedValue(new Response(JSON.stringify(problem), { status: 404 }));
    await expect(fetchJson('/api/orders/x')).rejects.toBeInstanceOf(ApiProblem);
  });
});
