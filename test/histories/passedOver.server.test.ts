import { setTimeout } from 'node:timers/promises';
import { temporal } from '@temporalio/proto';
import { orderWorkflowId } from '../../domain/order/ids';
import { ORDER_WORKFLOW, STORY } from '../../workflows/messages';
import { CUSTOMER, QUICK_POLICY, SUPPORT, createOrderWorld, type OrderWorld } from '../world/orderWorld';
import { historyOf } from './lives';
import {
  bundleForReplay,
  decodeHistory,
  replayLives,
  type HistoryEvents,
  type RunToReplay,
} from './replayLife';

const { EventType } = temporal.api.enums.v1;
const thisRelease = bundleForReplay();

let world: OrderWorld;
beforeAll(async () => {
  world = await createOrderWorld();
  await world.stock('PHONE', 1_000);
});
afterAll(() => world.close());

/** An order that is paid at the second attempt and that a note is signalled to then; it goes on. */
async function noted(story: number): Promise<RunToReplay> {
  const declines = () => ({ outcome: 'declined', code: 'card_declined' }) as const;
  world.vendors.script.authorize = [declines, declines];
  const orderId = await world.write(QUICK_POLICY);
  const workflowId = orderWorkflowId(orderId);
  const options = { workflowId, taskQueue: world.taskQueue };
  await world.client.workflow.start(ORDER_WORKFLOW, { ...options, args: [{ orderId, story }] });
  await world.eventually(orderId, ({ payments }) => payments[0]?.state === 'DECLINED');
  await setTimeout(700);
  await world.update(orderId, 'pay', { method: 'card', token: 'pm_card_visa' }, { actor: CUSTOMER });
  await world.eventually(orderId, ({ payments }) => payments[1]?.state === 'DECLINED');
  await setTimeout(700);
  const note = { noteId: `${orderId}-n`, body: 'Call first', visibility: 'staff' } as const;
  await world.signal(orderId, 'addNote', note, { actor: SUPPORT });
  const history = temporal.api.history.v1.History.encode(await historyOf(world, orderId)).finish();
  await world.update(orderId, 'cancel', { reason: 'Done' }, { actor: CUSTOMER });
  await world.ended(orderId);
  return { workflowId, events: decodeHistory(Buffer.from(history).toString('base64')) };
}

/**
 * The same with the signal where a worker passes it over: before the task begins in which the update is carried out. The history
 * ends where the worker has learned nothing of it.
 */
function passedOver({ workflowId, events }: RunToReplay): RunToReplay {
  const at = events.findIndex(({ workflowExecutionSignaledEventAttributes: signal }) => signal);
  const updated = events.findIndex(({ workflowExecutionUpdateAcceptedEventAttributes: update }) => update);
  const began = events
    .slice(0, updated)
    .findLastIndex(({ eventType }) => eventType === EventType.EVENT_TYPE_WORKFLOW_TASK_STARTED);
  const moved = [...events.slice(0, began), ...events.slice(at, at + 1), ...events.slice(began, at)];
  return { workflowId, events: renumbered(moved as HistoryEvents) };
}

/** Counts the events anew, and what refers to them with them. */
function renumbered(events: HistoryEvents): HistoryEvents {
  const numbers = new Map(events.map(({ eventId }, index) => [String(eventId), index + 1]));
  const renumber = (part: unknown): void => {
    if (typeof part !== 'object' || part === null || part instanceof Uint8Array) return;
    for (const [name, value] of Object.entries(part) as [string, unknown][]) {
      const number = /eventId$/i.test(name) ? numbers.get(String(value)) : undefined;
      if (number === undefined) renumber(value);
      // A number of protobuf's, of 64 bits.
      else Object.assign(value as object, { low: number });
    }
  };
  events.forEach(renumber);
  return events;
}

test.each([2, 5, STORY])(
  'an order of story %d is replayed in which a worker passed over a signal beside an update that sets something off',
  async (story) => {
    const lived = await noted(story);
    const outcomes = await replayLives([passedOver(lived)], await thisRelease);
    // No failure; it is still on its way, and tells no state.
    expect(outcomes).toEqual([{ state: undefined }]);
  },
);
