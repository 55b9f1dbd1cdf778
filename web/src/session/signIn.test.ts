import { currentSession } from './session';
import { ensureSignedIn } from './signIn';

const asked: string[] = [];
const ANSWERS: readonly (readonly [end: string, answer: unknown])[] = [
  ['/auth/config', { issuer: 'http://issuer.test', devIssuer: true }],
  ['/token', { access_token: 'signed' }],
  ['/api/me', { id: 'cust-rahim', roles: ['customer'], permissions: ['readOrders'] }],
];

beforeAll(() => {
  jest.spyOn(globalThis, 'fetch').mockImplementation((input) => {
    const url = typeof input === 'string' ? input : '';
    asked.push(url);
    return Promise.resolve(Response.json(ANSWERS.find(([end]) => url.endsWith(end))?.[1]));
  });
  Object.assign(globalThis, { localStorage: { setItem: jest.fn() } });
});
afterAll(() => {
  jest.restoreAllMocks();
  Reflect.deleteProperty(globalThis, 'localStorage');
});

test('a new visitor is signed in once, however many parts of a page ask for it meanwhile', async () => {
  expect(await Promise.all([ensureSignedIn(), ensureSignedIn()])).toEqual([true, true]);
  expect(await ensureSignedIn()).toBe(true);
  expect(asked).toEqual(['/auth/config', 'http://issuer.test/token', '/api/me']);
  expect(currentSession()).toMatchObject({ id: 'cust-rahim', token: 'signed' });
});
