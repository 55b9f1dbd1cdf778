import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import { createAuthenticate } from './auth';

const MINUTE = 60_000;

async function startIssuer(answer?: string) {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const keys = [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256' }];
  const server = createServer((_request, response) => {
    response.setHeader('Connection', 'close').end(answer ?? JSON.stringify({ keys }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    bearer: async (sub: string, kid = 'one') => {
      const token = new SignJWT({ roles: ['customer'] }).setProtectedHeader({ alg: 'ES256', kid });
      token.setSubject(sub).setIssuer(issuer).setAudience('shop').setExpirationTime('1h');
      return `Bearer ${await token.sign(privateKey)}`;
    },
    goAway: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

afterEach(() => jest.restoreAllMocks());

test('an issuer that is away is taken at its last word for a day, and not for longer', async () => {
  const { issuer, bearer, goAway } = await startIssuer();
  const authenticate = createAuthenticate({ issuer, audience: 'shop', jwksUrl: `${issuer}/keys` });
  expect(await authenticate(await bearer('mina'))).toMatchObject({ id: 'mina' });
  await goAway();
  const start = Date.now();
  const clock = jest.spyOn(Date, 'now');
  clock.mockReturnValue(start + 11 * MINUTE);
  expect(await authenticate(await bearer('omar'))).toMatchObject({ id: 'omar' });
  // A key that it may have taken up since: nobody can tell.
  await expect(authenticate(await bearer('omar', 'two'))).rejects.toMatchObject({ code: 'unavailable' });
  clock.mockReturnValue(start + 25 * 60 * MINUTE);
  await expect(authenticate(await bearer('nadia'))).rejects.toMatchObject({ code: 'unavailable' });
});

test.each([['a\0b'], ['a\ud800b'], [''], ['x'.repeat(65)]])(
  'a token whose subject is %j is none of ours',
  async (sub) => {
    const { issuer, bearer, goAway } = await startIssuer();
    const authenticate = createAuthenticate({ issuer, audience: 'shop', jwksUrl: `${issuer}/keys` });
    await expect(authenticate(await bearer(sub))).rejects.toMatchObject({ code: 'unauthorized' });
    await goAway();
  },
);

test.each(['{}', '<h1>Back soon</h1>'])(
  'an issuer that answers %s says nothing about a token',
  async (answer) => {
    const { issuer, bearer, goAway } = await startIssuer(answer);
    const authenticate = createAuthenticate({ issuer, audience: 'shop', jwksUrl: `${issuer}/keys` });
    await expect(authenticate(await bearer('mina'))).rejects.toMatchObject({ code: 'unavailable' });
    await goAway();
  },
);
