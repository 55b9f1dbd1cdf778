import { createHash, generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { loadOrCreate } from '../keyFile';

const privateJwk = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  d: z.string(),
});

export interface IssuerKey {
  readonly privateJwk: z.infer<typeof privateJwk>;
  /** As the key set shows it. */
  readonly publicJwk: Omit<z.infer<typeof privateJwk>, 'd'> & {
    readonly kid: string;
    readonly alg: 'ES256';
    readonly use: 'sig';
  };
}

/** The issuer's key, made once per data directory; without a directory a new one each time. */
export function issuerKey(dataDir: string | undefined): IssuerKey {
  const file = dataDir === undefined ? undefined : join(dataDir, 'issuer-key.json');
  const jwk = privateJwk.parse(JSON.parse(loadOrCreate(file, newKey)));
  const { d: _private, ...shown } = jwk;
  // Named by its content: after the directory was deleted nobody takes the new key for the cached old one.
  const kid = createHash('sha256').update(`${jwk.x}.${jwk.y}`).digest('base64url').slice(0, 16);
  return { privateJwk: jwk, publicJwk: { ...shown, kid, alg: 'ES256', use: 'sig' } };
}

function newKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return JSON.stringify(privateKey.export({ format: 'jwk' }));
}
