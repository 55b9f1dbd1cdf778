import { formatReport } from './report';
import type { BenchResult } from './result';
import { figure, formatTable } from './table';
import { replaceMarked } from './writeDocs';

test('a table is Markdown whose figures stand below one another', () => {
  expect(
    formatTable(
      ['', 'p50 ms'],
      [
        ['start', '3.9'],
        ['order placed', '15.2'],
      ],
    ),
  ).toBe(
    [
      '|              | p50 ms |',
      '| ------------ | -----: |',
      '| start        |    3.9 |',
      '| order placed |   15.2 |',
    ].join('\n'),
  );
});

test.each([
  [0, '0'],
  [0.254, '0.25'],
  [15.24, '15.2'],
  [237.4, '237'],
  [null, 'n/a'],
  [undefined, 'n/a'],
])('%p is shown as %s', (value, shown) => {
  expect(figure(value)).toBe(shown);
});

test('a report shows what was measured, what the system doesn’t tell, and which aims were missed', () => {
  const of = (p50Ms: number, cpuMs: Record<string, number | null>) => ({
    whole: { concurrency: 1, count: 100, p50Ms, p99Ms: 50, perSecond: 60, cpuMs },
    rounds: [],
  });
  const order = of(15, { API: 8, Temporal: null });
  const result: BenchResult = {
    startedAt: '2026-01-01T00:00:00.000Z',
    machine: { cores: 2, memoryGiB: 24, system: 'Linux x64', node: '20.20.2' },
    orders: 100,
    rounds: 1,
    temporal: 'Temporal 1.29.1 on postgres12, 16 history shards',
    placing: {
      starts: [of(4, { Temporal: 4.5 })],
      inserts: [of(1, {})],
      orders: [
        { ...order, whole: { ...order.whole, leftToSweeper: 0.02, startedP50Ms: 9, startedP99Ms: 90 } },
      ],
    },
  };
  const lines = formatReport(result).split('\n');
  expect(lines.find((line) => line.includes('order placed'))).toMatch(
    /\b15\.0 .* 8\.00 .* n\/a .* 9\.00 .* 90\.0 .* 2\.0 % \|$/,
  );
  expect(lines).toContain('Temporal 1.29.1 on postgres12, 16 history shards.');
  expect(lines.filter((line) => line.includes('MISSED'))).toHaveLength(2);
  expect(lines.find((line) => line.includes('place p50'))).toMatch(/3\.00 \| +≤ 2 \| MISSED/);
  expect(lines.find((line) => line.includes('place and start p50'))).toMatch(/1\.80 \| +≤ 2 \| +OK/);
});

test('orders-go has rows where it took turns, and none where it did not', () => {
  const order = { concurrency: 8, count: 20, p50Ms: 900, p99Ms: 1_200, perSecond: 7, cpuMs: { worker: 25 } };
  const series = [{ whole: { ...order, placeP50Ms: 31, placeP99Ms: 90 }, rounds: [] }];
  const histories = { count: 1, events: { median: 60, max: 60 }, bytes: { median: 1, max: 1 } };
  const lives = { eightSteps: [], orders: series, histories, eightStepsHistories: histories };
  const its = { orders: series, histories: { ...histories, events: { median: 88, max: 92 } } };
  const machine = { cores: 2, memoryGiB: 24, system: 'Linux x64', node: '20.20.2' };
  const of = (result: Pick<BenchResult, 'lives' | 'workers'>) =>
    formatReport({ startedAt: '2026-01-01T00:00:00.000Z', machine, orders: 20, rounds: 1, ...result })
      .split('\n')
      .filter((line) => /orders-go|processes/.test(line));
  expect(of({ lives })).toEqual([]);
  expect(of({ lives: { ...lives, peer: its }, workers: 2 })).toEqual([
    'In the lives of orders: worker processes 2, API processes 1.',
    expect.stringMatching(/orders-go completed .* 7\.00 .* 25\.0 .* 31\.0 .* 90\.0 \|$/),
    expect.stringMatching(/3 workflows .* 88\.0 .* 92\.0 /),
    expect.stringMatching(/ours .* 8 at once .* 1\.00 \| +≥ 1 \| +OK/),
  ]);
});

test('a report goes between the markers, again and again, and touches nothing else', () => {
  const page = 'Before\n<!-- bench: begin -->\nold\n<!-- bench: end -->\nAfter\n';
  const first = replaceMarked(page, 'one');
  expect(first).toBe('Before\n<!-- bench: begin -->\n\none\n\n<!-- bench: end -->\nAfter\n');
  expect(replaceMarked(first, 'two')).toBe(first.replace('one', 'two'));
  expect(() => replaceMarked('Nothing here', 'one')).toThrow('There is no');
});
