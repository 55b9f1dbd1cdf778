import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporal } from '@temporalio/proto';
import { orderWorkflowId } from '../../domain/order/ids';
import { createOrderWorld, type OrderWorld } from '../world/orderWorld';
import { LIVES, historyOf } from './lives';
import { HISTORIES, SHAPES } from './readHistories';

/**
 * Records the lives in the newest shape: `npm run histories:record`. Only for a life that is not kept yet, or
 * for a shape that no order out there has: what is recorded stands for them.
 */
const FOLDER = path.join(HISTORIES, SHAPES.at(-1) ?? '');

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
  const state = await world.snapshot(orderId);
  const recorded = { name, workflowId: orderWorkflowId(orderId), history, state };
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(path.join(FOLDER, `${name}.json`), `${JSON.stringify(recorded)}\n`);
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
