import { stockEffects } from './stockEffects';
import { CABLE, GIFT_WRAP, PHONES, after, asEvent, newOrder } from '../testing/orders';
import {
  PLACES,
  authorized,
  booked,
  cancelled,
  handedOver,
  ofSecond,
  orderAt,
  packed,
  packedInTwo,
  tracked,
} from '../testing/stages';

test('handing a parcel over takes its pieces off the shelf and ends their reservation', () => {
  const order = orderAt('ready');
  expect(stockEffects(order, asEvent(order, handedOver))).toEqual([
    { sku: 'CABLE', warehouse: 'main', onHand: -1, reserved: -1 },
    { sku: 'PHONE', warehouse: 'main', onHand: -2, reserved: -2 },
  ]);
});

test('giving the stock back ends the reservation and leaves the shelf alone', () => {
  const order = orderAt('cancelling');
  expect(stockEffects(order, asEvent(order, { type: 'InventoryReleased' }))).toEqual([
    { sku: 'CABLE', warehouse: 'main', onHand: 0, reserved: -1 },
    { sku: 'PHONE', warehouse: 'main', onHand: 0, reserved: -2 },
  ]);
});

test('pieces in a parcel that was not handed over are reserved, too', () => {
  const order = orderAt('packed');
  expect(stockEffects(order, asEvent(order, { type: 'InventoryReleased' }))).toEqual([
    { sku: 'CABLE', warehouse: 'main', onHand: 0, reserved: -1 },
    { sku: 'PHONE', warehouse: 'main', onHand: 0, reserved: -2 },
  ]);
});

test('two lines of one SKU are one effect, services none', () => {
  const order = newOrder({ lines: [PHONES, GIFT_WRAP, CABLE, { ...PHONES, quantity: 3 }] });
  expect(stockEffects(order, asEvent(order, { type: 'InventoryReleased' }))).toEqual([
    { sku: 'CABLE', warehouse: 'main', onHand: 0, reserved: -1 },
    { sku: 'PHONE', warehouse: 'main', onHand: 0, reserved: -5 },
  ]);
});

test('however the lines stand, the rows are locked in the order of their SKUs', () => {
  const lines = ['MUG', 'CABLE', 'PHONE'].map((sku) => ({ ...CABLE, sku }));
  const inLockOrder = ['CABLE', 'MUG', 'PHONE'];
  const rotated = (by: number) => [...lines.slice(by), ...lines.slice(0, by)];
  for (const order of [0, 1, 2].map((by) => newOrder({ lines: rotated(by) }))) {
    const effects = stockEffects(order, asEvent(order, { type: 'InventoryReleased' }));
    expect(effects.map(({ sku }) => sku)).toEqual(inLockOrder);
  }
});

test('pieces that were never held for the order are not given back', () => {
  const order = orderAt('sold out');
  expect(stockEffects(order, asEvent(order, { type: 'InventoryReleased' }))).toEqual([
    { sku: 'CABLE', warehouse: 'main', onHand: 0, reserved: -1 },
    { sku: 'PHONE', warehouse: 'main', onHand: 0, reserved: -1 },
  ]);
});

test('of two parcels, the one that is named leaves', () => {
  const order = after(orderAt('picking'), ...packedInTwo, booked, ofSecond(booked));
  expect(stockEffects(order, asEvent(order, ofSecond(handedOver)))).toEqual([
    { sku: 'CABLE', warehouse: 'main', onHand: -1, reserved: -1 },
  ]);
  expect(stockEffects(order, asEvent(order, handedOver))).toEqual([
    { sku: 'PHONE', warehouse: 'main', onHand: -2, reserved: -2 },
  ]);
});

test('only the pieces in the parcel leave with it', () => {
  const order = orderAt('picking');
  const half = { ...packed, lines: [{ lineId: '1', quantity: 1 }] };
  const ready = {
    ...order,
    parcels: [{ ...half, id: 'ORDER-1', state: 'BOOKED', failedAttempts: 0, seen: [] }],
  } as const;
  expect(stockEffects(ready, asEvent(ready, handedOver))).toEqual([
    { sku: 'PHONE', warehouse: 'main', onHand: -1, reserved: -1 },
  ]);
});

test('no other event touches the stock', () => {
  const others = [
    authorized,
    packed,
    booked,
    cancelled,
    tracked('DELIVERED'),
    { type: 'OrderCancelled' },
  ] as const;
  for (const place of PLACES) {
    const order = orderAt(place);
    for (const fact of others) expect(stockEffects(order, asEvent(order, fact))).toEqual([]);
  }
});
