import { newOrder } from '../../domain/testing/orders';
import { createOrderMemory } from './orderMemory';

const order = newOrder();
const changedAt = '2026-11-27T10:00:00.000Z';

test('an order is remembered at the version at which it was kept, and at no other', () => {
  const memory = createOrderMemory(2);
  memory.keep({ order, changedAt });
  expect(memory.at(order.id, order.version)?.order).toBe(order);
  expect(memory.at(order.id, order.version + 1)).toBeUndefined();
  memory.keep({ order: { ...order, version: order.version + 1 }, changedAt });
  expect(memory.at(order.id, order.version)).toBeUndefined();
  expect(memory.at(order.id, order.version + 1)).toMatchObject({
    order: { version: order.version + 1 },
    changedAt,
  });
});

test('of more orders than it has room for, those that were kept last are remembered', () => {
  const memory = createOrderMemory(2);
  for (const id of ['one', 'two', 'one', 'three']) memory.keep({ order: { ...order, id }, changedAt });
  const isKept = (id: string): boolean => memory.at(id, order.version) !== undefined;
  expect([isKept('one'), isKept('two'), isKept('three')]).toEqual([true, false, true]);
});
