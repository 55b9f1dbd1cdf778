import { createHash, createSecretKey, randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import fc from 'fast-check';
import { PayloadCodecError, createPayloadCodec } from './codec';
import { ConfigError, readConfig } from '../config/config';
import { PAYLOAD_DICTIONARY } from './payloadDictionary';
import { DEVELOPMENT_PAYLOAD_KEYS, type PayloadKey } from '../config/payloadKeys';

const key = (id: string): PayloadKey => ({ id, key: createSecretKey(randomBytes(32)) });
const OLD = key('2025');
const NEW = key('2026');
const codec = createPayloadCodec([NEW, OLD]);

const SECRET = 'Call Rahim at 01712345678';
const toPayload = (value: unknown): Payload => defaultPayloadConverter.toPayload(value) as Payload;
const fromPayload = (payload: Payload | undefined): unknown =>
  payload && defaultPayloadConverter.fromPayload(payload);
const text = (bytes: Uint8Array | null | undefined): string => Buffer.from(bytes ?? []).toString();

/** `{"reason":"Changed my mind"}`, as it was encrypted under the development key without compression. */
const UNCOMPRESSED: Payload = {
  metadata: {
    encoding: Buffer.from('binary/encrypted'),
    'encryption-key-id': Buffer.from('development'),
  },
  data: Buffer.from(
    '5RFQud3fpRfYi0+IDb6zNTn4m9BCqOts7dUbJH7wRz6wDPfFmNfcJKe9UcRVXtluHaMbJPMmMPs4FGYNoC5IzeamLueIh0M2Nzl2/SlPjhj4UA==',
    'base64',
  ),
};

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
        // A few digits alone are a payment's id.
        const isId = (value: unknown): boolean => typeof value === 'string' && /^\d{1,4}$/.test(value);
        const secrets = kept.filter((_, index) => !isId(values[index]));
        const encodings = secrets.map(({ metadata }) => text(metadata?.['encoding']));
        expect(encodings.filter((encoding) => encoding !== 'binary/enc2')).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  test('decompresses so much at once, and no bomb', async () => {
    const megabytes = (count: number): Payload => ({ metadata: {}, data: Buffer.alloc(count * 1024 * 1024) });
    const kept = await codec.encode([6, 6, 6, 6, 6].map(megabytes));
    expect(kept.every(({ data }) => (data?.length ?? 0) < 10_000)).toBe(true);
    expect((await codec.decode(kept)).map(({ data }) => data?.length)).toEqual(
      Array(5).fill(6 * 1024 * 1024),
    );
    const more = [...kept, ...kept.slice(0, 1)];
    await expect(codec.decode(more)).rejects.toThrow(PayloadCodecError);
    await expect(codec.decode(more)).rejects.toThrow(/more than 32 MiB/);
    const [one] = await codec.encode([megabytes(33)]);
    await expect(codec.decode(one ? [one] : [])).rejects.toThrow(/more than 32 MiB/);
  });

  test('takes a fraction of the room for what repeats itself, and no more for what does not', async () => {
    const lines = Array.from({ length: 20 }, (_, index) => ({ lineId: String(index), quantity: 1 }));
    const repeating = await encrypted(lines);
    expect(repeating.data?.length).toBeLessThan(JSON.stringify(lines).length / 3);
    const random = { metadata: {}, data: randomBytes(199) };
    const [kept] = await codec.encode([random]);
    expect(kept?.data?.length).toBeLessThan(199 + 40);
  });

  test('reads what was encrypted before there was compression', async () => {
    const [read] = await createPayloadCodec(DEVELOPMENT_PAYLOAD_KEYS).decode([UNCOMPRESSED]);
    expect(fromPayload(read)).toEqual({ reason: 'Changed my mind' });
  });

  test('reads what was compressed with the dictionary, whose text is for ever', async () => {
    const metadata = {
      encoding: Buffer.from('binary/encrypted+d1'),
      'encryption-key-id': Buffer.from('development'),
    };
    const data = Buffer.from(
      'xoAKi+H0GMgcPrX7XIF49lQuJQcPiemchE0csgStd+jP6joL8QEeR13wLCTCsBz/o96/UDhxga36izXU63ds8v4=',
      'base64',
    );
    const [read] = await createPayloadCodec(DEVELOPMENT_PAYLOAD_KEYS).decode([{ metadata, data }]);
    expect(fromPayload(read)).toEqual({ reason: 'Changed my mind', actor: { id: 'nadia', role: 'support' } });
    expect(createHash('sha256').update(PAYLOAD_DICTIONARY).digest('hex')).toBe(
      '374370268a5e06425a8f4b99b375e39f6b21eadb41f1a41246e287951408622e',
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

  const ORDER = `ord_01m8dv1aajkt0mw59bmqcmytm2`;
  test.each([ORDER, `${ORDER}-12`, '1', '9999'])('leaves the id %s as it is', async (id) => {
    const kept = await encrypted(id);
    expect(kept).toEqual(toPayload(id));
    expect((await codec.decode([kept])).map(fromPayload)).toEqual([id]);
  });

  test.each([`${ORDER} `, `${ORDER}-12345`, `Call ${ORDER}`, '12345', '01712345678', 1, [ORDER], ''])(
    'encrypts %j, which is no id',
    async (value) => expect(text((await encrypted(value)).metadata?.['encoding'])).toBe('binary/enc2'),
  );

  test('encrypts what looks like an id and says more in its metadata', async () => {
    const payload = toPayload(ORDER);
    const metadata = { ...payload.metadata, note: Buffer.from('Rahim') };
    const [kept] = await codec.encode([{ ...payload, metadata }]);
    expect(text(kept?.metadata?.['encoding'])).toBe('binary/enc2');
  });

  test('shows neither text nor kind of what it encrypts, and never the same twice', async () => {
    const [one, two] = [await encrypted(SECRET), await encrypted(SECRET)];
    expect(Object.keys(one.metadata ?? {})).toEqual(['encoding']);
    expect(text(one.data?.subarray(1, 5))).toBe('2026');
    expect(text(one.data)).not.toMatch(/Rahim|0171|json/);
    expect(text(one.data?.subarray(5, 17))).not.toBe(text(two.data?.subarray(5, 17)));
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
  test.each(['binary/encrypted', 'binary/encrypted+d1'])(
    'is refused when it is said to be %s',
    async (name) => {
      const payload = await encrypted('x'.repeat(200));
      const metadata = { encoding: Buffer.from(name), 'encryption-key-id': Buffer.from('2026') };
      const claimed = { metadata, data: Buffer.from(payload.data ?? []).subarray(5) };
      await expect(codec.decode([claimed])).rejects.toThrow(PayloadCodecError);
      await expect(codec.decode([{ ...UNCOMPRESSED, metadata }])).rejects.toThrow(PayloadCodecError);
    },
  );

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

  test.each([0, 1, 4, 5, 16, 32, 40])('is refused when it ends after %i bytes', async (length) => {
    const { data, ...payload } = await encrypted(SECRET);
    const cut = { ...payload, data: data?.subarray(0, length) ?? null };
    await expect(codec.decode([cut])).rejects.toThrow(PayloadCodecError);
  });

  test('is refused under the name of another key with the same bytes', async () => {
    const twins = createPayloadCodec([NEW, { ...NEW, id: 'twin' }]);
    const payload = await encrypted(SECRET);
    const data = Buffer.from(payload.data ?? []);
    data.write('twin', 1);
    const renamed = { ...payload, data };
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
