import { createFaultBoard } from './faultBoard';
import { faultSchema, type Fault } from './faults';

const fault = (change: Partial<Fault>): Fault =>
  faultSchema.parse({ vendor: 'stripe', kind: 'error5xx', count: 1, ...change });

test('a counted fault strikes as often as it was asked for, and only what it was asked for', () => {
  const board = createFaultBoard(1);
  board.add(fault({ operation: 'capture', count: 2 }));
  expect(board.take('error5xx', 'stripe', 'create')).toBeUndefined();
  expect(board.take('error5xx', 'pathao', 'capture')).toBeUndefined();
  expect(board.take('latency', 'stripe', 'capture')).toBeUndefined();
  expect(board.take('error5xx', 'stripe', 'capture')).toBeDefined();
  expect(board.list()).toEqual([expect.objectContaining({ count: 1 })]);
  expect(board.take('error5xx', 'stripe', 'capture')).toBeDefined();
  expect(board.take('error5xx', 'stripe', 'capture')).toBeUndefined();
  expect(board.list()).toEqual([]);
});

test('a probable fault strikes about as often as it says, and the same seed repeats it exactly', () => {
  const strikes = (seed: number): boolean[] => {
    const board = createFaultBoard(seed);
    board.add(fault({ count: undefined, probability: 0.3 }));
    return Array.from({ length: 2_000 }, () => board.take('error5xx', 'stripe', 'create') !== undefined);
  };
  const first = strikes(7);
  expect(strikes(7)).toEqual(first);
  expect(strikes(8)).not.toEqual(first);
  const share = first.filter(Boolean).length / first.length;
  expect(share).toBeGreaterThan(0.25);
  expect(share).toBeLessThan(0.35);
});

test('a wish with both or neither of probability and count makes no sense', () => {
  expect(faultSchema.safeParse({ vendor: 'stripe', kind: 'latency' }).success).toBe(false);
  const both = { vendor: 'stripe', kind: 'latency', count: 1, probability: 1 };
  expect(faultSchema.safeParse(both).success).toBe(false);
  expect(faultSchema.safeParse({ vendor: 'acme', kind: 'latency', count: 1 }).success).toBe(false);
});
