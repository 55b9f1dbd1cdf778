import type { Payload } from '@temporalio/common';
import { temporal } from '@temporalio/proto';
import { createPayloadCodec } from '../temporal/codec';
import { deriveStatus } from '../domain/order/status';
import { ProviderRejected } from '../providers/errors';
import { DEVELOPMENT_PAYLOAD_KEYS } from '../config/payloadKeys';
import { historyOf } from './histories/lives';
import { CUSTOMER, QUICK_POLICY, SUPPORT, createOrderWorld, type OrderWorld } from './world/orderWorld';

const NOTE = 'Call Rahim at 01712345678';
const TOKEN = 'pm_card_visa_of_rahim';
const REASON = 'Rahim moved to Sylhet';
const CORRECTED = { name: 'Mina Begum', phone: '+8801811000002', line1: '7 Hill Road' };
const PERSONAL = [
  NOTE,
  'Rahim',
  '01712345678',
  TOKEN,
  REASON,
  'rahim@example.com',
  ...Object.values(CORRECTED),
];

const { History } = temporal.api.history.v1;
type Events = Parameters<typeof History.encode>[0];

let world: OrderWorld;
beforeAll(async () => {
  world = await createOrderWorld();
  await world.stock('PHONE', 10);
});
afterAll(() => world.close());

/** An order whose payment fails and is repeated, that people write about, and that is cancelled. */
async function livedOrder(): Promise<string> {
  world.vendors.script.authorize = [
    () => {
      throw new ProviderRejected('stripe', 'card_declined', REASON);
    },
  ];
  const orderId = await world.place(QUICK_POLICY);
  await world.eventually(orderId, (order) => deriveStatus(order) === 'PAYMENT_FAILED');
  const note = { noteId: 'note_1', body: NOTE, visibility: 'staff' } as const;
  await world.update(orderId, 'addNote', note, { actor: SUPPORT });
  await world.update(orderId, 'pay', { method: 'card', token: TOKEN }, { actor: CUSTOMER });
  await world.eventually(orderId, (order) => deriveStatus(order) === 'CONFIRMED');
  const refused = world.update(orderId, 'reopen', { reason: REASON }, { actor: SUPPORT });
  await expect(refused).rejects.toThrow('Workflow Update failed');
  await world.update(orderId, 'correctDelivery', { ...CORRECTED, reason: REASON }, { actor: SUPPORT });
  await world.update(orderId, 'hold', { reason: 'MANUAL', blocks: ['release'] }, { actor: SUPPORT });
  const quoted = world.update(orderId, 'releaseHold', { key: NOTE }, { actor: SUPPORT });
  await expect(quoted).rejects.toThrow('Workflow Update failed');
  await world.update(orderId, 'cancel', { reason: REASON }, { actor: CUSTOMER });
  await world.ended(orderId);
  return orderId;
}

/** Every payload in a history but the search attributes, which Temporal must be able to read. */
function payloadsIn(value: unknown): Payload[] {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return [];
  if (isPayload(value)) return [value];
  return Object.entries(value).flatMap(([field, part]) =>
    field === 'searchAttributes' ? [] : payloadsIn(part),
  );
}

function isPayload(value: object): value is Payload {
  return 'metadata' in value && 'data' in value;
}

const text = (bytes: Uint8Array | null | undefined): string => Buffer.from(bytes ?? []).toString();

/** Compressed before, or as it is. */
const isEncrypted = (encoding: string): boolean => encoding === 'binary/enc2';

describe('what Temporal keeps of an order', () => {
  let orderId: string;
  let history: Events;
  beforeAll(async () => {
    orderId = await livedOrder();
    history = await historyOf(world, orderId);
  });

  test('holds nothing that people wrote, and no pay token', () => {
    const bytes = Buffer.from(History.encode(history).finish());
    expect(bytes.length).toBeGreaterThan(5_000);
    expect(PERSONAL.filter((words) => bytes.includes(words))).toEqual([]);
    // What an error says is kept apart from its kind.
    expect(bytes.includes('Encoded failure')).toBe(true);
  });

  test('holds in clear why a command was refused, unless that quotes what people wrote', () => {
    const bytes = Buffer.from(History.encode(history).finish());
    expect(bytes.includes('The order is not closed.')).toBe(true);
    expect(bytes.includes('The sentence quotes what people typed')).toBe(true);
    expect(bytes.includes('The order has no hold')).toBe(false);
  });

  test('holds them encrypted: under our key they are all there', async () => {
    const read = await createPayloadCodec(DEVELOPMENT_PAYLOAD_KEYS).decode(payloadsIn(history));
    const clear = read.map(({ data }) => text(data)).join('\n');
    expect([NOTE, TOKEN, REASON, CORRECTED.line1].filter((words) => !clear.includes(words))).toEqual([]);
  });

  test('is encrypted but for ids, and the numbers of local activities, which the SDK writes itself', () => {
    const inClear = payloadsIn(history)
      .filter(({ metadata }) => !isEncrypted(text(metadata?.['encoding'])))
      .map(({ data }) => JSON.parse(text(data)) as string | object);
    const ids = inClear.filter((value) => typeof value === 'string');
    expect(new Set(ids)).toEqual(new Set([orderId, '1', '2']));
    expect(
      new Set(inClear.flatMap((value) => (typeof value === 'string' ? [] : Object.keys(value)))),
    ).toEqual(
      new Set([
        'activity_id',
        'activity_type',
        'attempt',
        'backoff',
        'complete_time',
        'original_schedule_time',
        'seq',
      ]),
    );
  });

  test('does not keep the order from its end', async () => {
    expect(deriveStatus(await world.snapshot(orderId))).toBe('CANCELLED');
    const [note] = await world.prisma.orderNote.findMany({ where: { orderId } });
    expect(note?.body).toBe(NOTE);
  });

  test('is the same for names of timers and activities, and the card of the Web UI', () => {
    const metadata = (history?.events ?? []).flatMap(({ userMetadata }) => payloadsIn(userMetadata));
    expect(metadata.length).toBeGreaterThan(3);
    const encodings = metadata.map((payload) => text(payload.metadata?.['encoding']));
    expect(encodings.filter((encoding) => !isEncrypted(encoding))).toEqual([]);
  });
});
