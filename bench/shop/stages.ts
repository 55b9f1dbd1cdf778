import type { Client } from '@temporalio/client';
import { readConfig } from '../../config/config';
import { orderWorkflowId } from '../../domain/order/ids';
import { createTemporalClient } from '../../temporal/client';
import { runEightSteps, startEightStepsWorker } from '../floors/eightSteps';
import { openBareInserts } from '../floors/insert';
import { startBareWorkflows } from '../floors/start';
import type { Parts } from '../measure/cpu';
import { openPeer, type PeerTurns } from '../peer/peerTurns';
import { measureHistories } from '../measure/histories';
import { livesOfRounds, measureLives } from './lives';
import { measure, ofRounds } from '../measure/measurement';
import { measurePlacing, placingOfRounds } from './place';
import type { LivesResult, PlacingResult } from '../report/result';
import { partsOf, type BenchContext, type Servers } from './servers';
import { openShop, type Shop } from './shop';
import { createTally } from '../measure/tally';

/** How much to do. */
export interface Plan {
  readonly orders: number;
  readonly rounds: number;
  readonly concurrencies: readonly number[];
  /** How many workers and APIs share the lives. */
  readonly workers: number;
  readonly apis: number;
  /** Where the compiled programs lie. */
  readonly programs: string;
  /** The program of orders-go by absolute path; it takes turns where it is named. */
  readonly peer?: string | undefined;
}

const WARM_UP = { count: 150, concurrency: 8 } as const;

/** Places orders with no worker about, in turns with bare workflow starts and bare inserts. */
export async function runPlacing(
  context: BenchContext,
  servers: Servers,
  plan: Plan,
): Promise<PlacingResult> {
  const shop = await openShop(context, servers, { name: 'placing', worker: false, programs: plan.programs });
  const client = connect(servers);
  try {
    return await orCrash(shop, placeInTurns(context, servers, shop, client, plan));
  } finally {
    await client.connection.close();
    await shop.stop();
  }
}

async function placeInTurns(
  { say }: BenchContext,
  servers: Servers,
  shop: Shop,
  client: Client,
  plan: Plan,
): Promise<PlacingResult> {
  const parts = { ...partsOf(servers), ...shop.parts };
  const [starts, inserts, orders] = [
    createTally(ofRounds),
    createTally(ofRounds),
    createTally(placingOfRounds),
  ];
  const { count, concurrency: warm } = WARM_UP;
  await measurePlacing(shop, parts, count, warm);
  await startBareWorkflows(client, count, warm);
  const bare = await openBareInserts(shop.database.options.connectionString ?? '', await someSnapshot(shop));
  try {
    await bare.run(count, warm);
    for (let round = 1; round <= plan.rounds; round += 1) {
      say(`Placing, round ${round} of ${plan.rounds} …`);
      for (const at of plan.concurrencies) {
        starts.add(await measure(at, partsOf(servers), () => startBareWorkflows(client, plan.orders, at)));
        inserts.add(await measure(at, partsOf(servers), () => bare.run(plan.orders, at)));
        orders.add(await measurePlacing(shop, parts, plan.orders, at));
      }
    }
  } finally {
    await bare.close();
  }
  return { starts: starts.series(), inserts: inserts.series(), orders: orders.series() };
}

async function someSnapshot({ database }: Shop): Promise<string> {
  const { rows } = await database.query<{ state: string }>('SELECT state::text AS state FROM orders LIMIT 1');
  return rows[0]?.state ?? '{}';
}

/** Has orders delivered, in turns with bare workflows of eight activities. */
export async function runLives(context: BenchContext, servers: Servers, plan: Plan): Promise<LivesResult> {
  const shop = await openShop(context, servers, { name: 'lives', worker: true, ...plan });
  const client = connect(servers);
  const peer = plan.peer === undefined ? undefined : await openPeer(context, servers, plan.peer);
  const bareWorker = startEightStepsWorker(context, servers.temporal);
  try {
    const bareParts = { ...partsOf(servers), worker: [bareWorker.pid] };
    const living = liveInTurns(context, servers, shop, { client, plan, bareParts, peer });
    return await orCrash(shop, peer ? orCrash(peer, living) : living);
  } finally {
    await peer?.stop();
    await bareWorker.stop();
    await client.connection.close();
    await shop.stop();
  }
}

interface LifeTurns {
  readonly client: Client;
  readonly plan: Plan;
  /** What bare workflows use. */
  readonly bareParts: Parts;
  readonly peer: PeerTurns | undefined;
}

async function liveInTurns(
  { say }: BenchContext,
  servers: Servers,
  shop: Shop,
  { client, plan, bareParts, peer }: LifeTurns,
): Promise<LivesResult> {
  const parts = { ...partsOf(servers), ...shop.parts };
  const [eightSteps, orders] = [createTally(ofRounds), createTally(livesOfRounds)];
  const finished: { readonly bare: string[]; readonly orders: string[] } = { bare: [], orders: [] };
  const warm = { count: 40, concurrency: WARM_UP.concurrency };
  await runEightSteps(client, warm.count, warm.concurrency, ignore);
  await measureLives(shop, parts, warm);
  await peer?.warmUp(warm);
  for (let round = 1; round <= plan.rounds; round += 1) {
    say(`Lives, round ${round} of ${plan.rounds} …`);
    for (const concurrency of plan.concurrencies) {
      const count = livesAt(concurrency, plan.orders);
      const isMeasured = concurrency === ofHistories(plan.concurrencies);
      eightSteps.add(
        await measure(concurrency, bareParts, () =>
          runEightSteps(client, count, concurrency, isMeasured ? (id) => finished.bare.push(id) : ignore),
        ),
      );
      orders.add(
        await measureLives(
          shop,
          parts,
          { count, concurrency },
          isMeasured ? (id) => finished.orders.push(orderWorkflowId(id)) : ignore,
        ),
      );
      await peer?.turn({ count, concurrency });
    }
  }
  say('Waiting for the last orders to close …');
  return {
    eightSteps: eightSteps.series(),
    eightStepsHistories: await measureHistories(client, finished.bare),
    orders: orders.series(),
    histories: await measureHistories(client, finished.orders),
    ...(peer && { peer: await peer.result() }),
  };
}

/** A life takes a hundred times as long as a placement: four for each lane show as much, but no fewer than eight. */
function livesAt(concurrency: number, orders: number): number {
  return Math.min(orders, Math.max(16, concurrency * 4));
}

/** The client that the product has: same converter, same encryption, no retries of its own. */
function connect({ temporal }: Servers): Client {
  const { payloadKeys } = readConfig({}).temporal;
  return createTemporalClient({ ...temporal, payloadKeys });
}

function orCrash<Result>({ crashed }: Pick<Shop, 'crashed'>, work: Promise<Result>): Promise<Result> {
  return Promise.race([crashed, work]);
}

/** Histories are those of the lives at eight at once, where that is measured. */
const ofHistories = (concurrencies: readonly number[]): number | undefined =>
  concurrencies.find((concurrency) => concurrency === WARM_UP.concurrency) ?? concurrencies[0];

function ignore(): void {
  // Histories of one concurrency alone are looked at again.
}
