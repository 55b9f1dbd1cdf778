import { cashToCollect } from '../../cash/cashFor';
import { grandOf } from '../../money/totals';
import { heldFor } from '../../holds/holds';
import { amountToCapture } from '../../payment/capture';
import { isPaid, toGiveBack } from '../../payment/amounts';
import { COMMAND_AT, command, given } from '../../testing/given';
import { after, newOrder, PEOPLE, PHONES } from '../../testing/orders';
import { authorized, captured, orderAt, packed, shortOfCable } from '../../testing/stages';
import { stockEffects } from '../../stock/stockEffects';
import { decide } from '../../decide';
import { asEvent } from '../../testing/orders';
import { reservedAt } from '../allocation';
import type { OrderState } from '../../order/order';
import { giveUp } from './giveUp';
import { hasTriesLeft, isSeeking, piecesSought } from './reallocation';
import { takeElsewhere } from './takeElsewhere';

const inTwo = (): OrderState =>
  after(
    newOrder({
      allocation: [
        { lineId: '1', warehouse: 'north', quantity: 1 },
        { lineId: '1', warehouse: 'main', quantity: 1 },
        { lineId: '2', warehouse: 'main', quantity: 1 },
      ],
    }),
    ...[authorized, { type: 'OrderConfirmed' } as const],
  );
const wishing = (order: OrderState): OrderState => ({ ...order, deliveryWish: 'cancel-the-rest' });
const short = (order: OrderState, quantity = 1, lineId = '1', warehouse = 'main'): OrderState =>
  after(order, { type: 'PicksShort', warehouse, reason: 'DAMAGED', lines: [{ lineId, quantity }] });

test('what picking doesn’t find is sought, leaves the count there, and only there', () => {
  const order = inTwo();
  const [picking, fact] = decide(
    order,
    command(
      'shortPick',
      { warehouse: 'north', lines: [{ lineId: '1', quantity: 1 }], reason: 'WRONG_PIECE' },
      PEOPLE.warehouse,
    ),
    COMMAND_AT,
  );
  expect([picking?.type, fact?.type]).toEqual(['PickingStarted', 'PicksShort']);
  const now = after(order, ...(picking ? [picking] : []), ...(fact ? [fact] : []));
  expect(piecesSought(now)).toEqual([{ lineId: '1', sku: 'PHONE', quantity: 1 }]);
  expect(reservedAt(now)).toEqual([
    { lineId: '1', warehouse: 'main', quantity: 1 },
    { lineId: '2', warehouse: 'main', quantity: 1 },
  ]);
  expect(now.reallocation).toEqual({
    tries: 1,
    leftOut: [{ warehouse: 'north', sku: 'PHONE', because: 'WRONG_PIECE' }],
  });
  expect(fact && stockEffects(order, asEvent(order, fact))).toEqual([
    {
      ...{ sku: 'PHONE', warehouse: 'north' },
      onHand: -1,
      reserved: -1,
      kind: 'ADJUST',
      reason: 'WRONG_PIECE',
    },
  ]);
});

test.each([
  [[{ lineId: '9', quantity: 1 }], '/lines/0/lineId'],
  [[{ lineId: '2', quantity: 1 }], '/lines/0/lineId'],
  [[{ lineId: '1', quantity: 2 }], '/lines/0/quantity'],
  [
    [
      { lineId: '1', quantity: 1 },
      { lineId: '1', quantity: 1 },
    ],
    '/lines/1/lineId',
  ],
])('of pieces that are not to be picked there nothing can be missing: %j', (lines, pointer) => {
  const payload = { warehouse: 'north', lines, reason: 'NOT_FOUND' } as const;
  expect(() => decide(inTwo(), command('shortPick', payload, PEOPLE.warehouse), COMMAND_AT)).toThrow(
    expect.objectContaining({
      code: 'validation',
      extra: { errors: [expect.objectContaining({ pointer })] },
    }),
  );
});

test('where nothing of the order lies neither is said, nor another reason without its words', () => {
  const lines = [{ lineId: '1', quantity: 1 }];
  given(inTwo())
    .when('shortPick', { warehouse: 'moon', lines, reason: 'NOT_FOUND' }, PEOPLE.warehouse)
    .isRefused('not-allowed', /packed in: north, main/);
  given(inTwo())
    .when('refuseAllocation', { warehouse: 'moon', reason: 'CLOSED' }, PEOPLE.warehouse)
    .isRefused('not-allowed', /packed in: north, main/);
  given(inTwo())
    .when('refuseAllocation', { warehouse: 'main', reason: 'OTHER' }, PEOPLE.warehouse)
    .isRefused('validation', /Say what/);
});

test('a warehouse that refuses gives all its pieces free, keeps them, and is left out for all products', () => {
  const order = inTwo();
  const [fact] = decide(
    order,
    command('refuseAllocation', { warehouse: 'main', reason: 'CLOSED' }, PEOPLE.warehouse),
    COMMAND_AT,
  );
  const now = fact ? after(order, fact) : order;
  expect(reservedAt(now)).toEqual([{ lineId: '1', warehouse: 'north', quantity: 1 }]);
  expect(now.reallocation?.leftOut).toEqual([{ warehouse: 'main', because: 'CLOSED' }]);
  expect(fact && stockEffects(order, asEvent(order, fact))).toEqual([
    { sku: 'CABLE', warehouse: 'main', onHand: 0, reserved: -1 },
    { sku: 'PHONE', warehouse: 'main', onHand: 0, reserved: -1 },
  ]);
});

test('what is found elsewhere is held there, from several places as well, and what isn’t waits for a person', () => {
  const order = short(inTwo());
  const all = short(order, 1, '1', 'north');
  expect(takeElsewhere(all, [{ lineId: '1', warehouse: 'south', quantity: 1 }])).toEqual([
    { type: 'PiecesReallocated', allotted: [{ lineId: '1', warehouse: 'south', quantity: 1 }] },
    { type: 'OrderHeld', reason: 'SHORTAGE', notes: 'PHONE' },
  ]);
  const found = [
    { lineId: '1', warehouse: 'south', quantity: 1 },
    { lineId: '1', warehouse: 'main', quantity: 1 },
  ];
  const taken = after(all, ...takeElsewhere(all, found));
  expect([isSeeking(taken), taken.lines[0]?.quantities.reserved, taken.holds]).toEqual([false, 2, []]);
  expect(taken.allocation).toEqual([{ lineId: '1', warehouse: 'south', quantity: 1 }]);
  expect(takeElsewhere(taken, found)).toEqual([]);
  expect(takeElsewhere(after(all, { type: 'CancellationRequested', reason: 'No' }), found)).toEqual([]);
});

test('a person who has it looked for again begins anew: with all warehouses, and all tries', () => {
  const { policy, ...rest } = orderAt('short of pieces');
  const held = short(short({ ...rest, policy }));
  expect([hasTriesLeft(held), hasTriesLeft({ ...held, policy: { ...policy, allocationTries: 2 } })]).toEqual([
    true,
    false,
  ]);
  expect(hasTriesLeft({ ...held, reallocation: { tries: 4, leftOut: [] } })).toBe(false);
  const [fact] = decide(held, command('reallocate', {}, PEOPLE.support), COMMAND_AT);
  expect(fact).toEqual({ type: 'HoldReleased', reason: 'SHORTAGE' });
  const again = fact ? after(held, fact) : held;
  expect([again.reallocation, again.holds, isSeeking(again)]).toEqual([undefined, [], true]);
  given(held)
    .when('releaseHold', { key: 'SHORTAGE' }, PEOPLE.support)
    .isRefused('not-allowed', /No hold/);
});

describe('pieces that are cancelled because nobody has them', () => {
  const cancelled = (order: OrderState): OrderState => after(order, ...giveUp(order));

  test('lower the price by what they cost, and less is taken of what is reserved', () => {
    const before = short(wishing(inTwo()), 1, '2');
    const now = cancelled(before);
    expect(before.totals.grand - now.totals.grand).toBe(500_00);
    expect(grandOf(now.totals)).toBe(now.totals.grand);
    const [payment] = now.payments;
    expect(payment && amountToCapture(now, payment)).toBe(now.totals.grand);
    expect([isPaid(now), now.refunds, heldFor(now)]).toEqual([true, undefined, []]);
  });

  test('are given back where they were taken, once, in their share of the discount and the tax', () => {
    const taxed = newOrder({
      lines: [{ ...PHONES, quantity: 3, unitPrice: 333_33, discount: 100, taxRate: 1_500 }],
      terms: { taxOnTop: true, discount: 77 },
    });
    const order = after(wishing(taxed), authorized, { type: 'OrderConfirmed' }, captured);
    const once = cancelled(short(order));
    const twice = cancelled(short(once));
    for (const now of [once, twice]) expect(grandOf(now.totals)).toBe(now.totals.grand);
    const back = (twice.refunds ?? []).reduce((sum, { amount }) => sum + amount, 0);
    expect(back).toBe(taxed.totals.grand - twice.totals.grand);
    expect(back).toBe(Math.ceil((2 * (taxed.lines[0]?.total ?? 0)) / 3));
    expect(once.refunds?.[0]).toMatchObject({
      reason: 'Not in stock',
      amount: order.totals.grand - once.totals.grand,
    });
    const all = (twice.refunds ?? []).flatMap(({ moves }) => moves);
    const made = after(
      twice,
      ...all.map(({ ordinal, amount, paymentId }, index) => ({
        ...({ type: 'RefundSucceeded', refundId: String(index + 1), ordinal, paymentId, amount } as const),
        reference: `re_${ordinal}`,
      })),
    );
    expect(toGiveBack(made)).toBe(0);
  });

  test('are not collected at the door', () => {
    const cod = after(newOrder({ method: 'cod' }), { type: 'OrderConfirmed' });
    const now = cancelled(short(wishing(cod), 1, '2'));
    expect([now.payments[0]?.amount, isPaid(now)]).toEqual([now.totals.grand, true]);
    expect(cashToCollect(now)).toBe(now.totals.grand);
    const [fact] = decide(now, command('pack', {}, PEOPLE.warehouse), COMMAND_AT).slice(-1);
    expect(fact).toMatchObject({ type: 'ParcelPacked', cash: { due: now.totals.grand } });
  });

  test('end an order of which all else has arrived, and cancel one of which nothing is left', () => {
    const alone = after(
      wishing(newOrder({ lines: [PHONES] })),
      ...[authorized, { type: 'OrderConfirmed' } as const],
    );
    expect(giveUp(short(alone, 2)).map(({ type }) => type)).toEqual([
      'InventoryUnavailable',
      'CancellationRequested',
    ]);
    const sent = after(short(alone), { ...packed, lines: [{ lineId: '1', quantity: 1 }] });
    expect(giveUp(sent)[0]?.type).toBe('PiecesCancelled');
  });

  test('are those that nobody has alone: without the wish a person decides', () => {
    expect(giveUp(after(inTwo(), shortOfCable))).toEqual([
      { type: 'OrderHeld', reason: 'SHORTAGE', notes: 'CABLE' },
    ]);
    expect(giveUp(inTwo())).toEqual([]);
  });
});
