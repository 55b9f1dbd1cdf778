import type { OrderFact } from '../../../../domain/facts';
import type { OrderState } from '../../../../domain/order/order';
import { DEMO_POLICY } from '../../../../domain/order/policy';
import { after, later, newOrder } from '../../../../domain/testing/orders';
import { handedOver, orderAt, type Place } from '../../../../domain/testing/stages';
import { parcelOf } from '../vendorRecords';
import { waitsFor } from './waiting';

const NOTHING = { intents: [], refunds: [], consignments: [], messages: [], erp: [] };

const look = (state: OrderState, takenAt = later(60)) => waitsFor(state, { takenAt, vendors: NOTHING });

test.each<[Place, ReturnType<typeof waitsFor>['for']]>([
  ['placed', 'nobody'],
  ['waiting for the bank', 'person'],
  ['payment unknown', 'nobody'],
  ['payment failed', 'person'],
  ['under review', 'person'],
  ['confirmed', 'person'],
  ['packed', 'nobody'],
  ['refused by the courier', 'person'],
  ['handed over', 'nobody'],
  ['delivered', 'time'],
  ['closed', 'closed'],
  ['reopened', 'time'],
  ['cancelling', 'nobody'],
  ['cancelled', 'closed'],
])('an order that is %s waits for %s', (place, whom) => {
  expect(look(orderAt(place)).for).toBe(whom);
});

test('an order of which a part is paid waits for whoever it is held for, and for nobody once it is not', () => {
  const short: OrderFact = { type: 'PaymentAuthorized', paymentId: '1', reference: 'pi_1', amount: 1 };
  const held = after(orderAt('placed'), short, { type: 'OrderHeld', reason: 'PAYMENT' });
  expect(look(held).for).toBe('person');
  expect(look(after(held, { type: 'HoldReleased', reason: 'PAYMENT' })).for).toBe('nobody');
});

test('a deadline that has passed is no reason to wait', () => {
  const muchLater = later(100 * 86_400);
  const places: Place[] = ['waiting for the bank', 'payment failed', 'delivered', 'reopened'];
  expect(places.map((place) => look(orderAt(place), muchLater).for)).toEqual(places.map(() => 'nobody'));
});

test('a hold whose end has passed is no reason to wait, unless it can’t end by itself', () => {
  const held: OrderFact = {
    ...{ type: 'OrderHeld', reason: 'MANUAL', key: 'call-first', until: later(500), default: 'cancel' },
  };
  const order = after(orderAt('ready'), held);
  expect([look(order, later(499)).for, look(order, later(520)).for]).toEqual(['person', 'nobody']);
  expect(look(after(order, handedOver), later(520)).for).toBe('person');
});

test('where nobody packs by hand, a confirmed order must not wait for it', () => {
  const confirmed: OrderFact[] = [
    { type: 'PaymentAuthorized', paymentId: '1', reference: 'pi_1' },
    { type: 'OrderConfirmed' },
  ];
  expect(look(after(newOrder({ policy: DEMO_POLICY }), ...confirmed)).for).toBe('nobody');
});

test('a parcel on its way is the courier’s to move, one that arrived unnoticed is not', () => {
  const parcel = parcelOf('ORDER-1', 'DC1');
  const seen = (consignment: typeof parcel) =>
    waitsFor(orderAt('handed over'), {
      takenAt: later(60),
      vendors: { ...NOTHING, consignments: [consignment] },
    }).for;
  expect([seen({ ...parcel, word: 'in-transit', movesAt: 1 }), seen(parcel)]).toEqual(['time', 'nobody']);
});
