import { makeSchedule } from './schedule';
import { PART_NAMES, describeStep } from './steps';

const OPTIONS = { seed: 7, orders: 200, durationMs: 120_000 };

test('the same seed makes the same schedule, another seed another one', () => {
  const lines = makeSchedule(OPTIONS).map(describeStep);
  expect(makeSchedule(OPTIONS).map(describeStep)).toEqual(lines);
  expect(makeSchedule({ ...OPTIONS, seed: 8 }).map(describeStep)).not.toEqual(lines);
});

test('everything happens in the order of time, and every order is placed once', () => {
  const steps = makeSchedule(OPTIONS);
  const times = steps.map(({ atMs }) => atMs);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  const placed = steps.flatMap((step) => (step.kind === 'place' ? [step.wish] : []));
  expect(new Set(placed).size).toBe(OPTIONS.orders);
  expect(placed).toHaveLength(OPTIONS.orders);
});

test('every kind of process is killed, and none again before it is back', () => {
  const kills = makeSchedule(OPTIONS).flatMap((step) => (step.kind === 'kill' ? [step] : []));
  expect(new Set(kills.map(({ part }) => part))).toEqual(new Set(PART_NAMES));
  const backAt = new Map<string, number>();
  for (const { part, atMs, awayMs } of kills) {
    expect(atMs).toBeGreaterThan(backAt.get(part) ?? -1);
    backAt.set(part, atMs + awayMs);
  }
});

test('keys name one command each, so that repeats are repeats of the same', () => {
  const keys = makeSchedule(OPTIONS).flatMap((step) => (step.kind === 'command' ? [step.key] : []));
  expect(new Set(keys).size).toBe(keys.length);
});
