import { EventEmitter } from 'node:events';
import type { Response } from 'express';
import type { PrismaClient } from '../../prisma/client';
import type { ChangeListener } from './changeFeed';
import { createOpenStreams, streamAllOrders, streamOrder } from './orderStream';

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

test.each([
  ['that keeps up goes on', 10_000, 0],
  ['that falls a megabyte behind is hung up on; it comes back where it was', 1_000_001, 1],
])('a reader %s', (_what, unread, times) => {
  const { response, destroy } = reader(unread);
  createOpenStreams().open(response).send('order', {});
  expect(destroy).toHaveBeenCalledTimes(times);
});

test('a reader that has left is told nothing more', () => {
  const { response } = reader(0);
  const leave = jest.fn();
  const changes = { listen: () => leave, close: async () => undefined };
  streamAllOrders({ prisma: {} as PrismaClient, changes, streams: createOpenStreams() }, response);
  expect(leave).not.toHaveBeenCalled();
  response.emit('close');
  expect(leave).toHaveBeenCalledTimes(1);
});

test('a change that comes while another is being read is read after it', async () => {
  const { response, write } = reader(0);
  const order = { status: 'PENDING', stage: 'Placed', paymentStatus: 'PENDING' };
  const event = (version: number) => ({ orderId: 'o', version, type: 'T', at: new Date(0), order });
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
  const prisma = { orderEvent: { findMany } } as unknown as PrismaClient;
  await streamOrder({ prisma, changes, streams: createOpenStreams() }, 'o', 1, response);
  await new Promise(setImmediate);
  const ids = write.mock.calls.flatMap(([text]) => /^id: (\d+)/.exec(String(text))?.[1] ?? []);
  expect(ids).toEqual(['2', '3']);
});
