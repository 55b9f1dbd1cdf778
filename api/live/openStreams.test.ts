import { EventEmitter } from 'node:events';
import type { Response } from 'express';
import type { PrismaClient } from '../../prisma/client';
import type { ChangeListener } from './changeFeed';
import { EVENT_TYPES } from '../../domain/facts';
import type { Actor } from '../../domain/people/actor';
import { disclosedFields } from '../../domain/people/disclosure';
import { PEOPLE } from '../../domain/testing/orders';
import { createFollowers } from './followers';
import { createOpenStreams } from './openStreams';
import { streamAllOrders, streamOrder } from './orderStream';

/** Closed after each test, however it ended: an open stream keeps beating. */
const readers: EventEmitter[] = [];
afterEach(() => {
  for (const response of readers.splice(0)) response.emit('close');
});

/** A reader that has not taken that many bytes of what was written. */
function reader(unread: number) {
  const [write, destroy] = [jest.fn(), jest.fn()];
  const response = Object.assign(new EventEmitter(), {
    ...{ write, destroy, writeHead: jest.fn(), writableLength: unread },
    ...{ writableEnded: false, destroyed: false, req: { method: 'GET' } },
  });
  readers.push(response);
  return { response: response as unknown as Response, write, destroy };
}

/** A database with one order at that version. */
const atVersion = (version: number, findMany: () => Promise<readonly object[]>): PrismaClient =>
  ({ order: { findUnique: async () => ({ version }) }, orderEvent: { findMany } }) as unknown as PrismaClient;

test.each([
  ['that keeps up goes on', 10_000, 0],
  ['that falls a megabyte behind is hung up on; it comes back where it was', 1_000_001, 1],
])('a reader %s', (_what, unread, times) => {
  const { response, destroy } = reader(unread);
  createOpenStreams().open(response, 'mina').send('order', {});
  expect(destroy).toHaveBeenCalledTimes(times);
});

test('a reader that has left is told nothing more', () => {
  const { response } = reader(0);
  const leave = jest.fn();
  const changes = { listen: () => leave, close: async () => undefined };
  const followers = createFollowers({ prisma: {} as PrismaClient, changes });
  streamAllOrders({ followers, streams: createOpenStreams() }, PEOPLE.support, response);
  expect(leave).not.toHaveBeenCalled();
  response.emit('close');
  expect(leave).toHaveBeenCalledTimes(1);
});

test('a change that comes while another is being read is read after it', async () => {
  const { response, write } = reader(0);
  const order = { status: 'PENDING', stage: 'Placed', paymentStatus: 'PENDING' };
  const event = (version: number) => ({
    orderId: 'o',
    version,
    type: 'PickingStarted',
    at: new Date(0),
    order,
  });
  let listener: ChangeListener | undefined;
  const findMany = jest
    .fn()
    .mockImplementationOnce(async () => {
      listener?.changed({ orderId: 'o', version: 3 });
      return [event(2)];
    })
    .mockResolvedValueOnce([event(3)]);
  const changes = {
    listen: (_orderId: string | undefined, one: ChangeListener) => {
      listener = one;
      return () => undefined;
    },
    close: async () => undefined,
  };
  const prisma = atVersion(3, findMany);
  const following = { orderId: 'o', actor: PEOPLE.customer, after: 1 };
  const followers = createFollowers({ prisma, changes });
  await streamOrder({ prisma, followers, streams: createOpenStreams() }, following, response);
  await new Promise(setImmediate);
  const ids = write.mock.calls.flatMap(([text]) => /^id: (\d+)/.exec(String(text))?.[1] ?? []);
  expect(ids).toEqual(['2', '3']);
});

/** What somebody who follows an order from its beginning is sent of one fact of each type. */
async function sentOfEachFact(actor: Actor): Promise<readonly string[]> {
  const { response, write } = reader(0);
  const order = { status: 'PENDING', stage: 'Placed', paymentStatus: 'PENDING' };
  const events = EVENT_TYPES.map((type, index) => ({
    ...{ orderId: 'o', version: index + 1, type, at: new Date(0), order },
  }));
  const prisma = atVersion(events.length, async () => events);
  const changes = { listen: () => () => undefined, close: async () => undefined };
  await streamOrder(
    { prisma, followers: createFollowers({ prisma, changes }), streams: createOpenStreams() },
    { orderId: 'o', actor, after: 0 },
    response,
  );
  await new Promise(setImmediate);
  return write.mock.calls.map(([text]) => String(text)).filter((text) => text.startsWith('id: '));
}

test('a customer’s stream tells of the facts that their reads tell of, and of the others that something changed', async () => {
  const sent = await sentOfEachFact(PEOPLE.customer);
  expect(sent).toHaveLength(EVENT_TYPES.length);
  const told = sent.map((text) => /^id: (\d+)\nevent: (\w+)\ndata: (.*)\n\n$/.exec(text)?.slice(1) ?? [text]);
  const expected = EVENT_TYPES.map((type, index) => {
    const version = index + 1;
    const isRead = disclosedFields(type, {}, PEOPLE.customer) !== undefined;
    const all = { orderId: 'o', version, type, at: new Date(0).toISOString() };
    const head = { status: 'PENDING', stage: 'Placed', paymentStatus: 'PENDING' };
    const data = isRead ? { ...all, ...head } : { orderId: 'o', version };
    return [String(version), isRead ? 'order' : 'refresh', JSON.stringify(data)];
  });
  expect(told).toEqual(expected);
  for (const type of ['RiskAssessed', 'OrderHeld', 'NoteAdded', 'CourierReported', 'CommandRefused'])
    expect(sent.join('')).not.toContain(type);
});

test('staff are told of every fact', async () => {
  const sent = (await sentOfEachFact(PEOPLE.support)).join('');
  for (const type of EVENT_TYPES) expect(sent).toContain(`"type":"${type}"`);
});

test('one caller has so many streams open at once, and another still some', () => {
  const streams = createOpenStreams({ perCaller: 2, inAll: 10 });
  const [first] = [reader(0), reader(0)].map(({ response }) => {
    streams.open(response, 'mina');
    return response;
  });
  expect(() => streams.open(reader(0).response, 'mina')).toThrow(
    expect.objectContaining({ code: 'rate-limited', extra: { retryAfterSeconds: 10 } }),
  );
  expect(() => streams.open(reader(0).response, 'omar')).not.toThrow();
  first?.emit('close');
  expect(() => streams.open(reader(0).response, 'mina')).not.toThrow();
});

test('a process has so many streams open at once', () => {
  const streams = createOpenStreams({ perCaller: 2, inAll: 2 });
  for (const caller of ['mina', 'omar']) streams.open(reader(0).response, caller);
  expect(() => streams.open(reader(0).response, 'rahim')).toThrow(
    expect.objectContaining({ code: 'unavailable' }),
  );
});

test('what happens to an order is read once for all who follow it, and each is told what it lacks', async () => {
  const order = { status: 'PENDING', stage: 'Placed', paymentStatus: 'PENDING' };
  const all = [1, 2, 3].map((version) => ({
    ...{ orderId: 'o', version, type: 'PickingStarted', at: new Date(0), order },
  }));
  const findMany = jest.fn(async (query: { where: { version: { gt: number } } }) =>
    all.filter(({ version }) => version > query.where.version.gt),
  );
  let listener: ChangeListener | undefined;
  const changes = {
    listen: (_id: string | undefined, given: ChangeListener) => {
      listener = given;
      return () => undefined;
    },
    close: async () => undefined,
  };
  const followers = createFollowers({ prisma: atVersion(3, findMany as never), changes });
  const told = [0, 1, 3].map((after) => {
    const versions: number[] = [];
    followers.followOrder('o', after, ({ version }) => versions.push(version));
    return versions;
  });
  await new Promise(setImmediate);
  expect(told).toEqual([[1, 2, 3], [2, 3], []]);
  const reads = findMany.mock.calls.length;
  all.push({ ...{ orderId: 'o', version: 4, type: 'PickingStarted', at: new Date(0), order } });
  listener?.changed({ orderId: 'o', version: 4 });
  await new Promise(setImmediate);
  expect(told).toEqual([[1, 2, 3, 4], [2, 3, 4], [4]]);
  expect(findMany.mock.calls.length - reads).toBe(1);
});

test.each([
  ['that nobody has reached yet', 9999, ['3']],
  ['that is the newest', 3, []],
  ['that is older', 1, ['2', '3']],
])('who comes back with a version %s is sent what it lacks', async (_what, after, expected) => {
  const { response, write } = reader(0);
  const order = { status: 'SHIPPED', stage: 'Shipped', paymentStatus: 'AUTHORIZED' };
  const all = [1, 2, 3].map((version) => ({
    ...{ orderId: 'o', version, type: 'PickingStarted', at: new Date(0), order },
    ...{ status: 'PROCESSING', paymentStatus: 'PENDING' },
  }));
  const findMany = async (query?: { where: { version: { gt: number } } }) =>
    all.filter(({ version }) => version > (query?.where.version.gt ?? 0));
  const prisma = atVersion(3, findMany);
  const changes = { listen: () => () => undefined, close: async () => undefined };
  await streamOrder(
    { prisma, followers: createFollowers({ prisma, changes }), streams: createOpenStreams() },
    { orderId: 'o', actor: PEOPLE.support, after },
    response,
  );
  await new Promise(setImmediate);
  const sent = write.mock.calls.map(([text]) => String(text)).filter((text) => text.startsWith('id: '));
  expect(sent.map((text) => /^id: (\d+)/.exec(text)?.[1])).toEqual(expected);
  // As it was at that version, whatever the order has become since.
  for (const text of sent) expect(text).toContain('"status":"PROCESSING","stage":"Processing"');
});
