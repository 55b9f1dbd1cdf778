import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporal } from '@temporalio/proto';
import { Worker } from '@temporalio/worker';
import { DEVELOPMENT_PAYLOAD_KEYS } from '../../payloadKeys';
import { createDataConverter } from '../../temporal';
import { testTemporal } from '../harness/testTemporal';
import { LIVES } from './lives';
import { SHAPES, readHistories, type Shape } from './readHistories';

const recorded = readHistories();

const { History } = temporal.api.history.v1;
type Events = ReturnType<typeof History.decode>['events'];

const decode = (history: string): Events => History.decode(Buffer.from(history, 'base64')).events;

async function replay(workflowId: string, events: Events, bundle?: string): Promise<void> {
  const { bundlePath } = await testTemporal();
  await Worker.runReplayHistory(
    {
      workflowBundle: { codePath: bundle ?? bundlePath },
      dataConverter: createDataConverter(DEVELOPMENT_PAYLOAD_KEYS),
    },
    { events },
    workflowId,
  );
}

function life(shape: Shape, name: string): Events {
  return decode(recorded.find((one) => one.shape === shape && one.name === name)?.history ?? '');
}

const namesOf = (shape: Shape): string[] =>
  recorded.filter((one) => one.shape === shape).map(({ name }) => name);

test('every life is recorded in the newest shape, and every other shape has lives of its time', () => {
  const lives = Object.keys(LIVES).sort();
  const [newest, ...older] = [...SHAPES].reverse();
  expect(newest && namesOf(newest)).toEqual(lives);
  for (const shape of older) expect(lives).toEqual(expect.arrayContaining(namesOf(shape)));
  expect(namesOf('first')).toHaveLength(7);
  expect(namesOf('lean-history')).toHaveLength(7);
});

test('only an order that is paid on its way asks for the patch of that name', () => {
  const asking = recorded.filter(({ history }) =>
    decode(history).some(({ markerRecordedEventAttributes: marker }) => {
      const details = Object.values(marker?.details ?? {}).flatMap(({ payloads }) => payloads ?? []);
      return details.some(({ data }) => Buffer.from(data ?? []).includes('paid-on-the-way'));
    }),
  );
  expect(asking.map(({ shape, name }) => `${shape}/${name}`)).toEqual(['paid-on-the-way/paidOnTheWay']);
});

test.each(recorded)(
  'an order that lived $name goes on under this release, its history of the shape $shape',
  async ({ workflowId, history }) => {
    await expect(replay(workflowId, decode(history))).resolves.toBeUndefined();
  },
  120_000,
);

test('a history that this release would not have made is refused', async () => {
  const events = life('first', 'happy');
  const scheduled = events.map((event) => event.activityTaskScheduledEventAttributes?.activityType);
  const authorization = scheduled.find((type) => type?.name === 'authorizePayment');
  Object.assign(authorization ?? {}, { name: 'chargePayment' });
  await expect(replay('order/other', events)).rejects.toThrow('authorizePayment');
});

test('without its patch, an order from before the change could not go on', async () => {
  const { bundlePath } = await testTemporal();
  const code = readFileSync(bundlePath, 'utf8');
  const asked = /\(0,\s*\w+\.patched\)\(\w+\.LEAN_HISTORY\)/g;
  expect(code.match(asked)).toHaveLength(1);
  const unpatched = path.join(path.dirname(bundlePath), 'unpatched.js');
  writeFileSync(unpatched, code.replace(asked, 'true'));
  await expect(replay('order/old', life('first', 'automatic'), unpatched)).rejects.toThrow('performEffects');
});
