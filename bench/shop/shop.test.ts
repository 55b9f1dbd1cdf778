import { Counter, Registry } from 'prom-client';
import { readCounter } from './shop';

test('a counter is read with all its labels added up', async () => {
  const registry = new Registry();
  const registers = [registry];
  const counter = new Counter({ name: 'left_total', help: 'Left', labelNames: ['why'], registers });
  const other = new Counter({ name: 'left_total_of_another', help: 'Another', registers });
  other.inc(100);
  expect(readCounter(await registry.metrics(), 'left_total')).toBe(0);
  counter.inc({ why: 'busy' }, 2);
  counter.inc({ why: 'away' });
  expect(readCounter(await registry.metrics(), 'left_total')).toBe(3);
});

test('a counter that isn’t there is no zero', () => {
  expect(() => readCounter('', 'left_total')).toThrow('no counter left_total');
});
