import { concernsErp, erpFacts } from './erp';
import { after } from '../testing/orders';
import { booked, captured, handedOver, orderAt, packed, type Place } from '../testing/stages';
import type { OrderFact } from '../facts';

const concerned = (place: Place, fact: OrderFact): boolean => {
  const order = orderAt(place);
  return concernsErp(order, after(order, fact), [fact]);
};

test.each<[Place, OrderFact]>([
  ['confirmed', packed],
  ['packed', booked],
  ['ready', handedOver],
  ['handed over', captured],
  ['confirmed', { type: 'CancellationRequested', reason: 'Too slow' }],
])('an order that is %s and changes commercially concerns the ERP', (place, fact) => {
  expect(concerned(place, fact)).toBe(true);
});

test.each<[Place, OrderFact]>([
  ['confirmed', { type: 'NoteAdded', noteId: 'N1', visibility: 'staff' }],
  ['confirmed', { type: 'OrderHeld', reason: 'COURIER' }],
  ['ready', { type: 'ParcelLabelled', parcelId: 'ORDER-1' }],
  ['confirmed', { type: 'CommandRefused', name: 'pay', code: 'not-allowed', detail: 'Paid.' }],
  ['delivered', { type: 'OrderClosed' }],
])('an order that is %s and changes in a way of no commercial interest does not: %j', (place, fact) => {
  expect(concerned(place, fact)).toBe(false);
});

test('somebody who asks for a push gets one, though nothing changed', () => {
  expect(concerned('closed', { type: 'ErpPushRequested' })).toBe(true);
});

test('one fact that the ERP asks for is enough, whatever is recorded with it', () => {
  const order = orderAt('closed');
  expect(concernsErp(order, order, [{ type: 'NoteAdded' }, { type: 'ErpPushRequested' }])).toBe(true);
});

test('the ERP is told of every line how many pieces are where, and of every parcel who has it', () => {
  const { lines, parcels } = erpFacts(orderAt('ready'));
  expect(lines.map(({ id, sku, quantities }) => [id, sku, quantities.ordered, quantities.packed])).toEqual([
    ['1', 'PHONE', 2, 2],
    ['2', 'CABLE', 1, 1],
    ['3', 'WRAP', 1, 0],
  ]);
  expect(parcels).toEqual([{ id: 'ORDER-1', courier: 'pathao', consignmentId: expect.any(String) }]);
  expect(erpFacts(orderAt('packed')).parcels).toMatchObject([{ consignmentId: null }]);
});

test('what the ERP is told holds no policy, no actor and no answers', () => {
  expect(Object.keys(erpFacts(orderAt('delivered'))).sort()).toEqual([
    'lines',
    'parcels',
    'paymentStatus',
    'revision',
    'status',
    'totals',
  ]);
});
