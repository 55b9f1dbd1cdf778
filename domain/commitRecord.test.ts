import { recordOf, shownOf } from './commitRecord';
import type { OrderFact } from './facts';
import { after, asEvent } from './testing/orders';
import { handedOver, orderAt, type Place } from './testing/stages';

const record = (place: Place, fact: OrderFact) => {
  const before = orderAt(place);
  return recordOf(before, [asEvent(before, fact)]);
};

test('a commit’s answer has its events as they are', () => {
  const before = orderAt('ready');
  const events = [asEvent(before, handedOver)];
  expect(recordOf(before, events).events).toEqual(events);
});

test.each<[Place, OrderFact, readonly string[]]>([
  ['ready', handedOver, ['notifications', 'erp']],
  ['confirmed', { type: 'NoteAdded', noteId: 'N1', visibility: 'customer' }, ['notifications']],
  ['confirmed', { type: 'NoteAdded', noteId: 'N1', visibility: 'staff' }, []],
  ['confirmed', { type: 'PickingStarted' }, ['erp']],
  ['closed', { type: 'ErpPushRequested' }, ['erp']],
])('of an order that is %s, after %j, are due: %j', (place, fact, due) => {
  expect(record(place, fact).due).toEqual(due);
});

test('what is shown is the order after the events: its status, its payment status and every reason that holds it', () => {
  expect(record('ready', handedOver).shown).toEqual({
    status: 'SHIPPED',
    paymentStatus: 'AUTHORIZED',
    holds: [],
  });
  const held = after(
    orderAt('ready'),
    { type: 'OrderHeld', reason: 'COURIER' },
    { type: 'OrderHeld', reason: 'PAYMENT' },
    { type: 'OrderHeld', reason: 'MANUAL', key: 'call-first' },
    { type: 'OrderHeld', reason: 'MANUAL', key: 'recount' },
  );
  expect(shownOf(held)).toEqual({
    status: 'READY',
    paymentStatus: 'AUTHORIZED',
    holds: ['COURIER', 'PAYMENT', 'MANUAL'],
  });
});
