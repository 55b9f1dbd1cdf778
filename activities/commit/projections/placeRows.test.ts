import type { OrderFact } from '../../../domain/facts';
import type { OrderState } from '../../../domain/order/order';
import { evolve } from '../../../domain/evolve';
import { after, asEvent, newOrder } from '../../../domain/testing/orders';
import { promisedOrder } from '../../../domain/testing/promised';
import { authorized, booked, cancelled, handedOver, packed } from '../../../domain/testing/stages';
import { perEvent } from '../change';
import { placeRows } from './placeRows';

/** What of its places changes as that happens to an order. */
function placesOf(before: OrderState, fact: OrderFact) {
  const event = asEvent(before, fact);
  const change = { before, after: evolve(before, event), events: [event], details: {} };
  return placeRows({ ...change, steps: perEvent(before, [event]) });
}

const at = (warehouse: string, quantity: number) => ({ lineId: '1', warehouse, quantity });
const inTwo = promisedOrder(newOrder({ allocation: [at('north', 1)] }), ['main', 'north']);
const out = after(
  ...([promisedOrder(), authorized, { type: 'OrderConfirmed' }, { type: 'PickingStarted' }] as const),
  ...[packed, booked, handedOver],
);

test('a cancelled order gives its places back, one that was promised nothing has none', () => {
  expect(placesOf(promisedOrder(), cancelled)).toEqual([{ warehouse: 'main', day: null }]);
  expect(placesOf(inTwo, cancelled)).toEqual([
    { warehouse: 'north', day: null },
    { warehouse: 'main', day: null },
  ]);
  expect(placesOf(newOrder(), cancelled)).toEqual([]);
});

test('what has left keeps its place: the day is over for it', () => {
  expect(placesOf(out, cancelled)).toEqual([]);
  expect(placesOf(promisedOrder(), authorized)).toEqual([]);
});

test('pieces that lie elsewhere than they were to have their place there, on the day that they had', () => {
  const moved = {
    type: 'InventoryAllocated',
    allocation: [at('north', 2), { ...at('north', 1), lineId: '2' }],
  } as const;
  const day = '2026-03-01';
  expect(placesOf(promisedOrder(), moved)).toEqual([
    { warehouse: 'main', day: null },
    { warehouse: 'north', day },
  ]);
});

test('pieces of one warehouse that are gone give back the place there alone', () => {
  const gone = { type: 'InventoryUnavailable', skus: ['PHONE'], lacking: [at('north', 1)] } as const;
  expect(placesOf(inTwo, gone)).toEqual([{ warehouse: 'north', day: null }]);
});

test('an order that goes on after all has its places again', () => {
  const cancelledOrder = after(promisedOrder(), authorized, cancelled);
  expect(placesOf(cancelledOrder, { type: 'OrderReinstated' })).toEqual([
    { warehouse: 'main', day: '2026-03-01' },
  ]);
});
