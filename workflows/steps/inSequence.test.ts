import { newOrder } from '../../domain/testing/orders';
import type { Decision } from '../engine/journal';
import { inSequence } from './inSequence';

const AT = '2030-01-01T00:00:00.000Z';
const confirms: Decision = () => [{ type: 'OrderConfirmed' }];
const picksWhenConfirmed: Decision = ({ confirmedAt }) =>
  confirmedAt === AT ? [{ type: 'PickingStarted' }] : [];

test('each is decided on the order as those before leave it, and all are recorded in turn', () => {
  const order = newOrder();
  expect(inSequence(confirms, picksWhenConfirmed)(order, AT)).toEqual([
    { type: 'OrderConfirmed' },
    { type: 'PickingStarted' },
  ]);
  expect(inSequence(picksWhenConfirmed)(order, AT)).toEqual([]);
  expect(order.confirmedAt).toBeUndefined();
});
