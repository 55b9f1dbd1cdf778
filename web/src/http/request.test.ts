import { request } from './request';

const fetching = jest.spyOn(globalThis, 'fetch');
afterAll(() => fetching.mockRestore());

test('a request of nobody is never sent', async () => {
  await expect(request('/api/orders')).rejects.toMatchObject({ name: 'ApiProblem', status: 401 });
  expect(fetching).not.toHaveBeenCalled();
});
