import { asHold, heldFor } from './holds/holds';
import { evolve } from './evolve';
import type { OrderFact } from './facts';
import type { OrderState } from './order/order';
import { deriveStatus } from './order/status';
import { CABLE, GIFT_WRAP, PEOPLE, PHONES, after, asEvent, later, newOrder } from './testing/orders';
import {
  PARCEL,
  SECOND_PARCEL,
  authorized,
  booked,
  cancelled,
  captured,
  declined,
  handedOver,
  ofSecond,
  orderAt,
  packed,
  packedInTwo,
  secondAttempt,
  tracked,
} from './testing/stages';

describe('placement', () => {
  test('begins with the stock reserved, the payment pending and both to be undone', () => {
    expect(newOrder()).toMatchObject({
      version: 1,
      revision: 1,
      payments: [{ id: '1', ordinal: 1, state: 'PENDING', amount: newOrder().totals.grand }],
      undo: [{ kind: 'releaseInventory' }, { kind: 'voidPayment', paymentId: '1' }],
    });
  });

  test('of goods that cost nothing begins with their stock reserved and nothing to pay', () => {
    const free = newOrder({ lines: [{ ...PHONES, unitPrice: 0 }], shipping: 0 });
    expect(free).toMatchObject({ payments: [], undo: [{ kind: 'releaseInventory' }] });
    expect(free.lines[0]?.quantities).toMatchObject({ ordered: 2, reserved: 2 });
  });

  test('registers no undo for what will not be done', () => {
    const free = newOrder({ lines: [{ ...GIFT_WRAP, unitPrice: 0 }], shipping: 0 });
    expect(free).toMatchObject({ payments: [], undo: [] });
  });
});

describe('goods that are sold out', () => {
  const quantitiesOf = (order: OrderState) => order.lines.map(({ quantities }) => quantities);
  const before = quantitiesOf(newOrder());
  const lacking = (...pieces: readonly { lineId: string; quantity: number }[]): OrderFact => ({
    type: 'InventoryUnavailable',
    skus: ['PHONE'],
    lacking: pieces,
  });

  test.each([1, 2])('are missing from their line (%d), and from no other', (quantity) => {
    const order = after(newOrder(), lacking({ lineId: '1', quantity }));
    expect(quantitiesOf(order)).toEqual([
      { ...before[0], reserved: 2 - quantity, cancelled: quantity },
      ...before.slice(1),
    ]);
    expect({ ...order, version: 1, lines: newOrder().lines }).toEqual(newOrder());
  });

  test('are nothing to the counts when the event names no pieces', () => {
    for (const skus of [[], ['PHONE']]) {
      const order = after(newOrder(), { type: 'InventoryUnavailable', skus });
      expect(quantitiesOf(order)).toEqual(before);
    }
  });

  test('are all cancelled with the order, the missing piece once', () => {
    const order = after(orderAt('sold out'), { type: 'InventoryReleased' });
    expect(order.lines.map(({ quantities: q }) => [q.reserved, q.cancelled])).toEqual([
      [0, 2],
      [0, 1],
      [0, 1],
    ]);
    expect(order.undo).toEqual([{ kind: 'voidPayment', paymentId: '1' }]);
  });
});

describe('undoing', () => {
  test('is registered by the event before the step, and forgotten when the step came to nothing', () => {
    expect(after(newOrder(), declined).undo).toEqual([{ kind: 'releaseInventory' }]);
    expect(orderAt('packed').undo).toContainEqual({ kind: 'pullParcel', parcelId: PARCEL });
    const pulled = after(orderAt('packed'), cancelled, { type: 'ParcelPulled', parcelId: PARCEL });
    expect(pulled.undo).not.toContainEqual({ kind: 'pullParcel', parcelId: PARCEL });
  });

  test('a parcel that is pulled gives its pieces back to the shelf', () => {
    const before = orderAt('picking').lines.map(({ quantities }) => quantities);
    const pulled = after(orderAt('picking'), packed, cancelled, { type: 'ParcelPulled', parcelId: PARCEL });
    expect(pulled.lines.map(({ quantities }) => quantities)).toEqual(before);
  });

  test('what was delivered is not counted as cancelled either, nor is a cancelled service delivered later', () => {
    const order = after(orderAt('delivered in part'), cancelled, { type: 'OrderCancelled' });
    expect(order.lines.map(({ quantities: q }) => [q.shipped, q.delivered, q.cancelled])).toEqual([
      [0, 2, 0],
      [1, 0, 0],
      [0, 0, 1],
    ]);
    const arrived = after(order, ofSecond(tracked('DELIVERED')));
    expect(arrived.lines.map(({ quantities: q }) => [q.shipped, q.delivered, q.cancelled])).toEqual([
      [0, 2, 0],
      [0, 1, 0],
      [0, 0, 1],
    ]);
  });

  test('a payment is undone once, however often the gateway speaks of it', () => {
    const undo = [{ kind: 'releaseInventory' }, { kind: 'voidPayment', paymentId: '1' }];
    expect(after(newOrder(), authorized).undo).toEqual(undo);
    expect(after(newOrder(), authorized, authorized).undo).toEqual(undo);
    expect(after(newOrder(), declined, authorized).undo).toEqual(undo);
  });

  test('of two attempts to pay, each is undone by its own name', () => {
    const stock = { kind: 'releaseInventory' };
    const undoing = (paymentId: string) => ({ kind: 'voidPayment', paymentId });
    const both = after(newOrder(), authorized, secondAttempt);
    expect(both.undo).toEqual([stock, undoing('1'), undoing('2')]);
    const failed: OrderFact = { ...declined, paymentId: '2' };
    expect(after(both, failed).undo).toEqual([stock, undoing('1')]);
    expect(after(both, { type: 'PaymentVoided', paymentId: '1' }).undo).toEqual([stock, undoing('2')]);
    const inParcel = after(both, packed, failed);
    expect(inParcel.undo).toEqual([stock, undoing('1'), { kind: 'pullParcel', parcelId: PARCEL }]);
  });

  test('a payment that the gateway won’t give free has still to be undone, and holds the order', () => {
    const before = orderAt('cancelling');
    const refused = after(before, { type: 'PaymentVoidFailed', paymentId: '1', code: 'not_voided' });
    expect(refused).toEqual({
      ...before,
      version: before.version + 1,
      holds: [asHold({ reason: 'PAYMENT', since: later(refused.version) })],
    });
  });

  test('ends with the hand-over', () => {
    expect(orderAt('handed over').undo).toEqual([]);
  });

  test('what has left the house is never counted as cancelled', () => {
    const order = after(orderAt('handed over'), cancelled, { type: 'OrderCancelled' });
    expect(order.lines[0]?.quantities).toMatchObject({ ordered: 2, shipped: 2, cancelled: 0 });
  });
});

describe('a payment', () => {
  test('that is asked for again raises the revision and can be undone', () => {
    const [payment] = newOrder().payments;
    if (!payment) throw new Error('An order to pay has a payment');
    const order = orderAt('payment failed');
    const again = after(order, { type: 'PaymentRequested', payment: { ...payment, id: '2', ordinal: 2 } });
    expect(again.revision).toBe(order.revision + 1);
    expect(again.payments.map(({ state }) => state)).toEqual(['DECLINED', 'PENDING']);
    expect(again.undo).toContainEqual({ kind: 'voidPayment', paymentId: '2' });
  });

  test('given free by the gateway holds the order; given free by a cancellation does not', () => {
    const voided: OrderFact = { type: 'PaymentVoided', paymentId: '1' };
    expect(heldFor(after(orderAt('ready'), voided))).toEqual(['PAYMENT']);
    expect(after(orderAt('cancelling'), voided).holds).toEqual([]);
  });

  test('that could not be taken holds the order; releasing the hold tries again', () => {
    const failed = after(orderAt('handed over'), {
      type: 'PaymentCaptureFailed',
      paymentId: '1',
      code: 'expired',
    });
    expect(failed).toMatchObject({ holds: [{ key: 'PAYMENT' }], payments: [{ captureError: 'expired' }] });
    const released = after(failed, { type: 'HoldReleased', reason: 'PAYMENT' });
    expect(heldFor(released)).toEqual([]);
    expect(released.payments[0]).not.toHaveProperty('captureError');
  });
});

test('a risk is kept with what made it', () => {
  const order = after(newOrder(), { type: 'RiskAssessed', score: 30, reasons: ['guest'] });
  expect(order).toEqual({ ...newOrder(), version: 2, risk: { score: 30, reasons: ['guest'] } });
});

test('a cancellation is kept with who asked for it, why and when', () => {
  const order = newOrder();
  const asked = asEvent(order, cancelled, { actor: PEOPLE.customer });
  const cancelling = evolve(order, asked);
  const kept = { reason: 'Changed my mind', by: PEOPLE.customer, requestedAt: asked.at };
  expect(cancelling.cancellation).toStrictEqual(kept);
  const end = asEvent(cancelling, { type: 'OrderCancelled' });
  expect(evolve(cancelling, end).cancellation).toStrictEqual({ ...kept, completedAt: end.at });
});

test('the bank’s page is kept while the customer has to go there, and nothing where there is none', () => {
  const needed: OrderFact = { type: 'PaymentActionRequired', paymentId: '1', reference: 'pi_1' };
  const [payment] = newOrder().payments;
  const waiting = { ...payment, state: 'ACTION_REQUIRED', reference: 'pi_1' };
  expect(after(newOrder(), needed).payments).toStrictEqual([waiting]);
  const actionUrl = 'https://bank.example/3ds';
  expect(after(newOrder(), { ...needed, actionUrl }).payments).toStrictEqual([{ ...waiting, actionUrl }]);
});

describe('a hold', () => {
  const captureFailed: OrderFact = { type: 'PaymentCaptureFailed', paymentId: '1', code: 'expired' };
  const bookingFailed: OrderFact = { type: 'ParcelBookingFailed', parcelId: PARCEL, code: 'not_served' };
  const released = (reason: 'PAYMENT' | 'COURIER'): OrderFact => ({ type: 'HoldReleased', reason });
  const heldTwice = after(orderAt('packed'), captureFailed, bookingFailed);

  test('that is released takes its own fault along and leaves the other', () => {
    expect(heldFor(heldTwice)).toEqual(['PAYMENT', 'COURIER']);
    expect(after(heldTwice, released('COURIER'))).toMatchObject({
      holds: [{ key: 'PAYMENT' }],
      payments: [{ state: 'AUTHORIZED', captureError: 'expired' }],
    });
    expect(after(heldTwice, released('COURIER')).parcels[0]).not.toHaveProperty('bookingError');
    expect(after(heldTwice, released('PAYMENT'))).toMatchObject({
      holds: [{ key: 'COURIER' }],
      parcels: [{ state: 'PACKED', bookingError: 'not_served' }],
    });
    expect(after(heldTwice, released('PAYMENT')).payments[0]).not.toHaveProperty('captureError');
  });

  test('for a review that is released leaves the faults of money and courier', () => {
    const order = after(heldTwice, { type: 'OrderHeld', reason: 'FRAUD_REVIEW' });
    expect(after(order, { type: 'HoldReleased', reason: 'FRAUD_REVIEW' })).toEqual({
      ...heldTwice,
      version: order.version + 1,
    });
  });

  test('that comes again holds the order once', () => {
    const again = after(heldTwice, { type: 'OrderHeld', reason: 'COURIER' }, captureFailed, bookingFailed);
    expect(heldFor(again)).toEqual(['PAYMENT', 'COURIER']);
  });

  test('put while the order is being cancelled keeps it open when it is cancelled, until it is released', () => {
    const put = (reason: 'PAYMENT' | 'COURIER'): OrderFact => ({ type: 'OrderHeld', reason });
    const end: OrderFact = { type: 'OrderCancelled' };
    const held = after(orderAt('cancelling'), put('PAYMENT'), put('COURIER'), put('COURIER'));
    expect(held.cancellation?.holds).toMatchObject([{ key: 'PAYMENT' }, { key: 'COURIER' }]);
    expect(after(held, end)).toMatchObject({ holds: [{ key: 'PAYMENT' }, { key: 'COURIER' }] });
    expect(after(held, end)).not.toHaveProperty('closedAt');

    const one = after(held, released('PAYMENT'), end);
    expect(heldFor(one)).toEqual(['COURIER']);
    expect(one).not.toHaveProperty('closedAt');

    const none = after(held, released('PAYMENT'), released('COURIER'), end);
    expect(none).toMatchObject({ holds: [], closedAt: expect.any(String) });
  });

  test('from before the cancellation ends with it', () => {
    const order = after(orderAt('cancelling under review'), { type: 'OrderCancelled' });
    expect(order).toMatchObject({ holds: [], closedAt: expect.any(String) });
  });

  test('put before the cancellation and released during it is none of the cancellation’s', () => {
    const order = after(orderAt('cancelling under review'), { type: 'HoldReleased', reason: 'FRAUD_REVIEW' });
    expect(heldFor(order)).toEqual([]);
    expect(order.cancellation).toEqual(orderAt('cancelling under review').cancellation);
  });
});

describe('of two parcels', () => {
  const inTwo = after(orderAt('picking'), ...packedInTwo);
  const bothOut = after(inTwo, booked, ofSecond(booked), handedOver, ofSecond(handedOver));
  const parcelsOf = (order: OrderState) => order.parcels.map(({ id, state }) => [id, state]);

  test.each<[string, OrderState, Extract<OrderFact, { readonly parcelId: string }>, string]>([
    ['is booked', inTwo, booked, 'BOOKED'],
    ['is refused', inTwo, { type: 'ParcelBookingFailed', parcelId: PARCEL, code: 'x' }, 'PACKED'],
    ['is handed over', inTwo, handedOver, 'HANDED_OVER'],
    ['is pulled', inTwo, { type: 'ParcelPulled', parcelId: PARCEL }, 'PULLED'],
    ['is scanned', bothOut, tracked('IN_TRANSIT'), 'IN_TRANSIT'],
    ['arrives', bothOut, tracked('DELIVERED'), 'DELIVERED'],
  ])('the one that %s changes and the other stays', (_, before, fact, state) => {
    const first = after(before, fact);
    const second = after(before, ofSecond(fact));
    expect(parcelsOf(first)[0]).toEqual([PARCEL, state]);
    expect(parcelsOf(second)[1]).toEqual([SECOND_PARCEL, state]);
    expect(first.parcels[1]).toEqual(before.parcels[1]);
    expect(second.parcels[0]).toEqual(before.parcels[0]);
    expect(first.lines[1]).toEqual(before.lines[1]);
    expect(second.lines[0]).toEqual(before.lines[0]);
  });

  test('the one that is pulled is undone, the other has still to be', () => {
    const pulled = after(inTwo, cancelled, { type: 'ParcelPulled', parcelId: SECOND_PARCEL });
    expect(pulled.undo.filter(({ kind }) => kind === 'pullParcel')).toEqual([
      { kind: 'pullParcel', parcelId: PARCEL },
    ]);
    expect(pulled.undo).toContainEqual({ kind: 'releaseInventory' });
  });

  test('the first that arrives delivers neither the services nor the order', () => {
    const half = after(bothOut, tracked('DELIVERED'));
    expect(half).not.toHaveProperty('deliveredAt');
    expect(half.lines.map(({ quantities }) => quantities.delivered)).toEqual([2, 0, 0]);
    const whole = after(half, ofSecond(tracked('DELIVERED')));
    expect(whole.deliveredAt).toBeDefined();
    expect(whole.lines.map(({ quantities }) => quantities.delivered)).toEqual([2, 1, 1]);
  });
});

describe('a parcel', () => {
  test('stays handed over when the courier’s answer to the booking comes after the rider', () => {
    const order = after(orderAt('packed'), handedOver, booked);
    expect(order.parcels[0]).toMatchObject({ state: 'HANDED_OVER', consignmentId: 'DC1' });
  });

  test('that the courier refused holds the order once; releasing the hold books again', () => {
    const refused = orderAt('refused by the courier');
    expect(heldFor(refused)).toEqual(['COURIER']);
    const released = after(refused, { type: 'HoldReleased', reason: 'COURIER' });
    expect(released.parcels[0]).not.toHaveProperty('bookingError');
  });

  test('delivers the order’s services along with it', () => {
    const order = orderAt('delivered');
    expect(order.lines.map(({ quantities }) => quantities.delivered)).toEqual([2, 1, 1]);
    expect(order.deliveredAt).toBeDefined();
  });

  test('begins packed, and nobody has seen it yet', () => {
    expect(orderAt('packed').parcels).toStrictEqual([
      {
        id: PARCEL,
        courier: 'pathao',
        state: 'PACKED',
        lines: packed.lines,
        failedAttempts: 0,
        seen: [],
      },
    ]);
  });

  test('says when it arrived, and not before', () => {
    expect(orderAt('at the door').parcels[0]).not.toHaveProperty('deliveredAt');
    expect(orderAt('at the door').parcels[0]?.trackedAt).toBe(later(100));
    const order = orderAt('delivered');
    expect(order.parcels[0]?.deliveredAt).toBe(order.deliveredAt);
  });

  test('counts the attempts that failed at the door, and nothing else', () => {
    const twice = after(orderAt('delivery failed'), tracked('DELIVERY_FAILED', 200));
    expect(after(twice, tracked('OUT_FOR_DELIVERY', 300)).parcels[0]?.failedAttempts).toBe(2);
  });

  test('delivers the order though a piece of it was missing', () => {
    const lacking: OrderFact = {
      type: 'InventoryUnavailable',
      skus: ['PHONE'],
      lacking: [{ lineId: '1', quantity: 1 }],
    };
    const one: OrderFact = { ...packed, lines: [{ lineId: '1', quantity: 1 }] };
    const order = after(newOrder({ lines: [PHONES] }), lacking, authorized, one, handedOver);
    expect(deriveStatus(order)).toBe('SHIPPED');
    expect(deriveStatus(after(order, tracked('DELIVERED')))).toBe('DELIVERED');
  });

  test('the order was delivered when it first was', () => {
    const order = orderAt('delivered');
    expect(after(order, { type: 'ServicesFulfilled' }).deliveredAt).toBe(order.deliveredAt);
  });

  test('the order is delivered with its last parcel, not before', () => {
    const first: OrderFact = { ...packed, lines: [{ lineId: '1', quantity: 1 }] };
    const second: OrderFact = { ...packed, parcelId: 'ORDER-2', lines: [{ lineId: '1', quantity: 1 }] };
    const half = after(newOrder({ lines: [PHONES] }), first, second, handedOver, tracked('DELIVERED'));
    expect(half.deliveredAt).toBeUndefined();
    const rest = { ...tracked('DELIVERED'), parcelId: 'ORDER-2' };
    expect(after(half, { ...handedOver, parcelId: 'ORDER-2' }, rest).deliveredAt).toBeDefined();
  });

  test('remembers a bounded number of scans', () => {
    const scans = Array.from({ length: 100 }, (_, n) => tracked('IN_TRANSIT', n));
    const [parcel] = after(orderAt('handed over'), ...scans).parcels;
    expect(parcel?.seen).toHaveLength(30);
    expect(parcel?.seen.at(-1)).toBe('IN_TRANSIT@99');
  });
});

describe('answers to commands', () => {
  const answer = (order: OrderState, n: number): OrderState =>
    evolve(
      order,
      asEvent(
        order,
        { type: 'NoteAdded', noteId: `N${n}`, visibility: 'staff' },
        { actor: PEOPLE.support, command: { id: `command-${n}`, hash: `hash-${n}` } },
      ),
    );

  test('are remembered with the version they made', () => {
    expect(answer(newOrder(), 1).answered).toEqual([{ id: 'command-1', hash: 'hash-1', version: 2 }]);
  });

  test('keep a refusal, so that a repeat hears it again', () => {
    const order = newOrder();
    const refused: OrderFact = { type: 'CommandRefused', name: 'pack', code: 'not-allowed', detail: 'No.' };
    const told = evolve(order, asEvent(order, refused, { command: { id: 'c', hash: 'h' } }));
    expect(told.answered).toEqual([
      { id: 'c', hash: 'h', version: 2, refusal: { code: 'not-allowed', detail: 'No.' } },
    ]);
    expect({ ...told, version: 1, answered: [] }).toEqual(order);
  });

  test('stand once per command, though it made several events', () => {
    const order = newOrder();
    const command = { id: 'c', hash: 'h' };
    const first = evolve(order, asEvent(order, { type: 'PickingStarted' }, { command }));
    const second = evolve(first, asEvent(first, packed, { command }));
    expect(second.answered).toEqual([{ id: 'c', hash: 'h', version: 3 }]);
  });

  test('are bounded, the oldest forgotten first', () => {
    const order = Array.from({ length: 80 }, (_, n) => n).reduce(answer, newOrder());
    expect(order.answered).toHaveLength(50);
    expect(order.answered.at(-1)?.id).toBe('command-79');
  });
});

test('the revision rises with commercial changes only: no scan spoils an edit', () => {
  const { revision } = newOrder();
  expect(orderAt('closed').revision).toBe(revision);
  expect(after(orderAt('confirmed'), cancelled).revision).toBe(revision + 1);
});

test('a closed order that opens again is closed no more, and closing ends the reopening', () => {
  const reopened = orderAt('reopened');
  expect(reopened).not.toHaveProperty('closedAt');
  expect(reopened.reopenedUntil).toBe(later(9_999));
  const closed = after(reopened, { type: 'OrderClosed' });
  expect(closed).not.toHaveProperty('reopenedUntil');
  expect(closed.closedAt).toBeDefined();
});

test('no event changes the state it is given', () => {
  const order = newOrder({ lines: [PHONES, CABLE] });
  const frozen = JSON.stringify(order);
  after(order, authorized, { type: 'OrderConfirmed' }, packed, booked, handedOver, captured);
  expect(JSON.stringify(order)).toBe(frozen);
});
