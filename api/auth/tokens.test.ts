import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT, exportJWK, generateKeyPair, type CryptoKey } from 'jose';
import { createAuthenticate } from './auth';

const AUDIENCE = 'throughline';
let server: Server;
let issuer: string;
let key: CryptoKey;
let jwks: string;

beforeAll(async () => {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  key = privateKey;
  jwks = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256' }] });
  server = createServer((_request, response) => response.end(jwks));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const inAnHour = (): number => Math.floor(Date.now() / 1_000) + 3_600;

/** A token that nothing is wrong with but what is given. */
function sign(
  change: Record<string, unknown>,
  alg = 'ES256',
  secret: CryptoKey | Uint8Array = key,
): Promise<string> {
  const claims = { sub: 'mina', roles: ['customer'], iss: issuer, aud: AUDIENCE, exp: inAnHour() };
  return new SignJWT({ ...claims, ...change }).setProtectedHeader({ alg, kid: 'one' }).sign(secret);
}

const authenticate = (token: string, jwksUrl = `${issuer}/jwks.json`) =>
  createAuthenticate({ issuer, audience: AUDIENCE, jwksUrl })(`Bearer ${token}`);

test('a sound token speaks for its subject', async () => {
  await expect(authenticate(await sign({}))).resolves.toMatchObject({
    id: 'mina',
    roles: ['customer'],
  });
});

test.each([
  ['without an end', { exp: undefined }],
  ['that has ended', { exp: 1 }],
  ['that is not valid yet', { nbf: 4_000_000_000 }],
  ['of nobody', { sub: '' }],
  ['whose roles are no list', { roles: 'admin' }],
])('a token %s is refused', async (_what, change) => {
  await expect(authenticate(await sign(change))).rejects.toMatchObject({ code: 'unauthorized' });
});

test('a token that is signed with what is published is refused', async () => {
  const token = await sign({ roles: ['admin'] }, 'HS256', new TextEncoder().encode(jwks));
  await expect(authenticate(token)).rejects.toMatchObject({ code: 'unauthorized' });
});

test('while the issuer’s keys can’t be had no token can be checked, which says nothing about the token', async () => {
  const away = 'http://127.0.0.1:1/jwks.json';
  await expect(authenticate(await sign({}), away)).rejects.toMatchObject({
    code: 'unavailable',
    extra: { retryAfterSeconds: 5 },
  });
});
