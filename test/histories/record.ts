import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporal } from '@temporalio/proto';
import { orderWorkflowId } from '../../domain/ids';
import { createOrderWorld, type OrderWorld } from '../world/orderWorld';
import { LIVES, historyOf } from './lives';
import { HISTORIES } from './readHistories';

/**
 * Records the lives anew: `npm run histories:record`. Only for a life that is not kept yet, or after a change
 * that running orders could not have survived anyway: what is recorded stands for the orders out there.
 */
let world: OrderWorld;
beforeAll(async () => {
  world = await createOrderWorld();
  await world.stock('PHONE', 1_000);
}, 240_000);
afterAll(() => world.close());

test.each(Object.entries(LIVES))('records %s', async (name, live) => {
  const orderId = await live(world);
  const bytes = temporal.api.history.v1.History.encode(
    withoutMachine(await historyOf(world, orderId)),
  ).finish();
  const history = Buffer.from(bytes).toString('base64');
  const recorded = { name, workflowId: orderWorkflowId(orderId), history };
  writeFileSync(path.join(HISTORIES, `${name}.json`), `${JSON.stringify(recorded)}\n`);
  expect(orderId).toMatch(/^ord_/);
});

/** Leaves out which machine and which files the life was recorded on. */
function withoutMachine<T>(recorded: T): T {
  if (typeof recorded !== 'object' || recorded === null || recorded instanceof Uint8Array) return recorded;
  for (const [field, value] of Object.entries(recorded)) {
    if (field === 'identity' || field === 'stackTrace') Object.assign(recorded, { [field]: '' });
    else withoutMachine(value);
  }
  return recorded;
}
