import { allowedStatuses, COMMAND_OF_STATUS } from './setStatus';
import { malformation } from '../commandShape';
import type { SettableStatus } from './status';
import { SETTABLE_STATUSES } from './status';
import type { OrderFact } from '../facts';
import { PEOPLE, after } from '../testing/orders';
import { given } from '../testing/given';
import { PLACES, orderAt } from '../testing/stages';

test.each(SETTABLE_STATUSES)('the command behind %s is well formed and named like its rule', (status) => {
  const { action, command } = COMMAND_OF_STATUS[status];
  const { name, payload } = command('As agreed');
  expect(name).toBe(action);
  expect(malformation(name, payload)).toBeUndefined();
});

test('what a person vouches for needs their word on it; what the order shows does not', () => {
  const notes = SETTABLE_STATUSES.map((status) => [status, COMMAND_OF_STATUS[status].notes]);
  expect(Object.fromEntries(notes)).toEqual({
    PROCESSING: undefined,
    READY: undefined,
    SHIPPED: undefined,
    OUT_FOR_DELIVERY: undefined,
    DELIVERY_FAILED: 'reason',
    DELIVERED: 'proof',
    CANCELLED: 'reason',
  });
});

/** The fact that a status comes of. */
const LEADS_TO: Readonly<Record<SettableStatus, OrderFact['type']>> = {
  PROCESSING: 'PickingStarted',
  READY: 'ParcelPacked',
  SHIPPED: 'ParcelHandedOver',
  OUT_FOR_DELIVERY: 'ParcelTracked',
  DELIVERY_FAILED: 'ParcelTracked',
  DELIVERED: 'ParcelTracked',
  CANCELLED: 'CancellationRequested',
};

test.each(PLACES)('every status offered to an order that is %s can be set', (place) => {
  const order = orderAt(place);
  for (const status of allowedStatuses(order, PEOPLE.admin)) {
    given(order)
      .when('setStatus', { status, notes: 'As agreed' }, PEOPLE.admin)
      .yields(
        ...(status === 'READY' && order.pickingAt === undefined ? [{ type: 'PickingStarted' } as const] : []),
        expect.objectContaining({ type: LEADS_TO[status] }),
      );
  }
});

test('a status that is not offered is refused and changes nothing', () => {
  for (const place of PLACES) {
    const order = orderAt(place);
    const offered = allowedStatuses(order, PEOPLE.admin);
    for (const status of SETTABLE_STATUSES.filter((one) => !offered.includes(one))) {
      given(order)
        .when('setStatus', { status, notes: 'Please' }, PEOPLE.admin)
        .isRefused('illegal-transition', /^[A-Z].+\.$/);
    }
  }
});

test.each([
  ['picking', /^Picking has begun\.$/],
  ['packed', /^The goods are packed\.$/],
  ['ready', /^The goods are packed\.$/],
  ['handed over', /^A parcel is with the courier\.$/],
  ['shipped in part', /^A parcel is with the courier\.$/],
  ['on its way back', /^A parcel is with the courier\.$/],
  ['delivered', /^The order has been delivered\.$/],
] as const)('who asks to pick an order that is %s hears where it is', (place, sentence) => {
  given(orderAt(place))
    .when('setStatus', { status: 'PROCESSING' }, PEOPLE.admin)
    .isRefused('illegal-transition', sentence);
});

test('who asks to pick an order whose parcel came back hears that it did', () => {
  given(after(orderAt('back in the house'), { type: 'HoldReleased', reason: 'COURIER' }))
    .when('setStatus', { status: 'PROCESSING' }, PEOPLE.admin)
    .isRefused('illegal-transition', /^A parcel has come back\.$/);
});

test('a status is forbidden to whoever may never do what leads to it, wherever the order is', () => {
  for (const place of PLACES) {
    given(orderAt(place))
      .when('setStatus', { status: 'CANCELLED', notes: 'Please' }, PEOPLE.warehouse)
      .isRefused('forbidden', /^[A-Z].+\.$/);
  }
});
