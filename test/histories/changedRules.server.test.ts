import { isDeepStrictEqual } from 'node:util';
import { reviveHolds } from '../../domain/holds/reviveHolds';
import { readHistories, SHAPES } from './readHistories';
import { bundleForReplay, decodeHistory, replayLives, type Replayed, type StandIns } from './replayLife';

/**
 * Rules as they could be one day. What stands in for a module changes what its rules say: a command is refused that was
 * taken and the other way round, an event has a message more, a status stands between two, a sign of fraud weighs more.
 */
const CHANGED = {
  'domain/actions.ts': 'test/histories/changedRules/actions.ts',
  'domain/decide.ts': 'test/histories/changedRules/decide.ts',
  'domain/notifications/notifications.ts': 'test/histories/changedRules/notifications.ts',
  'domain/order/status.ts': 'test/histories/changedRules/status.ts',
  'domain/review/fraud.ts': 'test/histories/changedRules/fraud.ts',
};

/** Of these, older histories believe what they say today. What may be done now was asked by waits alone, and is by none any more. */
const STEERING = Object.keys(CHANGED).filter((module) => module !== 'domain/actions.ts');

const recorded = readHistories();
const lives = recorded.filter(({ shape }) => shape === SHAPES.at(-1));
const runsOf = (histories: typeof recorded) =>
  histories.map(({ workflowId, history }) => ({ workflowId, events: decodeHistory(history) }));

let replayed: readonly Replayed[];
beforeAll(async () => {
  replayed = await replayLives(runsOf(lives), await bundleForReplay(CHANGED));
});

test.each(lives.map((life, index) => ({ ...life, index })))(
  'an order that lived $name believes what is recorded, whatever the rules say today',
  ({ index, state }) => expect(replayed[index]).toEqual({ state: reviveHolds(state) }),
);

const older = recorded.filter(({ shape }) => shape === 'paid-on-the-way');

/** The lives of a shape that keeps no answers which come to another state under the rules in the bundle, or to none. */
async function changedLives(standIns: StandIns): Promise<readonly string[]> {
  const outcomes = await replayLives(runsOf(older), await bundleForReplay(standIns));
  return older
    .filter(({ state }, index) => !isDeepStrictEqual(outcomes[index], { state: reviveHolds(state) }))
    .map(({ name }) => name);
}

test('under the rules of this release no life comes to another state', async () => {
  expect(await changedLives({})).toEqual([]);
});

test.each(STEERING)(
  'the rules of %s are others, and are noticed where nothing is recorded',
  async (module) => {
    expect(await changedLives({ [module]: CHANGED[module as keyof typeof CHANGED] })).not.toEqual([]);
  },
);
