import fc from 'fast-check';
import { heldFor } from '../holds/holds';
import type { CommandPayloads } from '../commands';
import type { OrderFact } from '../facts';
import type { TrackingStatus } from './parcel';
import type { OrderState } from '../order/order';
import { trackParcel } from './trackParcel';
import { after, later } from '../testing/orders';
import { PARCEL, PLACES, SECOND_PARCEL, cancelled, handedOver, ofSecond, orderAt } from '../testing/stages';

type Scan = CommandPayloads['shipmentEvent'];

const scan = (status: TrackingStatus, seconds: number, trackingId = `${status}/${seconds}`): Scan => ({
  parcelId: PARCEL,
  trackingId,
  status,
  vendorStatus: status.toLowerCase(),
  occurredAt: later(seconds),
});

const hear = (order: OrderState, ...scans: readonly Scan[]): OrderState =>
  scans.reduce((state, heard) => after(state, ...trackParcel(state, heard)), order);

const stateOf = (order: OrderState): string | undefined => order.parcels[0]?.state;

test('a scan moves the parcel', () => {
  expect(stateOf(hear(orderAt('handed over'), scan('IN_TRANSIT', 10)))).toBe('IN_TRANSIT');
});

test('a courier that takes a parcel before it is paid again has a person look at the money', () => {
  const released: OrderFact = { type: 'HoldReleased', reason: 'PAYMENT' };
  const order = hear(after(orderAt('authorization lost'), released), scan('IN_TRANSIT', 10));
  expect(order).toMatchObject({ holds: [{ key: 'PAYMENT' }], parcels: [{ state: 'IN_TRANSIT' }] });
  expect(hear(orderAt('ready'), scan('IN_TRANSIT', 10)).holds).toEqual([]);
});

test('a parcel that the courier took from a cancelled order is seen to by a person, also when it is cancelled', () => {
  const refused = after(orderAt('refused by the courier'), cancelled);
  for (const cancelling of [after(orderAt('ready'), cancelled), refused]) {
    const taken = hear(cancelling, scan('IN_TRANSIT', 10));
    const done = after(taken, { type: 'ParcelPulled', parcelId: PARCEL }, { type: 'OrderCancelled' });
    expect(done).toMatchObject({
      holds: [{ key: 'COURIER' }],
      cancellation: { completedAt: expect.any(String) },
    });
    expect(done).not.toHaveProperty('closedAt');
    expect(trackParcel(done, scan('OUT_FOR_DELIVERY', 20))).toEqual([]);
    expect(after(done, { type: 'HoldReleased', reason: 'COURIER' }).holds).toEqual([]);
  }
  expect(after(refused, { type: 'OrderCancelled' })).toMatchObject({
    holds: [],
    closedAt: expect.any(String),
  });
});

test('a return to the shop is recorded scan by scan, and its arrival holds the order', () => {
  const [back, home] = [scan('RETURNING', 10), scan('RETURNED', 20)];
  const order = orderAt('handed over');
  expect(trackParcel(order, back)).toEqual([{ type: 'ParcelTracked', ...back }]);
  expect(trackParcel(hear(order, back), home)).toEqual([
    { type: 'ParcelTracked', ...home },
    { type: 'OrderHeld', reason: 'COURIER' },
  ]);
});

test('of two parcels the scan moves the one it names', () => {
  const order = after(orderAt('shipped in part'), ofSecond(handedOver));
  const heard = hear(order, { ...scan('OUT_FOR_DELIVERY', 10), parcelId: SECOND_PARCEL });
  expect(heard.parcels.map(({ state }) => state)).toEqual(['HANDED_OVER', 'OUT_FOR_DELIVERY']);
});

test('a scan of a parcel that is not ours changes nothing', () => {
  expect(trackParcel(orderAt('handed over'), { ...scan('DELIVERED', 10), parcelId: 'OTHER-1' })).toEqual([]);
});

test('the same scan twice counts once', () => {
  const failed = scan('DELIVERY_FAILED', 10);
  const order = hear(orderAt('handed over'), failed, failed);
  expect(order.parcels[0]?.failedAttempts).toBe(1);
  expect(hear(order, failed)).toEqual(order);
});

test('the same news under another id, from a webhook and from asking, counts once', () => {
  const order = hear(orderAt('handed over'), scan('DELIVERY_FAILED', 10, 'webhook'));
  expect(trackParcel(order, scan('DELIVERY_FAILED', 10, 'asked'))).toEqual([]);
});

test('a repeat behind another scan of the same instant does not move the parcel back', () => {
  const [first, second] = [scan('IN_TRANSIT', 10), scan('OUT_FOR_DELIVERY', 10)];
  expect(stateOf(hear(orderAt('handed over'), first, second, first))).toBe('OUT_FOR_DELIVERY');
});

test('a second attempt at the door that fails counts again', () => {
  const order = hear(orderAt('handed over'), scan('DELIVERY_FAILED', 10), scan('DELIVERY_FAILED', 20));
  expect(order.parcels[0]?.failedAttempts).toBe(2);
});

test('an older scan changes nothing', () => {
  const order = hear(orderAt('handed over'), scan('OUT_FOR_DELIVERY', 20));
  expect(trackParcel(order, scan('IN_TRANSIT', 10))).toEqual([]);
});

test('arrival counts however late it is heard, even behind a scan that was stamped after it', () => {
  const order = hear(orderAt('handed over'), scan('OUT_FOR_DELIVERY', 20), scan('DELIVERED', 10));
  expect(stateOf(order)).toBe('DELIVERED');
  expect(order.deliveredAt).toBeDefined();
});

test('after delivery nothing moves the parcel', () => {
  const order = orderAt('delivered');
  for (const status of ['IN_TRANSIT', 'DELIVERY_FAILED', 'RETURNED', 'DELIVERED'] as const) {
    expect(trackParcel(order, scan(status, 9_999))).toEqual([]);
  }
});

test.each(['packed', 'ready'] as const)(
  'a scan of a parcel that is %s says that it was handed over',
  (place) => {
    const order = orderAt(place);
    const seen = scan('IN_TRANSIT', 10);
    expect(trackParcel(order, seen)).toEqual([
      { type: 'ParcelHandedOver', parcelId: PARCEL },
      { type: 'ParcelTracked', ...seen },
    ]);
    const tracked = hear(order, scan('IN_TRANSIT', 10));
    expect(tracked.undo).toEqual([]);
    expect(tracked.lines[0]?.quantities).toMatchObject({ packed: 0, shipped: 2 });
  },
);

test('a parcel taken while the order is being cancelled holds it for a person, once', () => {
  const order = after(orderAt('ready'), { type: 'CancellationRequested', reason: 'Too late' });
  const held = hear(order, scan('IN_TRANSIT', 10), scan('OUT_FOR_DELIVERY', 20));
  expect(held).toEqual(after(order, { type: 'OrderHeld', reason: 'COURIER' }));
});

test('a parcel that came back waits for a person', () => {
  const order = hear(orderAt('on its way back'), scan('RETURNED', 200));
  expect(stateOf(order)).toBe('RETURNED');
  expect(heldFor(order)).toEqual(['COURIER']);
  expect(order.deliveredAt).toBeUndefined();
});

describe('in any order', () => {
  const STEPS = ['IN_TRANSIT', 'OUT_FOR_DELIVERY', 'DELIVERY_FAILED', 'RETURNING'] as const;
  /** Scans at different instants, arrival among them somewhere. */
  const scans = fc
    .tuple(fc.array(fc.constantFrom(...STEPS), { maxLength: 6 }), fc.constantFrom('DELIVERED', 'RETURNED'))
    .chain(([steps, arrival]) =>
      fc
        .nat(steps.length)
        .map((at) =>
          [...steps.slice(0, at), arrival, ...steps.slice(at)].map((s, i) => scan(s, 10 * (i + 1))),
        ),
    );
  const shuffled = scans.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray([...list, ...list], { minLength: list.length * 2 })),
  );

  test('scans, each heard twice, lead where they lead in order', () => {
    fc.assert(
      fc.property(shuffled, ([inOrder, heard]) => {
        const expected = hear(orderAt('handed over'), ...inOrder);
        expect(stateOf(hear(orderAt('handed over'), ...heard))).toBe(stateOf(expected));
      }),
    );
  });

  test('no scan ever changes an order without a parcel on its way or about to be', () => {
    const quiet = PLACES.filter((place) => orderAt(place).parcels.length === 0);
    expect(quiet).toContain('placed');
    for (const place of quiet) expect(trackParcel(orderAt(place), scan('DELIVERED', 10))).toEqual([]);
  });
});
