import { setTimeout as delay } from 'node:timers/promises';
import { newOrder } from '../../domain/testing/orders';
import { createMetrics } from '../service/metrics';
import { startOrder } from './startOrder';

/** A starter whose starts take so long, with another one under way or not. */
async function answeredAfter(startMs: number, busy: boolean): Promise<{ ms: number; marked: string[] }> {
  const marked: string[] = [];
  const start = async (): Promise<boolean> => {
    await delay(startMs);
    return true;
  };
  const before = performance.now();
  await startOrder(
    {
      starter: { start, busy, drained: async () => undefined, restart: async () => 'failed' },
      startMarks: { add: ({ id }) => void marked.push(id), written: async () => undefined },
      metrics: createMetrics(),
      now: () => new Date(),
    },
    newOrder(),
  );
  return { ms: performance.now() - before, marked };
}

test('an answer waits for no start while starts keep up', async () => {
  const { marked } = await answeredAfter(60, false);
  expect(marked).toEqual([]);
});

test('an answer waits for its start while others are under way', async () => {
  const { marked } = await answeredAfter(60, true);
  expect(marked).toHaveLength(1);
});

test('an answer waits for no start that takes long, which goes on', async () => {
  const { marked, ms } = await answeredAfter(900, true);
  expect([marked, ms >= 290]).toEqual([[], true]);
  await delay(900);
  expect(marked).toHaveLength(1);
});
