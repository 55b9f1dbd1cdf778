import { formatProfile } from './profileReport';

test('the dearest come first, with what an order costs until each stage', () => {
  const costs = new Map(Array.from({ length: 12 }, (_, index) => [`place-${index}`, index + 1]));
  const cpuMs = { Temporal: 10, worker: 20, API: 5, PostgreSQL: 4, sandbox: null };
  const report = formatProfile(
    {
      ...{ orders: 300, concurrency: 8 },
      stages: { placed: { API: 4 }, confirmed: cpuMs, delivered: cpuMs },
      threads: { main: 50, idle: 0.1 },
      costs: { 'worker, main thread': costs, 'worker, workflow threads': costs, API: costs },
      statements: [
        { text: 'SELECT commit_order($1)', inFunction: false, calls: 3_000, ms: 900 },
        { text: 'UPDATE orders', inFunction: true, calls: 3_000, ms: 300 },
      ],
    },
    { cores: 2, memoryGiB: 24, system: 'Linux', node: '20' },
  );
  const lines = report.split('\n').map((line) => line.replace(/ +/g, ' '));
  expect(lines).toContain('| placed | | | 4.00 | | | 4.00 |');
  expect(lines).toContain('| delivered | 10.0 | 20.0 | 5.00 | 4.00 | n/a | 39.0 |');
  expect(lines).toContain('| main | 50.0 |');
  expect(report).not.toContain('idle');
  expect(lines.indexOf('| place-11 | 15.4 % |')).toBeLessThan(lines.indexOf('| place-10 | 14.1 % |'));
  expect(report).not.toContain('| place-1 ');
  expect(lines).toContain('| `SELECT commit_order($1)` | 10.0 | 3.00 |');
  expect(lines).toContain('| ↳ `UPDATE orders` | 10.0 | 1.00 |');
});
