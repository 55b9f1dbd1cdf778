import { newOrder } from '../../domain/testing/orders';
import { createOrderMemory } from './orderMemory';

const order = newOrder();

test('an order is remembered at the version at which it was kept, and at no other', () => {
  const memory = createOrderMemory(2);
  memory.keep(order);
  expect(memory.at(order.id, order.version)).toBe(order);
  expect(memory.at(order.id, order.version + 1)).toBeUndefined();
  memory.keep({ ...order, version: order.version + 1 });
  expect(memory.at(order.id, order.version)).toBeUndefined();
  expect(memory.at(order.id, order.version + 1)).toMatchObject({ version: order.version + 1 });
});

test('of more orders than it has room for, those that were kept last are remembered', () => {
  const memory = createOrderMemory(2);
  for (const id of ['one', 'two', 'one', 'three']) memory.keep({ ...order, id });
  const isKept = (id: string): boolean => memory.at(id, order.version) !== undefined;
  expect([isKept('one'), isKept('two'), isKept('three')]).toEqual([true, false, true]);
});
