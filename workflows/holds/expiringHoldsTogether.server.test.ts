import type { HoldDefault } from '../../domain/holds/reasons';
import { historyOf } from '../../test/histories/lives';
import { eventually } from '../../test/world/eventually';
import { held, heldOrders, isFree, soon } from '../../test/world/heldOrders';
import { QUICK_POLICY, SUPPORT, type OrderWorld } from '../../test/world/orderWorld';
import { orderWorldOfFile } from '../../test/world/orderWorldOfFile';
import { ORDER_WORKFLOW } from '../messages';

/** Holds that end beside other things: several at once, a release, another worker, an earlier story. */
let world: OrderWorld;
let orders: ReturnType<typeof heldOrders>;
orderWorldOfFile((opened) => {
  world = opened;
  orders = heldOrders(world);
});

describe('several holds', () => {
  test('end each at its own time, and one that was released before makes no noise', async () => {
    const ends = soon();
    const orderId = await orders.begin(
      QUICK_POLICY,
      held('early', 'release', { until: ends }),
      held('with-it', 'release', { until: ends }),
      held('later', 'release', { until: new Date(Date.parse(ends) + 600).toISOString() }),
      held('by-hand', 'cancel', { until: ends }),
      { type: 'HoldReleased', reason: 'MANUAL', key: 'by-hand' },
      { type: 'OrderHeld', reason: 'MANUAL', key: 'endless', blocks: ['release'] },
    );
    const { version } = await world.eventually(orderId, ({ holds }) => holds.length === 1);
    const released = await orders.eventsOf(orderId, 'HoldReleased');
    expect(released.map(({ data }) => data)).toMatchObject([
      ...[{ key: 'by-hand' }, { key: 'early' }, { key: 'with-it' }, { key: 'later' }],
    ]);
    const order = await world.snapshot(orderId);
    expect(order.holds).toMatchObject([{ key: 'endless' }]);
    expect(order.version).toBe(version);
    expect(await world.story(orderId)).not.toContain('CancellationRequested');
    await orders.cancelled(orderId);
  });

  test('that are over when an order begins end at once, and it is cancelled once', async () => {
    const over = { until: soon(-1_000) };
    const orderId = await orders.begin(
      QUICK_POLICY,
      ...[held('one', 'release', over), held('two', 'cancel', over), held('three', 'cancel', over)],
    );
    await world.ended(orderId);
    const story = await world.story(orderId);
    expect(story.filter((type) => type === 'HoldReleased' || type === 'CancellationRequested')).toEqual([
      ...['HoldReleased', 'CancellationRequested'],
    ]);
    expect((await world.snapshot(orderId)).cancellation?.hold).toBe('two');
  });
});

describe('a release at the very moment of the end', () => {
  /** Two facts want to be recorded at once: the database lets neither through until both are there. */
  async function whileLocked(orderId: string, act: () => Promise<void>): Promise<void> {
    await world.prisma.$transaction(
      async (locked) => {
        await locked.$executeRaw`SELECT 1 FROM orders WHERE id = ${orderId} FOR UPDATE`;
        await act();
      },
      { timeout: 20_000 },
    );
  }
  const fired = (orderId: string) => eventually(async () => (await orders.timersOf(orderId)).fired === 1);
  const confirmedAndHeld = async (byDefault: HoldDefault): Promise<string> => {
    const orderId = await world.place(QUICK_POLICY);
    await orders.reached(orderId, 'CONFIRMED');
    const put = { reason: 'MANUAL', blocks: ['release'], key: 'call-first', until: soon(4_000) } as const;
    await world.update(orderId, 'hold', { ...put, default: byDefault }, { actor: SUPPORT });
    return orderId;
  };
  const releaseHold = (orderId: string) =>
    world.signal(orderId, 'releaseHold', { key: 'call-first' }, { actor: SUPPORT });

  test('that comes first counts, and the order is not cancelled', async () => {
    const orderId = await confirmedAndHeld('cancel');
    await whileLocked(orderId, async () => {
      await releaseHold(orderId);
      await fired(orderId);
    });
    await world.eventually(orderId, isFree);
    const note = { noteId: `${orderId}-n`, body: 'x', visibility: 'staff' } as const;
    await world.update(orderId, 'addNote', note, { actor: SUPPORT });
    expect((await world.story(orderId)).slice(-3)).toEqual(['OrderHeld', 'HoldReleased', 'NoteAdded']);
    expect(await orders.eventsOf(orderId, 'HoldReleased')).toMatchObject([{ actorRole: 'support' }]);
    await orders.cancelled(orderId);
  });

  test('that comes second finds nothing to release', async () => {
    const orderId = await confirmedAndHeld('release');
    await whileLocked(orderId, async () => {
      await fired(orderId);
      await releaseHold(orderId);
    });
    await eventually(async () => (await world.story(orderId)).includes('CommandRefused'));
    expect((await world.story(orderId)).slice(-3)).toEqual(['OrderHeld', 'HoldReleased', 'CommandRefused']);
    const [refused] = await orders.eventsOf(orderId, 'CommandRefused');
    expect(refused?.data).toMatchObject({ detail: 'No hold can be released.' });
    await orders.cancelled(orderId);
  });
});

test('a hold without an end starts no timer, and one that is released takes its timer with it', async () => {
  const orderId = await world.place(QUICK_POLICY);
  await orders.reached(orderId, 'CONFIRMED');
  const put = { reason: 'MANUAL', blocks: ['release'] } as const;
  await world.update(orderId, 'hold', { ...put, key: 'endless' }, { actor: SUPPORT });
  expect(await orders.timersOf(orderId)).toEqual({ started: 0, fired: 0 });
  const ends = { until: soon(3_600_000), default: 'cancel' } as const;
  await world.update(orderId, 'hold', { ...put, ...ends, key: 'ending' }, { actor: SUPPORT });
  await eventually(async () => (await orders.timersOf(orderId)).started === 1);
  await world.update(orderId, 'releaseHold', { key: 'ending' }, { actor: SUPPORT });
  await eventually(async () => {
    const { events } = await historyOf(world, orderId);
    return events?.some((event) => event.timerCanceledEventAttributes);
  });
  await orders.cancelled(orderId);
});

test('a hold ends on time though another worker has the order by then', async () => {
  const orderId = await orders.begin(QUICK_POLICY, held('call-first', 'release', { until: soon(3_000) }));
  await world.eventually(orderId, ({ risk }) => risk !== undefined);
  await world.restartWorker();
  await orders.reached(orderId, 'CONFIRMED');
  expect(await orders.eventsOf(orderId, 'HoldReleased')).toMatchObject([{ actorRole: 'system' }]);
  await orders.cancelled(orderId);
});

test('a hold of an order that lives an earlier story ends, too', async () => {
  const orderId = await world.write(QUICK_POLICY);
  await world.happens(orderId, held('call-first', 'release'));
  await world.client.workflow.start(ORDER_WORKFLOW, {
    ...{ workflowId: `order/${orderId}`, taskQueue: world.taskQueue },
    args: [{ orderId, story: 1 }],
  });
  await orders.reached(orderId, 'CONFIRMED');
  expect(await orders.eventsOf(orderId, 'HoldReleased')).toMatchObject([{ actorRole: 'system' }]);
  await orders.cancelled(orderId);
});
