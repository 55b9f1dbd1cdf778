import { createSecretKey, randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import fc from 'fast-check';
import { PayloadCodecError, createPayloadCodec } from './codec';
import { ConfigError, readConfig } from './config';
import { DEVELOPMENT_PAYLOAD_KEYS, type PayloadKey } from './payloadKeys';

const key = (id: string): PayloadKey => ({ id, key: createSecretKey(randomBytes(32)) });
const OLD = key('2025');
const NEW = key('2026');
const codec = createPayloadCodec([NEW, OLD]);

const SECRET = 'Call Rahim at 01712345678';
const toPayload = (value: unknown): Payload => defaultPayloadConverter.toPayload(value) as Payload;
const fromPayload = (payload: Payload | undefined): unknown =>
  payload && defaultPayloadConverter.fromPayload(payload);
const text = (bytes: Uint8Array | null | undefined): string => Buffer.from(bytes ?? []).toString();

async function encrypted(value: unknown, by = codec): Promise<Payload> {
  const [payload] = await by.encode([toPayload(value)]);
  if (!payload) throw new Error('nothing was encoded');
  return payload;
}

describe('the payload codec', () => {
  test('gives back whatever it was given, in its order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue(), { maxLength: 5 }), async (values) => {
        const kept = await codec.encode(values.map(toPayload));
        const read = await codec.decode(kept);
        expect(read.map(fromPayload)).toEqual(JSON.parse(JSON.stringify(values)));
        expect(kept.map(({ metadata }) => text(metadata?.['encoding']))).toEqual(
          values.map(() => 'binary/encrypted'),
        );
      }),
      { numRuns: 50 },
    );
  });

  test('keeps metadata and bytes that are no JSON', async () => {
    const payload = {
      metadata: { encoding: Buffer.from('binary/plain'), own: Buffer.from('x') },
      data: randomBytes(99),
    };
    const [read] = await codec.decode(await codec.encode([payload]));
    expect(text(read?.metadata?.['own'])).toBe('x');
    expect(Buffer.from(read?.data ?? []).equals(payload.data)).toBe(true);
  });

  test('shows neither text nor kind of what it encrypts, and never the same twice', async () => {
    const [one, two] = [await encrypted(SECRET), await encrypted(SECRET)];
    expect(Object.keys(one.metadata ?? {})).toEqual(['encoding', 'encryption-key-id']);
    expect(text(one.metadata?.['encryption-key-id'])).toBe('2026');
    expect(text(one.data)).not.toMatch(/Rahim|0171|json/);
    expect(text(one.data?.subarray(0, 12))).not.toBe(text(two.data?.subarray(0, 12)));
  });

  test('reads what an older key encrypted for as long as that key is listed', async () => {
    const before = await encrypted(SECRET, createPayloadCodec([OLD]));
    const [read] = await codec.decode([before]);
    expect(fromPayload(read)).toBe(SECRET);
    await expect(createPayloadCodec([NEW]).decode([before])).rejects.toThrow(PayloadCodecError);
  });

  test('says that a key is missing, and nothing of the payload', async () => {
    const foreign = await encrypted(SECRET, createPayloadCodec([key('elsewhere')]));
    const error: unknown = await codec.decode([foreign]).catch((fault: unknown) => fault);
    expect(error).toMatchObject({
      name: 'PayloadCodecError',
      message: 'A payload is encrypted under a key that PAYLOAD_KEYS does not have.',
    });
    expect(inspect(error, { depth: 9 })).not.toMatch(/Rahim|elsewhere/);
  });

  test('passes on what is in clear', async () => {
    const clear = [toPayload(SECRET), { metadata: null, data: null }, {}];
    expect(await codec.decode(clear)).toEqual(clear);
  });
});

describe('encrypted data that was altered', () => {
  test('is refused whichever bit it is', async () => {
    const { data, ...payload } = await encrypted(SECRET);
    const bits = (data?.length ?? 0) * 8;
    await fc.assert(
      fc.asyncProperty(fc.nat(bits - 1), async (bit) => {
        const altered = Buffer.from(data ?? []);
        altered.writeUInt8(altered.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        await expect(codec.decode([{ ...payload, data: altered }])).rejects.toThrow(PayloadCodecError);
      }),
    );
  });

  test.each([0, 12, 27, 40])('is refused when it ends after %i bytes', async (length) => {
    const { data, ...payload } = await encrypted(SECRET);
    const cut = { ...payload, data: data?.subarray(0, length) ?? null };
    await expect(codec.decode([cut])).rejects.toThrow(PayloadCodecError);
  });

  test('is refused under the name of another key with the same bytes', async () => {
    const twins = createPayloadCodec([NEW, { ...NEW, id: 'twin' }]);
    const payload = await encrypted(SECRET);
    const renamed = {
      ...payload,
      metadata: { ...payload.metadata, 'encryption-key-id': Buffer.from('twin') },
    };
    await expect(twins.decode([renamed])).rejects.toThrow(PayloadCodecError);
  });
});

describe('PAYLOAD_KEYS', () => {
  const base64 = (byte: number): string => Buffer.alloc(32, byte).toString('base64');
  const keysOf = (PAYLOAD_KEYS: string) => readConfig({ PAYLOAD_KEYS }).temporal.payloadKeys;

  test('lists keys, the one that encrypts first', () => {
    const keys = keysOf(`new:${base64(1)}, old:${base64(2)}`);
    expect(keys.map(({ id }) => id)).toEqual(['new', 'old']);
    expect(keys[1]?.key.export()).toEqual(Buffer.alloc(32, 2));
  });

  test.each([
    ['no id', base64(1)],
    ['too short a key', `a:${Buffer.alloc(16, 1).toString('base64')}`],
    ['too long a key', `a:${Buffer.alloc(33, 1).toString('base64')}`],
    ['no base64', `a:${'!'.repeat(43)}=`],
    ['nothing after a comma', `a:${base64(1)},`],
    ['one id twice', `a:${base64(1)},a:${base64(2)}`],
  ])('with %s is refused without being quoted', (_case, keys) => {
    expect(() => keysOf(keys)).toThrow(ConfigError);
    expect(() => keysOf(keys)).toThrow(/PAYLOAD_KEYS: key \d /);
    expect(() => keysOf(keys)).not.toThrow(/AQEB|!!!/);
  });

  test('may be left out, except in production', () => {
    expect(readConfig({}).temporal.payloadKeys).toBe(DEVELOPMENT_PAYLOAD_KEYS);
    expect(() => readConfig({ NODE_ENV: 'production' })).toThrow(/PAYLOAD_KEYS: must be set in production/);
  });

  test('do not show their bytes where a configuration is printed', () => {
    const config = readConfig({ PAYLOAD_KEYS: `a:${base64(1)}` });
    expect(JSON.stringify(config) + inspect(config, { depth: 9 })).not.toMatch(/AQEB|01 01 01/);
  });
});
