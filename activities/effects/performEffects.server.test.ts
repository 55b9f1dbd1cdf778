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

test('what comes while the first round is under way is performed in the second', async () => {
  const orderId = await world.write(QUICK_POLICY);
  world.vendors.script.email = [
    async () => {
      await world.happens(orderId, { type: 'PickingStarted' });
      return { providerRef: 'EM-1' };
    },
  ];
  expect(await perform(orderId, 'notifications', 'erp')).toEqual({ seen: 2, unfinished: [] });
  expect(callsTo('erp').at(-1)).toBe(`erp ${orderId}/2`);
});

test('an effect that nobody asked for is left alone', async () => {
  const orderId = await world.write(QUICK_POLICY);
  expect(await perform(orderId, 'notifications')).toMatchObject({ unfinished: [] });
  expect(callsTo('erp')).toEqual([]);
});
