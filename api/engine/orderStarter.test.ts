import { setTimeout as delay } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import pino from 'pino';
import { newOrder } from '../../domain/testing/orders';
import { createMetrics } from '../service/metrics';
import { createOrderStarter, type OrderStarter } from './orderStarter';

const connection = Connection.lazy({ address: '127.0.0.1:1' });
afterAll(() => connection.close());

/** A starter before a server that answers each start after this long, however many there are. */
function starterBefore(answerAfterMs: number): { starter: OrderStarter; mostAtOnce: () => number } {
  let [now, most] = [0, 0];
  const answer = async (): Promise<string> => {
    now += 1;
    most = Math.max(most, now);
    await delay(answerAfterMs);
    now -= 1;
    return 'run';
  };
  const temporal = new Client({ connection, interceptors: { workflow: [{ start: answer }] } });
  const deps = { temporal, metrics: createMetrics(), log: pino({ level: 'silent' }), taskQueue: 'orders' };
  return { starter: createOrderStarter(deps), mostAtOnce: () => most };
}

const burst = (starter: OrderStarter, size: number): Promise<boolean[]> =>
  Promise.all(Array.from({ length: size }, () => starter.start(newOrder())));

test('a burst of orders is started eight at a time, every one of them', async () => {
  const { starter, mostAtOnce } = starterBefore(20);
  expect(await burst(starter, 72)).toEqual(Array<boolean>(72).fill(true));
  expect(mostAtOnce()).toBe(8);
});

test('of more orders than may wait the rest is left to the sweeper at once, and the next one is started', async () => {
  const { starter } = starterBefore(20);
  const begun = await burst(starter, 100);
  expect(begun.filter((started) => started)).toHaveLength(72);
  expect(await starter.start(newOrder())).toBe(true);
});

test('starts do not keep up as long as one is under way', async () => {
  const { starter } = starterBefore(20);
  expect(starter.busy).toBe(false);
  const first = starter.start(newOrder());
  expect(starter.busy).toBe(true);
  await first;
  expect(starter.busy).toBe(false);
});

test('a server that failed three times in a row is left alone for a while', async () => {
  let calls = 0;
  const refuse = async (): Promise<string> => {
    calls += 1;
    throw new Error('down');
  };
  const temporal = new Client({ connection, interceptors: { workflow: [{ start: refuse }] } });
  const deps = { temporal, metrics: createMetrics(), log: pino({ level: 'silent' }), taskQueue: 'orders' };
  const starter = createOrderStarter(deps);
  for (let start = 1; start <= 5; start += 1) expect(await starter.start(newOrder())).toBe(false);
  expect(calls).toBe(3);
});
