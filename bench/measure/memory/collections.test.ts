import { heapAfter, readCollections } from './collections';

const line = (time: number, output: string): string =>
  JSON.stringify({ level: 30, time, process: 'long-worker', output });

test('of each thread the last full collection counts, and lesser ones don’t', () => {
  const log = [
    line(10, '[7:0x51]     45 ms: Mark-Compact 9.0 (12.1) -> 2.0 (8.4) MB, 2.3 / 0.0 ms  (average mu = 1.0)'),
    line(20, '[7:0x51]     50 ms: Scavenge 9.0 (12.1) -> 7.0 (8.4) MB, 0.3 / 0.0 ms'),
    line(30, '[7:0x62]     60 ms: Mark-Compact (reduce) 9.0 (12.1) -> 1.0 (8.4) MB, 2.3 / 0.0 ms'),
    line(40, '[7:0x51]     70 ms: Mark-Compact 9.0 (12.1) -> 3.0 (8.4) MB, pooled: 0 MB'),
    JSON.stringify({ level: 30, msg: 'something else' }),
    '',
  ].join('\n');
  const collections = readCollections(log);
  expect([5, 25, 35, 45].map((until) => heapAfter(collections, until))).toEqual(
    [null, 2, 3, 4].map((megabytes) => megabytes && megabytes * 1_048_576),
  );
});
