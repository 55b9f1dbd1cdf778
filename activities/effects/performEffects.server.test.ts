import type { OrderFact } from '../../domain/facts';
import { ProviderUnavailable } from '../../providers/errors';
import { QUICK_POLICY, createOrderWorld, type OrderWorld } from '../../test/world/orderWorld';
import { performEffects } from './performEffects';

let world: OrderWorld;

beforeAll(async () => {
  world = await createOrderWorld();
  await world.stock('PHONE', 1_000);
});
beforeEach(() => world.vendors.reset());
afterAll(() => world.close());

const perform = (orderId: string, ...names: ('notifications' | 'erp')[]) =>
  performEffects(world.deps, orderId, names);
const down = () => {
  throw new ProviderUnavailable('unierp', 'no answer');
};
const callsTo = (operation: string): string[] =>
  world.vendors.calls.filter((call) => call.startsWith(`${operation} `));

test('everybody is told once, and it is said up to which version', async () => {
  const orderId = await world.write(QUICK_POLICY);
  await world.happens(orderId, { type: 'PickingStarted' });
  expect(await perform(orderId, 'notifications', 'erp')).toEqual({ seen: 2, unfinished: [] });
  expect(await perform(orderId, 'notifications', 'erp')).toEqual({ seen: 2, unfinished: [] });
  expect([callsTo('email').length, callsTo('erp')]).toEqual([1, [`erp ${orderId}/2`]]);
});

test('one that can’t be performed is reported, asked no second time, and keeps no other from it', async () => {
  const orderId = await world.write(QUICK_POLICY);
  world.vendors.script.erp = [down];
  expect(await perform(orderId, 'notifications', 'erp')).toEqual({ seen: 1, unfinished: ['erp'] });
  expect([callsTo('email').length, callsTo('erp').length]).toEqual([1, 1]);
});

/** The ERP takes the order, and meanwhile something more happens to it. */
const goesOn = (orderId: string, fact: OrderFact) => async () => {
  await world.happens(orderId, fact);
  return { reference: 'ERP-1' };
};
const CANCELLING: OrderFact = { type: 'CancellationRequested', reason: 'changed my mind' };

test('what comes while others are performed is performed next, as long as more comes', async () => {
  const orderId = await world.write(QUICK_POLICY);
  world.vendors.script.erp = [goesOn(orderId, { type: 'PickingStarted' }), goesOn(orderId, CANCELLING)];
  expect(await perform(orderId, 'erp')).toEqual({ seen: 3, unfinished: [] });
  expect(callsTo('erp')).toEqual([1, 2, 3].map((version) => `erp ${orderId}/${version}`));
});

test('an order that something happens to all the time is told of in several calls', async () => {
  const orderId = await world.write(QUICK_POLICY);
  const writes = (fact: OrderFact) => async () => {
    await world.happens(orderId, fact);
    return { providerRef: 'EM-1' };
  };
  const note = (noteId: string): OrderFact => ({ type: 'NoteAdded', noteId, visibility: 'customer' });
  world.vendors.script.email = [writes(note('N1')), writes(note('N2'))];
  const times = [0, 13_000];
  const start = Date.now();
  const now = () => new Date(start + (times.shift() ?? 13_000));
  const report = await performEffects({ ...world.deps, now }, orderId, ['notifications']);
  expect([report, callsTo('email').length]).toEqual([{ seen: 2, unfinished: [] }, 2]);
});

test('where there is no ERP nobody waits for what it would be told', async () => {
  const orderId = await world.write(QUICK_POLICY);
  await perform(orderId, 'notifications');
  const now = jest.fn(() => new Date());
  expect(await performEffects({ ...world.deps, erp: undefined, now }, orderId)).toEqual({
    seen: 1,
    unfinished: [],
  });
  expect(now).toHaveBeenCalledTimes(1);
});

test('an effect that nobody asked for is left alone', async () => {
  const orderId = await world.write(QUICK_POLICY);
  expect(await perform(orderId, 'notifications')).toMatchObject({ unfinished: [] });
  expect(callsTo('erp')).toEqual([]);
});
