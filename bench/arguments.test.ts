import { readBenchArguments } from './arguments';

test('everything has a default', () => {
  expect(readBenchArguments([])).toEqual({
    orders: 120,
    rounds: 3,
    concurrency: [1, 8, 32],
    pages: false,
    profile: false,
    long: false,
    burst: false,
    listeners: false,
    'write-docs': false,
    strict: false,
    help: false,
  });
});

test('what is given counts', () => {
  const args = [
    '--orders',
    '50',
    '--concurrency',
    '4,16',
    '--only',
    'lives',
    '--json',
    'out.json',
    '--strict',
  ];
  expect(readBenchArguments(args)).toMatchObject({
    orders: 50,
    concurrency: [4, 16],
    only: 'lives',
    json: 'out.json',
    strict: true,
  });
});

test('each kind of run has a number of orders of its own, unless somebody says how many', () => {
  expect(readBenchArguments(['--long'])).toMatchObject({ long: true, orders: 5_000 });
  expect(readBenchArguments(['--long', '--orders', '100'])).toMatchObject({ orders: 100 });
  expect(readBenchArguments(['--burst'])).toMatchObject({ burst: true, orders: 1_000 });
  expect(readBenchArguments(['--listeners'])).toMatchObject({ listeners: true, orders: 500 });
});

test.each([
  [['--orders', '0']],
  [['--orders', 'many']],
  [['--concurrency', '1,,8']],
  [['--concurrency', '1000']],
  [['--only', 'sleeping']],
  [['--listeners', '--orders', '501']],
  [['--unknown']],
])('%p is refused with how to call it', (args) => {
  expect(() => readBenchArguments(args)).toThrow('Usage: npm run bench');
});
