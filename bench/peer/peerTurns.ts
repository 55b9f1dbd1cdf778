import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { Client, Connection } from '@temporalio/client';
import { z } from 'zod';
import type { Parts } from '../measure/cpu';
import { measureHistories } from '../measure/histories';
import { createTally } from '../measure/tally';
import type { PeerResult } from '../report/result';
import { watchArrivals, type Arrivals } from '../shop/arrivals';
import type { BenchContext } from '../shop/context';
import { livesOfRounds, timeLives, type Lives } from '../shop/lives';
import { partsOf, type Servers } from '../shop/servers';
import { openOms, type Oms } from './oms';
import type { OmsApi } from './omsApi';
import { orderOf, shipmentOf, workflowsOf } from './workflows';

export interface PeerLoad {
  readonly count: number;
  readonly concurrency: number;
}

/** orders-go's turns among the product's own. */
export interface PeerTurns {
  readonly crashed: Promise<never>;
  /** Has orders completed that aren't counted, and whose histories are. */
  warmUp(load: PeerLoad): Promise<void>;
  turn(load: PeerLoad): Promise<void>;
  result(): Promise<PeerResult>;
  stop(): Promise<void>;
}

/**
 * Starts orders-go on the run's own Temporal server, in a namespace of its own.
 * @param program orders-go’s own, by absolute path.
 */
export async function openPeer(context: BenchContext, servers: Servers, program: string): Promise<PeerTurns> {
  const place = await servers.temporal.addNamespace('orders-go');
  const oms = await openOms(context, place, program);
  // Its payloads are plain JSON, so that the product's own client, which decrypts, is not for them.
  const client = new Client({ connection: await Connection.connect(place), namespace: place.namespace });
  const { Temporal = [] } = partsOf(servers);
  const parts: Parts = { Temporal, ...oms.parts };
  const tally = createTally(livesOfRounds);
  const finished: string[] = [];
  const run = (load: PeerLoad, onDone: (id: string) => void = () => undefined) =>
    completeAll(oms, client, parts, load, onDone);
  return {
    crashed: oms.crashed,
    warmUp: async (load) => void (await run(load, (id) => finished.push(id))),
    turn: async (load) => tally.add(await run(load)),
    result: async () => {
      const workflows = await Promise.all(finished.map((id) => workflowsOf(client, id)));
      return { orders: tally.series(), histories: await measureHistories(client, workflows) };
    },
    stop: async () => {
      await client.connection.close();
      await oms.stop();
    },
  };
}

/**
 * Has orders completed, playing the courier. Watching costs it no more than it costs the product, whose orders are watched by one
 * query for all every 20 ms: what has been booked is one request for all every 20 ms, which a courier has to make anyway, and what has
 * been completed is a single call an order, which the server holds open until then and so tells 20 ms sooner at most.
 */
async function completeAll(
  { api }: Oms,
  client: Client,
  parts: Parts,
  { count, concurrency }: PeerLoad,
  onDone: (orderId: string) => void,
): Promise<Lives> {
  const booked = watchArrivals('booked', () => api.pendingShipments());
  try {
    return await timeLives(parts, { count, concurrency }, async (index) => {
      const id = randomUUID();
      const from = performance.now();
      await api.order(id, `customer${index}`);
      const latencyMs = performance.now() - from;
      await deliver(api, booked, shipmentOf(id));
      const { status } = orderResult.parse(await client.workflow.getHandle(orderOf(id)).result());
      if (status !== 'completed') throw new Error(`orders-go's order ${id} is ${status}`);
      onDone(id);
      return latencyMs;
    });
  } finally {
    await booked.close();
  }
}

/** Nothing waits between the two: its workflow takes the courier's words in their order. */
async function deliver(api: OmsApi, booked: Arrivals, shipment: string): Promise<void> {
  await booked.of(shipment);
  await api.tell(shipment, 'dispatched');
  await api.tell(shipment, 'delivered');
}

const orderResult = z.object({ status: z.string() });
