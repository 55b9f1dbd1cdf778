import { allowedActions } from '../actions';
import { entriesFrom, holdingsOf } from '../ledger/ledger';
import { toGiveBack } from '../payment/amounts';
import type { OrderFact } from '../facts';
import { SYSTEM } from '../people/actor';
import { given } from '../testing/given';
import { PEOPLE, after } from '../testing/orders';
import { SECOND_PARCEL, handedOver, ofSecond, orderAt, tracked } from '../testing/stages';

const held: OrderFact = { type: 'OrderHeld', reason: 'COURIER' };
const released: OrderFact = { type: 'HoldReleased', reason: 'COURIER' };
const unpaid: OrderFact = { type: 'OrderHeld', reason: 'PAYMENT' };
const back = orderAt('back in the house');

test('an order whose parcel came back stays held: without its hold it would wait for nobody', () => {
  given(back)
    .when('release', { reason: 'COURIER' })
    .isRefused('not-allowed', /came back/);
  given(back)
    .when('releaseHold', { key: 'COURIER' })
    .isRefused('not-allowed', /came back/);
  expect(allowedActions(back, PEOPLE.admin).filter((name) => name.startsWith('release'))).toEqual([]);
});

describe('once its money is given back', () => {
  const { grand } = back.totals;
  const asked: OrderFact = {
    ...{ type: 'RefundRequested', refundId: '1', amount: grand, reason: 'UNDELIVERED' },
    from: [{ ordinal: 1, paymentId: '1', amount: grand }],
  };
  const refunded = (amount: number): OrderFact => ({
    ...{ type: 'RefundSucceeded', refundId: '1', ordinal: 1, paymentId: '1', reference: 're_1', amount },
  });

  test('the order can be cancelled, which ends the hold; it is not released before, or the order would wait for nobody', () => {
    const order = after(back, asked, refunded(grand));
    const cancelled: OrderFact = { type: 'CancellationRequested', reason: 'It came back' };
    given(order)
      .when('release', { reason: 'COURIER' })
      .isRefused('not-allowed', /can be cancelled/);
    given(order).when('cancel', { reason: 'It came back' }).yields(cancelled);
    expect(after(order, cancelled, { type: 'OrderCancelled' }).holds).toEqual([]);
  });

  test('but for what the delivery cost, staff can cancel it: that is kept, owed to nobody, and in the books', () => {
    const { shipping } = back.totals;
    const facts = [
      {
        ...asked,
        amount: grand - shipping,
        from: [{ ordinal: 1, paymentId: '1', amount: grand - shipping }],
      },
      refunded(grand - shipping),
    ];
    const order = after(back, ...facts);
    const cancelled: OrderFact = { type: 'CancellationRequested', reason: 'It came back', kept: shipping };
    given(order).when('cancel', { reason: 'It came back' }, PEOPLE.support).yields(cancelled);
    for (const buyer of [PEOPLE.customer, PEOPLE.checkout])
      given(order)
        .when('cancel', { reason: 'It came back' }, buyer)
        .isRefused('not-allowed', /refund/);
    const over = after(order, cancelled, { type: 'OrderCancelled' });
    expect([over.holds, over.closedAt === undefined, toGiveBack(over)]).toEqual([[], false, 0]);
    expect(holdingsOf(over)).toEqual(holdingsOf(order));
    expect(
      entriesFrom(new Map(), over).reduce(
        (sum, { debit, credit, amount }) =>
          sum + (debit === 'gateway:stripe' ? amount : 0) - (credit === 'gateway:stripe' ? amount : 0),
        0,
      ),
    ).toBe(shipping);
    const later = { type: 'PaymentCaptured', paymentId: '1', reference: 'pi_1', amount: grand + 1 } as const;
    expect(toGiveBack(after(over, later))).toBe(1);
  });

  test('in part, neither', () => {
    const order = after(back, asked, refunded(grand - back.totals.shipping - 1));
    given(order)
      .when('release', { reason: 'COURIER' })
      .isRefused('not-allowed', /came back/);
    given(order)
      .when('cancel', { reason: 'It came back' })
      .isRefused('not-allowed', /refund/);
  });
});

test('another hold of it can be released, and nobody is offered this one with it', () => {
  const order = after(back, unpaid);
  given(order)
    .when('release', { reason: 'PAYMENT' }, PEOPLE.finance)
    .yields({ type: 'HoldReleased', reason: 'PAYMENT' });
  given(order)
    .when('release', { reason: 'COURIER' })
    .isRefused('not-allowed', /came back/);
  expect(allowedActions(order, PEOPLE.finance)).toEqual(expect.arrayContaining(['release', 'releaseHold']));
  expect(allowedActions(order, PEOPLE.warehouse).filter((name) => name.startsWith('release'))).toEqual([]);
});

describe('while another parcel of it is to go', () => {
  const oneBack = after(orderAt('shipped in part'), tracked('RETURNED'), held);
  const free = after(oneBack, released, ofSecond(handedOver));

  test('the hold can be released, or that would never leave', () => {
    given(oneBack).when('release', { reason: 'COURIER' }).yields(released);
    given(after(oneBack, ofSecond(handedOver)))
      .when('release', { reason: 'COURIER' })
      .yields(released);
  });

  test('its arrival holds the order again, by the courier’s word and by hand', () => {
    const word = { ...ofSecond(tracked('DELIVERED', 300)), source: 'webhook', consignmentId: 'DC1' } as const;
    const { type: _fact, ...payload } = word;
    const facts = [
      expect.objectContaining({ type: 'ParcelTracked', parcelId: SECOND_PARCEL }),
      expect.objectContaining({ type: 'OrderHeld', reason: 'COURIER' }),
    ];
    given(free)
      .when('shipmentEvent', payload, SYSTEM)
      .yields(...facts);
    given(free)
      .when('recordDelivery', { status: 'DELIVERED', proof: 'Signed' })
      .yields(...facts);
  });
});

test('a cancelled order’s parcel that was got back is done with', () => {
  const taken: OrderFact = { type: 'ParcelTaken', parcelId: 'ORDER-1' };
  const order = after(orderAt('cancelling with a booked parcel'), taken, held, tracked('RETURNED'));
  expect(order.cancellation).toBeDefined();
  given(order).when('release', { reason: 'COURIER' }).yields(released);
});
