import { readBenchArguments } from './arguments';

test('everything has a default', () => {
  expect(readBenchArguments([])).toEqual({
    orders: 120,
    rounds: 3,
    concurrency: [1, 8, 32],
    pages: false,
    profile: false,
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

test.each([
  [['--orders', '0']],
  [['--orders', 'many']],
  [['--concurrency', '1,,8']],
  [['--concurrency', '1000']],
  [['--only', 'sleeping']],
  [['--unknown']],
])('%p is refused with how to call it', (args) => {
  expect(() => readBenchArguments(args)).toThrow('Usage: npm run bench');
});
