import { ActivityFailure, ApplicationFailure } from '@temporalio/common';
import { CATCHING_UP, recordOf } from '../../domain/commitRecord';
import { SYSTEM } from '../../domain/people/actor';
import type { OrderEvent } from '../../domain/facts';
import { PEOPLE, asEvent, newOrder } from '../../domain/testing/orders';
import type { Commit, CommitResult } from '../../activities/commit/commit';
import { openJournal, UnprovenCommand, type Cause, type Journal } from './journal';

const order = newOrder();
const causeOf = (id: string): Cause => ({ actor: PEOPLE.support, command: { id, hash: '' } });
const noteOf = (noteId: string) => () => [{ type: 'NoteAdded', noteId, visibility: 'staff' }] as const;

const committed = ({ before, events }: Commit): CommitResult => ({ committed: recordOf(before, events) });

/** The event of a command that others sent, as it was recorded. */
const theirs: OrderEvent = {
  ...asEvent(order, { type: 'NoteAdded', noteId: 'theirs', visibility: 'staff' }),
  id: `${order.id}/theirs/0`,
};
const unstorable = (event: string): ActivityFailure =>
  new ActivityFailure(
    undefined,
    'commitOrder',
    undefined,
    'NON_RETRYABLE_FAILURE',
    undefined,
    ApplicationFailure.nonRetryable('It can not be stored', 'Unstorable', event),
  );

/** A journal whose first commit is answered as given, and every other one as it was asked for. */
function journalAnswered(first: (work: Commit) => CommitResult): {
  readonly journal: Journal;
  readonly asked: readonly string[];
} {
  const asked: string[] = [];
  const database = {
    commitOrder: async (work: Commit) => {
      asked.push(work.events[0]?.id ?? '');
      return asked.length === 1 ? first(work) : committed(work);
    },
  };
  return { journal: openJournal(order.id, database, order, atOnce, () => undefined), asked };
}

/** Whoever was passed over is carried out at once. */
const atOnce = (): Promise<void> => Promise.resolve();

const fails = (error: Error) => (): never => {
  throw error;
};

test.each<[string, (work: Commit) => CommitResult, readonly string[]]>([
  ['what was recorded', () => ({ committed: recordOf(order, [theirs]) }), [theirs.id]],
  ['that it is recorded already', () => ({ repeated: true, earlier: theirs }), []],
  ['that it is not proven', () => ({ unproven: true, asked: theirs.id }), []],
  ['that it can not be stored', fails(unstorable(theirs.id)), []],
])(
  "a command that is answered %s of another's is decided again, after those who waited",
  async (_answer, first, before) => {
    const { journal, asked } = journalAnswered(first);
    const one = journal.record(causeOf('one'), noteOf('one'));
    const two = journal.record(causeOf('two'), noteOf('two'));
    const [event] = await Promise.all([one, two]);
    expect(event?.id).toBe(`${order.id}/one/0`);
    expect(asked.map((id) => id.split('/')[1])).toEqual(['one', 'two', 'one']);
    expect(journal.events.map(({ id }) => id)).toEqual([...before, `${order.id}/two/0`, `${order.id}/one/0`]);
    expect(journal.idle).toBe(true);
  },
);

test('what was recorded of another is believed by who decides next', async () => {
  const { journal } = journalAnswered(() => ({ committed: recordOf(order, [theirs]) }));
  const versions: number[] = [];
  await journal.record(causeOf('one'), ({ version }) => {
    versions.push(version);
    return noteOf('one')();
  });
  expect(versions).toEqual([order.version, order.version + 1]);
});

test("a step of the story that is answered with a command's record is decided again", async () => {
  const { journal } = journalAnswered(() => ({ committed: recordOf(order, [theirs]) }));
  const event = await journal.record({ actor: SYSTEM }, () => [{ type: 'OrderConfirmed' }]);
  expect(event).toMatchObject({ type: 'OrderConfirmed', id: `${order.id}/${order.version + 2}` });
});

test.each<[string, (work: Commit) => CommitResult]>([
  ['repeated', ({ events: [event] }) => ({ repeated: true, ...(event && { earlier: event }) })],
  ['repeated, as earlier answers say it', () => ({ repeated: true })],
])('a command that is %s is recorded no second time', async (_name, first) => {
  const { journal, asked } = journalAnswered(first);
  await journal.record(causeOf('one'), noteOf('one'));
  expect([asked.length, journal.events]).toEqual([1, []]);
});

test.each<[string, (work: Commit) => CommitResult]>([
  ['unproven', ({ events }) => ({ unproven: true, asked: events[0]?.id ?? '' })],
  ['unproven, as earlier answers say it', () => ({ unproven: true })],
])('a command that is %s is not recorded', async (_name, first) => {
  const { journal, asked } = journalAnswered(first);
  await expect(journal.record(causeOf('one'), noteOf('one'))).rejects.toThrow(UnprovenCommand);
  expect([asked.length, journal.events]).toEqual([1, []]);
});

test.each([
  ['its own', unstorable(`${order.id}/one/0`)],
  ['whoever it is of', ApplicationFailure.nonRetryable('It can not be stored', 'Unstorable')],
])('what can not be stored is told who sent it: %s', async (_whose, failure) => {
  const { journal, asked } = journalAnswered(fails(failure));
  await expect(journal.record(causeOf('one'), noteOf('one'))).rejects.toThrow(failure);
  expect(asked).toHaveLength(1);
});

test('what others committed first is adopted, and the command decided again at once', async () => {
  const { journal, asked } = journalAnswered(() => ({
    adopted: [theirs],
    committed: recordOf(order, [theirs]),
  }));
  const one = journal.record(causeOf('one'), noteOf('one'));
  await Promise.all([one, journal.record(causeOf('two'), noteOf('two'))]);
  expect(asked.map((id) => id.split('/')[1])).toEqual(['one', 'one', 'two']);
});

test('what stands in the database beyond the state is applied, and whoever follows decides on it', async () => {
  const { journal, asked } = journalAnswered(() => ({
    adopted: [theirs],
    committed: recordOf(order, [theirs]),
  }));
  const caughtUp = journal.catchUp();
  await Promise.all([caughtUp, journal.record(causeOf('one'), noteOf('one'))]);
  expect(asked).toEqual(['', `${order.id}/one/0`]);
  expect(journal.events.map(({ id, version }) => [id, version])).toEqual([
    [theirs.id, order.version + 1],
    [`${order.id}/one/0`, order.version + 2],
  ]);
});

test('an order that knows all of it changes nothing', async () => {
  const { journal, asked } = journalAnswered(() => ({ asked: CATCHING_UP }));
  await journal.catchUp();
  expect([asked, journal.events, journal.idle]).toEqual([[''], [], true]);
});

test('one that is handed the answer to a command applies it, and asks again; the command, handed its answer, too', async () => {
  const answers: readonly CommitResult[] = [
    { committed: recordOf(order, [theirs]) },
    { asked: CATCHING_UP },
    { asked: CATCHING_UP },
  ];
  const asked: string[] = [];
  const database = {
    commitOrder: async (work: Commit) => answers[asked.push(work.events[0]?.id ?? '') - 1] ?? committed(work),
  };
  const journal = openJournal(order.id, database, order, atOnce, () => undefined);
  await Promise.all([journal.catchUp(), journal.record(causeOf('one'), noteOf('one'))]);
  expect(asked).toEqual(['', `${order.id}/one/0`, '', `${order.id}/one/0`]);
  expect(journal.events.map(({ id }) => id)).toEqual([theirs.id, `${order.id}/one/0`]);
});

test('what the history has passed over is carried out once that is known, and nobody waits for it until then', async () => {
  let tell = (): void => undefined;
  const known = new Promise<void>((resolve) => {
    tell = resolve;
  });
  let asked = 0;
  const database = {
    commitOrder: async (work: Commit) => {
      asked += 1;
      return asked === 1 ? { committed: recordOf(order, [theirs]) } : committed(work);
    },
  };
  const journal = openJournal(
    order.id,
    database,
    order,
    () => known,
    () => undefined,
  );
  const passedOver = journal.record(causeOf('one'), noteOf('one'));
  await expect(journal.record(causeOf('two'), noteOf('two'))).resolves.toBeDefined();
  expect([journal.idle, journal.events.length, asked]).toEqual([true, 2, 2]);
  tell();
  expect(await passedOver).toMatchObject({ noteId: 'one', version: order.version + 3 });
  expect(journal.idle).toBe(true);
});
