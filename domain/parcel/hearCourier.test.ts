import { decide } from '../decide';
import type { OrderFact } from '../facts';
import { isBlocked } from '../holds/holds';
import { deriveStatus } from '../order/status';
import type { OrderState } from '../order/order';
import { SYSTEM } from '../people/actor';
import { stockEffects } from '../stock/stockEffects';
import { given } from '../testing/given';
import { after, asEvent, later } from '../testing/orders';
import {
  PARCEL,
  PLACES,
  SECOND_PARCEL,
  booked,
  cancelled,
  declined,
  ofSecond,
  orderAt,
  packedInTwo,
} from '../testing/stages';
import { COURIER_REMARKS, type CourierWord } from './courierWord';
import { hearCourier, hearOfAnothersConsignment } from './hearCourier';
import { TRACKING_STATUSES, lacksBooking } from './parcel';

const AT = later(5_000);

/** A webhook about the usual parcel, stamped that many seconds after placement. */
const said = (
  status: CourierWord['status'],
  seconds: number,
  more: Partial<CourierWord> = {},
): CourierWord => ({
  ...{ parcelId: PARCEL, consignmentId: 'DC1', source: 'webhook', status },
  trackingId: `${status}/${seconds}`,
  vendorStatus: `order.${status.toLowerCase()}`,
  occurredAt: later(seconds),
  ...more,
});

const hear = (order: OrderState, ...words: readonly CourierWord[]): OrderState =>
  words.reduce((state, word) => after(state, ...hearCourier(state, word, AT)), order);

const typesOf = (facts: readonly OrderFact[]): readonly string[] => facts.map(({ type }) => type);
const typesAfter = (order: OrderState, word: CourierWord): readonly string[] =>
  typesOf(hearCourier(order, word, AT));
const holdsOf = ({ holds }: OrderState): readonly string[] => holds.map(({ key }) => key);

/** The usual order, whose parcel was delivered 100 s after placement. */
const delivered = orderAt('delivered');

test('every word about a parcel leaves a record, wherever its order stands', () => {
  const silent = ['BOOKED'];
  for (const place of PLACES.filter((one) => orderAt(one).parcels.length > 0)) {
    for (const status of [...TRACKING_STATUSES, ...COURIER_REMARKS].filter((one) => !silent.includes(one))) {
      const facts = hearCourier(orderAt(place), said(status, 4_000, { vendorStatus: 'order.some-word' }), AT);
      const records = facts.filter(({ type }) => type === 'ParcelTracked' || type === 'CourierReported');
      expect(records).toEqual([expect.objectContaining({ vendorStatus: 'order.some-word' })]);
    }
  }
});

test('a parcel has arrived whenever its courier says so, also by a clock that is behind', () => {
  const order = hear(orderAt('handed over'), said('OUT_FOR_DELIVERY', 300));
  for (const status of ['DELIVERED', 'RETURNED'] as const)
    expect(hear(order, said(status, 200)).parcels[0]?.state).toBe(status);
  expect(hear(order, said('IN_TRANSIT', 200)).parcels[0]?.state).toBe('OUT_FOR_DELIVERY');
});

test('a word that was heard is heard once', () => {
  for (const status of [...TRACKING_STATUSES, ...COURIER_REMARKS]) {
    const word = said(status, 200);
    expect(hearCourier(hear(orderAt('handed over'), word), word, AT)).toEqual([]);
  }
});

describe('a pickup that failed', () => {
  const order = hear(orderAt('ready'), said('NOT_COLLECTED', 200));

  test('holds the order with the courier’s word, and nothing is handed over', () => {
    expect(holdsOf(order)).toEqual(['COURIER']);
    const facts = hearCourier(orderAt('ready'), said('NOT_COLLECTED', 200), AT);
    expect(facts).toContainEqual({
      type: 'OrderHeld',
      reason: 'COURIER',
      notes: 'The courier did not collect it: “order.not_collected”.',
    });
    expect(typesOf(facts)).not.toContain('ParcelHandedOver');
    expect(isBlocked(order, 'hand-over')).toBe(true);
    given(order)
      .when('handOver', {})
      .isRefused('not-allowed', /COURIER/);
  });

  test('can be handed over once somebody has seen to it', () => {
    const released = after(order, { type: 'HoldReleased', reason: 'COURIER' });
    given(released).when('handOver', {}).yields({ type: 'ParcelHandedOver', parcelId: PARCEL });
  });

  test('that is told after the rider came, or the parcel arrived, is recorded alone', () => {
    expect(typesAfter(delivered, said('NOT_COLLECTED', 200))).toEqual(['CourierReported']);
    expect(typesAfter(hear(orderAt('ready'), said('IN_TRANSIT', 300)), said('NOT_COLLECTED', 200))).toEqual([
      'CourierReported',
    ]);
  });
});

describe('a pick-up that the courier cancelled', () => {
  const word = said('BOOKING_CANCELLED', 200, { vendorStatus: 'order.pickup-cancelled' });
  const order = hear(orderAt('ready'), word);
  const released = after(order, { type: 'HoldReleased', reason: 'COURIER' });
  const again = after(released, { ...booked, consignmentId: 'DC2' });

  test('leaves the parcel in the house without its consignment, and holds the order with the courier’s word', () => {
    expect(hearCourier(orderAt('ready'), word, AT)).toEqual([
      expect.objectContaining({ type: 'CourierReported', vendorStatus: 'order.pickup-cancelled' }),
      { type: 'ParcelBookingCancelled', parcelId: PARCEL, consignmentId: 'DC1' },
      { type: 'OrderHeld', reason: 'COURIER', notes: 'The courier cancelled it: “order.pickup-cancelled”.' },
    ]);
    expect(order.parcels[0]).toMatchObject({ state: 'PACKED', bookingError: 'booking_cancelled' });
    expect(order.parcels[0]).not.toHaveProperty('consignmentId');
    expect(holdsOf(order)).toEqual(['COURIER']);
    expect(deriveStatus(order)).toBe('PROCESSING');
  });

  test('hands over nothing before the parcel is booked again', () => {
    given(released)
      .when('handOver', {})
      .isRefused('not-allowed', /not confirmed the consignment/);
    given(again).when('handOver', {}).yields({ type: 'ParcelHandedOver', parcelId: PARCEL });
  });

  test('is not undone by what is said of the dead consignment later', () => {
    for (const state of [order, released, again])
      for (const status of ['BOOKED', 'NOTED', 'NOT_COLLECTED', 'BOOKING_CANCELLED'] as const)
        expect(typesAfter(state, said(status, 300))).toEqual(['CourierReported']);
    expect(typesAfter(released, said('UNCLEAR', 300))).toEqual(['CourierReported', 'OrderHeld']);
  });

  test('is undone by a scan: the courier has the parcel all the same', () => {
    const picked = hear(released, said('IN_TRANSIT', 300));
    expect(picked.parcels[0]).toMatchObject({ state: 'IN_TRANSIT', consignmentId: 'DC1' });
    expect(typesAfter(again, said('IN_TRANSIT', 300))).toEqual(['CourierReported', 'OrderHeld']);
  });

  test('is known before the answer to its booking, which then brings nothing back', () => {
    const early = hear(orderAt('packed'), word);
    expect(early.parcels[0]).toMatchObject({ state: 'PACKED', cancelledConsignments: ['DC1'] });
    expect(early.parcels.map(lacksBooking)).toEqual([true]);
  });

  test('is for a person alone where the parcel is out, and news of old where a rider came or nobody waits', () => {
    expect(typesAfter(orderAt('handed over'), word)).toEqual(['CourierReported', 'OrderHeld']);
    expect(typesAfter(delivered, word)).toEqual(['CourierReported']);
    expect(typesAfter(hear(orderAt('ready'), said('IN_TRANSIT', 300)), word)).toEqual(['CourierReported']);
    expect(typesAfter(orderAt('cancelling with a booked parcel'), word)).toEqual(['CourierReported']);
  });

  test('lets the address be corrected until the parcel is booked again', () => {
    const line1 = '7 Hill Road';
    given(order)
      .when('correctDelivery', { line1 })
      .yields({ type: 'DeliveryCorrected', corrected: ['line1'] });
    given(again)
      .when('correctDelivery', { line1 })
      .isRefused('not-allowed', /is booked with the courier/);
  });
});

test('a scan after the end is recorded and held, and the parcel stays where it arrived', () => {
  const returned = said('RETURNED', 200, { vendorStatus: 'order.returned' });
  expect(typesAfter(delivered, returned)).toEqual(['CourierReported', 'OrderHeld']);
  const heard = hear(delivered, returned);
  expect(deriveStatus(heard)).toBe('DELIVERED');
  expect(holdsOf(heard)).toEqual(['COURIER']);
  expect(heard.parcels[0]?.state).toBe('DELIVERED');
});

describe('a word that contradicts an arrival', () => {
  const returned = hear(orderAt('on its way back'), said('RETURNED', 300));
  const seenTo = after(returned, { type: 'HoldReleased', reason: 'COURIER' });

  test.each([
    ['RETURNED', delivered],
    ['RETURNING', delivered],
    ['DELIVERED', seenTo],
  ] as const)('(%s) is for a person, whenever it was stamped', (status, order) => {
    for (const seconds of [1, 99, 100, 300]) {
      const facts = hearCourier(order, said(status, seconds), AT);
      expect(typesOf(facts)).toEqual(['CourierReported', 'OrderHeld']);
      expect(facts[0]).not.toHaveProperty('overtaken');
      expect(after(order, ...facts).parcels[0]?.state).toBe(order.parcels[0]?.state);
    }
  });

  test('is told from the scans of the way there, and from those of the way back to a parcel that came back', () => {
    for (const status of ['IN_TRANSIT', 'OUT_FOR_DELIVERY', 'DELIVERY_FAILED'] as const)
      expect(hearCourier(delivered, said(status, 99), AT)).toEqual([
        expect.objectContaining({ type: 'CourierReported', overtaken: true }),
      ]);
    expect(typesAfter(seenTo, said('RETURNING', 299))).toEqual(['CourierReported']);
  });

  test('by a look-up counts only when it is later: running orders have heard the others come to nothing', () => {
    const asked = (seconds: number) => said('RETURNED', seconds, { source: 'lookUp' });
    expect(hearCourier(delivered, asked(99), AT)).toEqual([]);
    expect(typesAfter(delivered, asked(200))).toEqual(['CourierReported', 'OrderHeld']);
  });
});

test('a parcel that came back holds the order with the courier’s word', () => {
  const facts = hearCourier(orderAt('on its way back'), said('RETURNED', 200), AT);
  expect(typesOf(facts)).toEqual(['ParcelTracked', 'OrderHeld']);
  expect(facts[1]).toMatchObject({ reason: 'COURIER', notes: 'The parcel came back: “order.returned”.' });
});

test('the newest word once more, of another webhook and no later, is passed over', () => {
  const order = hear(orderAt('handed over'), said('IN_TRANSIT', 200));
  expect(typesAfter(order, said('IN_TRANSIT', 200, { trackingId: 'again' }))).toEqual([]);
  expect(typesAfter(order, said('IN_TRANSIT', 201))).toEqual(['ParcelTracked']);
});

test('a late word about the way there holds nothing', () => {
  expect(typesAfter(delivered, said('IN_TRANSIT', 50))).toEqual(['CourierReported']);
  expect(typesAfter(delivered, said('DELIVERED', 300))).toEqual(['CourierReported']);
  expect(
    typesAfter(hear(orderAt('handed over'), said('OUT_FOR_DELIVERY', 200)), said('IN_TRANSIT', 100)),
  ).toEqual(['CourierReported']);
});

describe('the webhook of a scan that a look-up has told of', () => {
  const ms = (seconds: number, millis: number) => ({
    occurredAt: new Date(Date.parse(later(seconds)) + millis).toISOString(),
  });
  const lookedUp = (status: CourierWord['status'], vendorStatus: string) =>
    said(status, 200, { source: 'lookUp', vendorStatus });
  const failed = hear(orderAt('handed over'), lookedUp('DELIVERY_FAILED', 'Delivery Failed'));

  test('says nothing new: neither is a failed delivery counted twice, nor the customer told again', () => {
    for (const millis of [0, 999, 1_999, -1_999]) {
      const word = { vendorStatus: 'order.delivery-failed', ...ms(200, millis) };
      expect(hearCourier(failed, said('DELIVERY_FAILED', 200, { trackingId: 'w', ...word }), AT)).toEqual([]);
    }
    expect(failed.parcels[0]).toMatchObject({ failedAttempts: 1, lookedUp: 'delivery-failed' });
  });

  test('is told from the next scan, which says another word or comes later', () => {
    const next = (word: Partial<CourierWord>) => said('DELIVERY_FAILED', 200, { trackingId: 'w', ...word });
    const words = [
      next({ vendorStatus: 'order.delivery-failed', ...ms(200, 2_000) }),
      next({ vendorStatus: 'order.nobody-home', ...ms(200, 500) }),
    ];
    for (const word of words) {
      expect(typesAfter(failed, word)).toEqual(['ParcelTracked']);
      expect(hear(failed, word).parcels[0]).toMatchObject({ failedAttempts: 2 });
      expect(hear(failed, word).parcels[0]).not.toHaveProperty('lookedUp');
    }
  });

  test('is told from the same word that no look-up told of', () => {
    const heard = hear(
      orderAt('handed over'),
      said('DELIVERY_FAILED', 200, { vendorStatus: 'order.delivery-failed' }),
    );
    const again = { trackingId: 'w', vendorStatus: 'order.delivery-failed', ...ms(200, 500) };
    expect(typesAfter(heard, said('DELIVERY_FAILED', 200, again))).toEqual(['ParcelTracked']);
  });

  test('ends nothing that has arrived, and neither do the scans of the second that it was told of', () => {
    const arrived = hear(orderAt('handed over'), lookedUp('DELIVERED', 'Delivered'));
    const word = (status: CourierWord['status'], vendorStatus: string, millis: number) =>
      said(status, 200, { trackingId: vendorStatus, vendorStatus, ...ms(200, millis) });
    expect(typesAfter(arrived, word('DELIVERED', 'order.delivered', 420))).toEqual([]);
    expect(hearCourier(arrived, word('IN_TRANSIT', 'order.in-transit', 400), AT)).toEqual([
      expect.objectContaining({ type: 'CourierReported', overtaken: true }),
    ]);
    expect(typesAfter(arrived, word('RETURNED', 'order.returned', 1_000))).toEqual([
      'CourierReported',
      'OrderHeld',
    ]);
  });
});

test('a scan that newer ones have overtaken is one of the journey, and no other word is', () => {
  const onItsWay = hear(orderAt('handed over'), said('IN_TRANSIT', 200));
  const heard = (order: OrderState, word: CourierWord) => hearCourier(order, word, AT);
  const overtaken = { type: 'CourierReported', overtaken: true };
  for (const [order, word] of [
    [onItsWay, said('IN_TRANSIT', 199)],
    [hear(onItsWay, said('OUT_FOR_DELIVERY', 300)), said('IN_TRANSIT', 250)],
    [delivered, said('OUT_FOR_DELIVERY', 99)],
  ] as const)
    expect(heard(order, word)).toEqual([expect.objectContaining({ ...overtaken, status: word.status })]);
  for (const [order, word] of [
    [delivered, said('DELIVERED', 300)],
    [delivered, said('OUT_FOR_DELIVERY', 100)],
    [delivered, said('RETURNED', 300)],
    [delivered, said('NOTED', 50)],
    [orderAt('cancelling with a booked parcel'), said('IN_TRANSIT', 300)],
    [onItsWay, said('IN_TRANSIT', 199, { consignmentId: 'DC-other' })],
  ] as const)
    for (const fact of heard(order, word)) expect(fact).not.toHaveProperty('overtaken');
});

test.each(['UNSETTLED', 'UNCLEAR'] as const)('what no rule can decide (%s) is for a person', (status) => {
  for (const place of ['ready', 'handed over', 'at the door', 'delivered'] as const) {
    const order = hear(orderAt(place), said(status, 200));
    expect(holdsOf(order)).toEqual(['COURIER']);
    expect(order.parcels[0]?.lastReport).toEqual({
      word: status.toLowerCase().replace('_', '-'),
      at: later(200),
    });
  }
});

test('a parcel that came to the door in part has left the house, and a parcel on hold may not have', () => {
  expect(typesAfter(orderAt('ready'), said('UNSETTLED', 200))).toContain('ParcelHandedOver');
  expect(typesAfter(orderAt('ready'), said('UNCLEAR', 200))).not.toContain('ParcelHandedOver');
});

test('that the consignment is there is no news of a parcel that is booked', () => {
  expect(hearCourier(orderAt('ready'), said('BOOKED', 200), AT)).toEqual([]);
});

test('a word that changes nothing is noted and holds nothing', () => {
  for (const place of ['packed', 'ready', 'handed over', 'delivered'] as const) {
    expect(typesAfter(orderAt(place), said('NOTED', 200)).slice(-1)).toEqual(['CourierReported']);
    expect(holdsOf(hear(orderAt(place), said('NOTED', 200)))).toEqual([]);
  }
});

test('a stamp in the future counts as now: later scans are not older', () => {
  const ahead = said('IN_TRANSIT', 5_000 + 6 * 3_600);
  const order = after(orderAt('handed over'), ...hearCourier(orderAt('handed over'), ahead, later(200)));
  expect(order.parcels[0]?.trackedAt).toBe(later(200));
  const next = hearCourier(order, said('OUT_FOR_DELIVERY', 300), later(301));
  expect(typesOf(next)).toEqual(['ParcelTracked']);
});

test('a stamp in the future that was believed before keeps no true one back', () => {
  const scan = { parcelId: PARCEL, trackingId: 'ahead', vendorStatus: 'order.in-transit' };
  const fact: OrderFact = { type: 'ParcelTracked', ...scan, status: 'IN_TRANSIT', occurredAt: later(99_999) };
  const order = after(orderAt('handed over'), fact);
  expect(typesOf(hearCourier(order, said('OUT_FOR_DELIVERY', 5_000), AT))).toEqual(['ParcelTracked']);
});

test('a stamp of just now stays as the courier wrote it', () => {
  const now = AT.replace('Z', '+00:00');
  const [fact] = hearCourier(orderAt('handed over'), said('IN_TRANSIT', 1, { occurredAt: now }), AT);
  expect(fact).toMatchObject({ type: 'ParcelTracked', occurredAt: now });
});

test('a stamp that can not be read counts as now', () => {
  const [fact] = hearCourier(orderAt('handed over'), said('IN_TRANSIT', 1, { occurredAt: 'soon' }), AT);
  expect(fact).toMatchObject({ type: 'ParcelTracked', occurredAt: AT });
});

describe('a booking whose answer was lost', () => {
  const proving = [...TRACKING_STATUSES, ...COURIER_REMARKS].filter((one) => one !== 'BOOKING_CANCELLED');

  test.each(proving)('is proven by the word %s', (status) => {
    const order = hear(orderAt('packed'), said(status, 200, { fee: 60_00 }));
    expect(order.parcels[0]).toMatchObject({ consignmentId: 'DC1' });
    const [booked, labelled] = hearCourier(orderAt('packed'), said(status, 200, { fee: 60_00 }), AT);
    const { trackingId, vendorStatus, occurredAt } = said(status, 200);
    expect(booked).toEqual({
      ...{ type: 'ParcelBooked', parcelId: PARCEL, consignmentId: 'DC1', fee: 60_00 },
      word: { trackingId, status, vendorStatus, occurredAt },
    });
    expect(labelled).toEqual({ type: 'ParcelLabelled', parcelId: PARCEL });
  });

  test('is handed over and delivered by the words that follow', () => {
    const order = hear(orderAt('packed'), said('DELIVERED', 200));
    expect(deriveStatus(order)).toBe('DELIVERED');
    expect(order.lines[0]?.quantities).toMatchObject({ packed: 0, shipped: 0, delivered: 2 });
  });

  test('has no fee where the word tells none', () => {
    expect(hearCourier(orderAt('packed'), said('BOOKED', 200), AT)[0]).not.toHaveProperty('fee');
  });
});

describe('a word about another consignment', () => {
  test.each([['DC-OTHER'], [undefined]])('(%s) moves nothing; it is kept, and held', (consignmentId) => {
    const { consignmentId: _ours, ...word } = said('DELIVERED', 200);
    const heard = consignmentId === undefined ? word : { ...word, consignmentId };
    const facts = hearCourier(orderAt('handed over'), heard, AT);
    expect(typesOf(facts)).toEqual(['CourierReported', 'OrderHeld']);
    expect(facts[1]).toMatchObject({ notes: expect.stringContaining('the parcel has DC1') });
    expect(deriveStatus(after(orderAt('handed over'), ...facts))).toBe('SHIPPED');
  });
});

describe('a consignment that nobody has booked, while nobody books', () => {
  const pickUpCancelled = hear(orderAt('ready'), said('BOOKING_CANCELLED', 200));
  const refusedByCourier = after(orderAt('packed'), {
    type: 'ParcelBookingFailed',
    parcelId: PARCEL,
    code: 'invalid_phone',
  });
  const waiting = [
    ['the courier has cancelled the pick-up', pickUpCancelled],
    ['the courier has refused the parcel', refusedByCourier],
  ] as const;

  test.each(waiting)('proves nothing and is named to a person: %s', (_what, order) => {
    for (const status of TRACKING_STATUSES) {
      const facts = hearCourier(order, said(status, 300, { consignmentId: 'da-nobodys' }), AT);
      expect(facts).toMatchObject([
        { type: 'CourierReported', trackingId: `${status}/300` },
        { type: 'OrderHeld', reason: 'COURIER', notes: expect.stringContaining('consignment da-nobodys') },
      ]);
      const [parcel] = after(order, ...facts).parcels;
      expect(parcel).toMatchObject({ state: 'PACKED', bookingError: expect.any(String) });
      expect(parcel).not.toHaveProperty('consignmentId');
    }
  });

  test.each(waiting)('is kept beside the parcel whatever else is said of it: %s', (_what, order) => {
    for (const status of COURIER_REMARKS) {
      const [first, ...more] = typesAfter(order, said(status, 300, { consignmentId: 'da-nobodys' }));
      expect(first).toBe('CourierReported');
      expect(more.filter((type) => type !== 'OrderHeld')).toEqual([]);
    }
  });

  test.each(waiting)('proves the booking that the release of the hold asks for: %s', (_what, order) => {
    const released = after(order, { type: 'HoldReleased', reason: 'COURIER' });
    const found = hear(released, said('IN_TRANSIT', 300, { consignmentId: 'DC9' }));
    expect(found.parcels[0]).toMatchObject({ state: 'IN_TRANSIT', consignmentId: 'DC9' });
  });
});

test('a word that would prove the booking by the consignment of another parcel is kept and held alone', () => {
  for (const status of [...TRACKING_STATUSES, ...COURIER_REMARKS]) {
    const [booked] = hearCourier(orderAt('packed'), said(status, 200), AT);
    if (booked?.type !== 'ParcelBooked' || !booked.word) throw new Error('proves no booking');
    const facts = hearOfAnothersConsignment(orderAt('packed'), { ...booked, word: booked.word });
    expect(facts).toMatchObject([
      { type: 'CourierReported', parcelId: PARCEL, trackingId: `${status}/200` },
      { type: 'OrderHeld', reason: 'COURIER', notes: expect.stringMatching(/“order.*DC1, which another/) },
    ]);
    const held = after(orderAt('packed'), ...facts);
    expect(held.parcels[0]).not.toHaveProperty('consignmentId');
    expect(typesOf(hearOfAnothersConsignment(held, { ...booked, word: booked.word }))).toEqual([
      'CourierReported',
    ]);
  }
});

test('a word without a consignment proves no booking, and moves no parcel that has none', () => {
  const { consignmentId: _unnamed, ...heard } = said('DELIVERED', 200);
  expect(typesOf(hearCourier(orderAt('packed'), heard, AT))).toEqual(['CourierReported', 'OrderHeld']);
});

test('two webhooks of one word are two words, however close', () => {
  const [first, second] = ['a', 'b'].map((trackingId) => said('UNCLEAR', 200, { trackingId }));
  const order = first ? hear(orderAt('handed over'), first) : orderAt('handed over');
  expect(second && typesAfter(order, second)).toEqual(['CourierReported']);
});

describe('a parcel of a cancelled order', () => {
  const gone = after(
    orderAt('cancelling with a booked parcel'),
    { type: 'ParcelPulled', parcelId: PARCEL },
    { type: 'PaymentVoided', paymentId: '1' },
    { type: 'InventoryReleased' },
    { type: 'OrderCancelled' },
  );

  test('that the courier takes and delivers is seen by a person, and is off the shelf once', () => {
    const order = hear(gone, said('IN_TRANSIT', 200), said('DELIVERED', 300));
    expect(order.parcels[0]).toMatchObject({ state: 'DELIVERED', deliveredAt: expect.any(String) });
    expect(holdsOf(order)).toEqual(['COURIER']);
    expect(deriveStatus(order)).toBe('CANCELLED');
    expect(order).not.toHaveProperty('deliveredAt');
    expect(order.lines[0]?.quantities).toMatchObject({ shipped: 2, cancelled: 0, reserved: 0, packed: 0 });
    const taken = asEvent(gone, { type: 'ParcelTaken', parcelId: PARCEL });
    expect(stockEffects(gone, taken)).toEqual([
      { sku: 'CABLE', warehouse: 'main', onHand: -1, reserved: 0, onlyFree: true },
      { sku: 'PHONE', warehouse: 'main', onHand: -2, reserved: 0, onlyFree: true },
    ]);
    expect(typesAfter(hear(gone, said('IN_TRANSIT', 200)), said('DELIVERED', 300))).toEqual([
      'CourierReported',
    ]);
  });

  test('that is taken before it is pulled is not given back to the stock', () => {
    const cancelling = orderAt('cancelling with a booked parcel');
    const taken = asEvent(cancelling, { type: 'ParcelTaken', parcelId: PARCEL });
    expect(stockEffects(cancelling, taken)).toEqual([
      { sku: 'CABLE', warehouse: 'main', onHand: -1, reserved: -1 },
      { sku: 'PHONE', warehouse: 'main', onHand: -2, reserved: -2 },
    ]);
    const order = hear(cancelling, said('IN_TRANSIT', 200));
    const others = cancelling.undo.filter(({ kind }) => kind !== 'pullParcel');
    expect(others).not.toEqual([]);
    expect(order.undo).toEqual(others);
    expect(stockEffects(order, asEvent(order, { type: 'InventoryReleased' }))).toEqual([]);
    const done = after(order, { type: 'InventoryReleased' }, { type: 'OrderCancelled' });
    expect(done.lines[0]?.quantities).toMatchObject({ shipped: 2, cancelled: 0, packed: 0, reserved: 0 });
    expect(holdsOf(done)).toEqual(['COURIER']);
  });

  test('is taken from where its own pieces are, whatever became of the parcel beside it', () => {
    const other = { parcelId: `${PARCEL}-other`, lines: [{ lineId: '2', quantity: 1 }] };
    const order = after(
      orderAt('picking'),
      { type: 'ParcelPacked', ...other, courier: 'pathao' },
      { type: 'ParcelPacked', parcelId: PARCEL, courier: 'pathao', lines: [{ lineId: '1', quantity: 2 }] },
      { type: 'ParcelBooked', parcelId: PARCEL, consignmentId: 'DC1', fee: 60_00 },
      { type: 'CancellationRequested', reason: 'Too slow' },
      { type: 'ParcelPulled', parcelId: other.parcelId },
    );
    const taken = hear(order, said('IN_TRANSIT', 200));
    const [phones, cables] = taken.lines;
    expect(order.undo).toContainEqual({ kind: 'pullParcel', parcelId: PARCEL });
    expect(taken.undo.map(({ kind }) => kind)).not.toContain('pullParcel');
    expect(phones?.quantities).toMatchObject({ shipped: 2, packed: 0, reserved: 0 });
    expect(cables?.quantities).toMatchObject({ shipped: 0, packed: 0, reserved: 1 });
  });

  test('that is taken leaves the other parcel to be pulled', () => {
    const order = after(orderAt('picking'), ...packedInTwo, booked, ofSecond(booked), cancelled);
    const taken = hear(order, said('IN_TRANSIT', 200));
    expect(taken.undo.filter(({ kind }) => kind === 'pullParcel')).toEqual([
      { kind: 'pullParcel', parcelId: SECOND_PARCEL },
    ]);
  });

  test('has arrived only when the courier says so', () => {
    const order = hear(gone, said('IN_TRANSIT', 200), said('RETURNING', 300));
    expect(order.parcels[0]?.state).toBe('RETURNING');
    expect(order.parcels[0]).not.toHaveProperty('deliveredAt');
  });

  test('that was pulled and not given back yet leaves its reservation', () => {
    const pulled = after(orderAt('cancelling with a booked parcel'), {
      type: 'ParcelPulled',
      parcelId: PARCEL,
    });
    const order = hear(pulled, said('IN_TRANSIT', 200));
    expect(order.lines[0]?.quantities).toMatchObject({ shipped: 2, reserved: 0, packed: 0 });
  });

  test('that the courier has, whatever became of it at the door, is out of the house and told to a person', () => {
    const facts = hearCourier(gone, said('UNSETTLED', 200), AT);
    expect(typesOf(facts)).toEqual(['ParcelTaken', 'CourierReported', 'OrderHeld']);
    expect(facts[2]).toMatchObject({ notes: expect.stringMatching(/of the cancelled order/) });
  });

  test('that nobody collects is as it should be', () => {
    expect(typesAfter(gone, said('NOT_COLLECTED', 200))).toEqual(['CourierReported']);
  });

  test('tells its customer nothing', () => {
    const facts = [said('IN_TRANSIT', 200), said('DELIVERED', 300)].flatMap((word) =>
      hearCourier(gone, word, AT),
    );
    expect(typesOf(facts)).not.toContain('ParcelTracked');
    expect(typesOf(facts)).not.toContain('ParcelHandedOver');
  });
});

describe('goods that are out and not paid', () => {
  const released: OrderFact = { type: 'HoldReleased', reason: 'PAYMENT' };
  const unpaid = after(orderAt('authorization lost'), released);

  test('are held for their money when the courier takes them, or brings them', () => {
    expect(holdsOf(hear(unpaid, said('IN_TRANSIT', 200)))).toEqual(['PAYMENT']);
    const out = after(hear(unpaid, said('IN_TRANSIT', 200)), released);
    expect(holdsOf(hear(out, said('OUT_FOR_DELIVERY', 300)))).toEqual([]);
    expect(holdsOf(hear(out, said('DELIVERED', 300)))).toEqual(['PAYMENT']);
    expect(typesAfter(unpaid, said('DELIVERED', 200)).filter((type) => type === 'OrderHeld')).toHaveLength(1);
  });

  test('are held when somebody records the delivery by hand, too', () => {
    const out = after(hear(unpaid, said('IN_TRANSIT', 200)), released);
    const command = { name: 'recordDelivery', commandId: 'c', actor: SYSTEM } as const;
    const by = (status: 'DELIVERED' | 'DELIVERY_FAILED') =>
      typesOf(decide(out, { ...command, payload: { status, proof: 'Signed' } }, AT));
    expect(by('DELIVERED')).toEqual(['ParcelTracked', 'OrderHeld']);
    expect(by('DELIVERY_FAILED')).toEqual(['ParcelTracked']);
  });

  test('that are paid are not held', () => {
    expect(holdsOf(hear(orderAt('handed over'), said('DELIVERED', 300)))).toEqual([]);
  });
});

describe('a look-up', () => {
  const asked = (status: CourierWord['status'], seconds: number, vendorStatus: string): CourierWord =>
    said(status, seconds, { source: 'lookUp', vendorStatus, trackingId: `asked/${status}/${seconds}` });

  test('repeats no news, in whatever spelling and precision', () => {
    const moved = hear(orderAt('handed over'), said('IN_TRANSIT', 200));
    expect(hearCourier(moved, asked('IN_TRANSIT', 199, 'In Transit'), AT)).toEqual([]);
    const onHold = hear(moved, said('UNCLEAR', 300, { vendorStatus: 'order.on-hold' }));
    expect(hearCourier(onHold, asked('UNCLEAR', 299, 'On_Hold'), AT)).toEqual([]);
    expect(hearCourier(delivered, asked('DELIVERED', 300, 'Delivered'), AT)).toEqual([]);
    for (const news of [asked('UNCLEAR', 302, 'On_Hold'), asked('UNCLEAR', 301, 'Damaged')])
      expect(typesAfter(onHold, news)).toEqual(['CourierReported']);
  });

  test('tells what no webhook told', () => {
    expect(typesAfter(orderAt('handed over'), asked('UNSETTLED', 200, 'Partial Delivery'))).toEqual([
      'CourierReported',
      'OrderHeld',
    ]);
    expect(typesAfter(orderAt('handed over'), asked('DELIVERED', 200, 'Delivered'))).toEqual([
      'ParcelTracked',
    ]);
  });
});

test('words that an earlier release has sent mean what they meant then', () => {
  const { source: _unsaid, consignmentId: _unnamed, ...word } = said('RETURNED', 200);
  const command = { name: 'shipmentEvent', commandId: 'c', actor: SYSTEM } as const;
  expect(decide(delivered, { ...command, payload: word }, AT)).toEqual([]);
  expect(decide(delivered, { ...command, payload: said('RETURNED', 200) }, AT)).not.toEqual([]);
  expect(decide(orderAt('handed over'), { ...command, payload: { ...word, status: 'UNCLEAR' } }, AT)).toEqual(
    [],
  );
});

test('a word about a parcel that the order has not is none of it', () => {
  expect(hearCourier(orderAt('handed over'), said('DELIVERED', 200, { parcelId: 'OTHER-1' }), AT)).toEqual(
    [],
  );
  expect(
    hearCourier(after(orderAt('payment failed'), declined, cancelled), said('DELIVERED', 200), AT),
  ).toEqual([]);
});
