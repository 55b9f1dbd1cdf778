import { reviveHolds } from '../../domain/holds/reviveHolds';
import { LIVES } from './lives';
import passedOver from './passedOver.json';
import refundedUnderHold from './refundedUnderHold.json';
import { SHAPES, readHistories, type Shape } from './readHistories';
import { bundleForReplay, decodeHistory, replayLives, type Replayed, type RunToReplay } from './replayLife';

const recorded = readHistories();
const thisRelease = bundleForReplay();

/** What one life may take on a busy machine. */
const LONGEST_REPLAY_MS = 6_000;

let replayed: readonly Replayed[];
beforeAll(async () => {
  const runs = recorded.map(({ workflowId, history }) => ({ workflowId, events: decodeHistory(history) }));
  replayed = await replayLives(runs, await thisRelease);
}, recorded.length * LONGEST_REPLAY_MS);

function life(shape: Shape, name: string): RunToReplay {
  const found = recorded.find((one) => one.shape === shape && one.name === name);
  return { workflowId: found?.workflowId ?? '', events: decodeHistory(found?.history ?? '') };
}

const namesOf = (shape: Shape): string[] =>
  recorded.filter((one) => one.shape === shape).map(({ name }) => name);

/** Lives that orders out there have begun in the oldest shapes. */
const OLDEST_LIVES = [
  'automatic',
  'cancelledWhenReady',
  'happy',
  'neverPaid',
  'paidAtTheSecondAttempt',
  'refusedByTheCourier',
  'reopened',
];

/** Lives that earlier releases alone could have: one believed all commands, and passed over what it didn't know. */
const EARLIER_LIVES = ['sentUnsigned'];

test('every life is recorded in the newest shape, and every other shape has lives of its time', () => {
  const lives = Object.keys(LIVES).sort();
  const [newest, ...older] = [...SHAPES].reverse();
  expect(newest && namesOf(newest)).toEqual(lives);
  for (const shape of older)
    expect([...lives, ...EARLIER_LIVES]).toEqual(expect.arrayContaining(namesOf(shape)));
  expect(older.filter((shape) => namesOf(shape).length === 0)).toEqual([]);
  expect(namesOf('first')).toEqual(expect.arrayContaining(OLDEST_LIVES));
  expect(namesOf('lean-history')).toEqual(expect.arrayContaining(OLDEST_LIVES));
});

test('only an order that is paid on its way asks for the patch of that name', () => {
  const asking = recorded.filter(({ history }) =>
    decodeHistory(history).some(({ markerRecordedEventAttributes: marker }) => {
      const details = Object.values(marker?.details ?? {}).flatMap(({ payloads }) => payloads ?? []);
      return details.some(({ data }) => Buffer.from(data ?? []).includes('paid-on-the-way'));
    }),
  );
  expect([...new Set(asking.map(({ name }) => name))]).toEqual(['paidOnTheWay']);
  // Since runs say which story they live, none asks for a patch.
  expect(asking.map(({ shape }) => shape)).toEqual(['paid-on-the-way', 'recorded-answers']);
});

test.each(recorded.map((life, index) => ({ ...life, index })))(
  'an order that lived $name comes to its recorded state under this release, its history of the shape $shape',
  ({ index, state }) => expect(replayed[index]).toEqual({ state: reviveHolds(state) }),
);

test('an order goes on of which a worker has passed over a signal, until it replayed the history', async () => {
  const { workflowId, history } = passedOver;
  const [outcome] = await replayLives([{ workflowId, events: decodeHistory(history) }], await thisRelease);
  expect(outcome).not.toHaveProperty('failure');
});

describe('an order of which money was given back by a call that no hold stopped, as it was before holds did', () => {
  const runs = [
    { workflowId: refundedUnderHold.workflowId, events: decodeHistory(refundedUnderHold.history) },
  ];

  test('goes on', async () => {
    expect(await replayLives(runs, await thisRelease)).toEqual([{ state: undefined }]);
  });

  test('could not without the patch of that name', async () => {
    const { code } = await thisRelease;
    const asked = /\(0,\s*\w+\.patched\)\(\w+\.STOPPED_REFUNDS\)/g;
    expect(code.match(asked)).toHaveLength(1);
    const outcomes = await replayLives(runs, { code: code.replace(asked, 'true') });
    expect(outcomes).toEqual([{ failure: expect.stringMatching(/nondeterminism/i) }]);
  });
});

test('a history that this release would not have made is refused', async () => {
  const happy = life('first', 'happy');
  const scheduled = happy.events.map((event) => event.activityTaskScheduledEventAttributes?.activityType);
  const authorization = scheduled.find((type) => type?.name === 'authorizePayment');
  Object.assign(authorization ?? {}, { name: 'chargePayment' });
  const [outcome] = await replayLives([happy], await thisRelease);
  expect(outcome).toMatchObject({ failure: expect.stringContaining('authorizePayment') });
});

test('without its patch, an order from before the change could not go on', async () => {
  const { code } = await thisRelease;
  const asked = /\(0,\s*\w+\.patched\)\(\w+\.LEAN_HISTORY\)/g;
  expect(code.match(asked)).toHaveLength(1);
  const unpatched = { code: code.replace(asked, 'true') };
  const [outcome] = await replayLives([life('first', 'automatic')], unpatched);
  expect(outcome).toMatchObject({ failure: expect.stringContaining('performEffects') });
});
