import { temporal } from '@temporalio/proto';
import { Worker } from '@temporalio/worker';
import { DEVELOPMENT_PAYLOAD_KEYS } from '../../payloadKeys';
import { createDataConverter } from '../../temporal';
import { testTemporal } from '../harness/testTemporal';
import { LIVES } from './lives';
import { readHistories } from './readHistories';

const recorded = readHistories();

const { History } = temporal.api.history.v1;
type Events = ReturnType<typeof History.decode>['events'];

const decode = (history: string): Events => History.decode(Buffer.from(history, 'base64')).events;

async function replay(workflowId: string, events: Events): Promise<void> {
  const { bundlePath } = await testTemporal();
  await Worker.runReplayHistory(
    { workflowBundle: { codePath: bundlePath }, dataConverter: createDataConverter(DEVELOPMENT_PAYLOAD_KEYS) },
    { events },
    workflowId,
  );
}

test('every life is recorded', () => {
  expect(recorded.map(({ name }) => name)).toEqual(Object.keys(LIVES).sort());
});

test.each(recorded)('an order that lived $name goes on under this release', async ({ workflowId, history }) => {
  await expect(replay(workflowId, decode(history))).resolves.toBeUndefined();
}, 120_000);

test('a history that this release would not have made is refused', async () => {
  const happy = recorded.find(({ name }) => name === 'happy');
  const events = decode(happy?.history ?? '');
  const scheduled = events.map((event) => event.activityTaskScheduledEventAttributes?.activityType);
  const authorization = scheduled.find((type) => type?.name === 'authorizePayment');
  Object.assign(authorization ?? {}, { name: 'chargePayment' });
  await expect(replay('order/other', events)).rejects.toThrow('authorizePayment');
}, 120_000);
