import { existingTemporal, readBenchArguments } from './arguments';

test('everything has a default', () => {
  expect(readBenchArguments([])).toEqual({
    orders: 120,
    rounds: 3,
    concurrency: [1, 8, 32],
    workers: 1,
    apis: 1,
    pages: false,
    profile: false,
    long: false,
    burst: false,
    listeners: false,
    availability: false,
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
    '--workers',
    '2',
    '--apis',
    '3',
    '--peer',
    '/opt/oms',
    '--temporal',
    'temporal.example.com:7233',
    '--temporal-pids',
    '12,34',
    '--strict',
  ];
  expect(readBenchArguments(args)).toMatchObject({
    orders: 50,
    concurrency: [4, 16],
    only: 'lives',
    json: 'out.json',
    workers: 2,
    apis: 3,
    peer: '/opt/oms',
    temporal: 'temporal.example.com:7233',
    'temporal-pids': [12, 34],
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
  [['--temporal', 'http://localhost:7233']],
  [['--temporal', 'localhost:7233', '--temporal-pids', '1,x']],
  [['--temporal-pids', '12']],
  [['--workers', '0']],
  [['--unknown']],
])('%p is refused with how to call it', (args) => {
  expect(() => readBenchArguments(args)).toThrow('`npm run bench -- --help` lists all options');
});

test.each([
  [['--workers', '0'], /^--workers: /],
  [['--temporal', 'nonsense'], /^--temporal: must be host:port/],
  [['--concurrency', '0'], /^--concurrency: /],
  [['--orders'], /^Option '--orders <value>' argument missing/],
  [['--long', '--burst'], /^--long and --burst are two runs/],
  [['--long', '--peer', '/opt/oms'], /^--peer has no meaning with --long/],
  [['--profile', '--orders', '10'], /^--orders has no meaning with --profile/],
  [['--availability', '--orders', '10'], /^--orders has no meaning with --availability/],
  [['--only', 'placing', '--workers', '2'], /^--workers has no meaning with --only placing/],
])('of %p the fault is named first', (args, fault) => {
  expect(() => readBenchArguments(args)).toThrow(fault);
});

test('a Temporal server that is there already may keep its processes to itself', () => {
  expect(existingTemporal(readBenchArguments([]))).toBeUndefined();
  const named = readBenchArguments(['--temporal', 'localhost:7233']);
  expect(existingTemporal(named)).toEqual({ address: 'localhost:7233', pids: [] });
});
