import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import pino from 'pino';
import { createActivities } from '../../activities';
import { commitOrder } from '../../activities/commit/commitOrder';
import type { ActivityDeps } from '../../activities/deps';
import type { Actor } from '../../domain/people/actor';
import type { CommandName, CommandPayloads } from '../../domain/commands';
import type { OrderFact } from '../../domain/facts';
import { orderWorkflowId } from '../../domain/order/ids';
import type { OrderState } from '../../domain/order/order';
import { STANDARD_POLICY, type OrderPolicy } from '../../domain/order/policy';
import { present } from '../../domain/present';
import { priceLines } from '../../domain/money/pricing';
import { createHasChoice } from '../../api/placing/sources';
import { placeOrder } from '../../api/placing/placeOrder';
import type { PlacementRequest } from '../../api/placing/placementRequest';
import { createWorkerMetrics } from '../../observability/metrics/workerMetrics';
import { createCodeMaker } from '../../config/codeMaker';
import { DEVELOPMENT_COMMAND_KEYS } from '../../config/commandKeys';
import { createLinkTokens } from '../../config/linkTokens';
import { DEVELOPMENT_PAYLOAD_KEYS } from '../../config/payloadKeys';
import { createPrisma, type Database } from '../../prisma/client';
import { countryOf, phoneOf } from '../../reference/testing/readings';
import { beatAtWork } from '../../temporal/beatAtWork';
import { createDataConverter } from '../../temporal/client';
import { createCommandSigner } from '../../temporal/commandSigner';
import { resetStickyOnRetry } from '../../temporal/resetStickyOnRetry';
import { keepStacksShort } from '../../temporal/shortStacks';
import { HEARTBEAT_INTERVAL } from '../../workflows/engine/recovery';
import {
  ORDER_WORKFLOW,
  STORY,
  commandSignal,
  commandUpdate,
  type CommandMessage,
  type OrderInput,
} from '../../workflows/messages';
import { createTestDatabase } from '../harness/testDatabase';
import { createOpenings } from '../harness/openings';
import { testTemporal } from '../harness/testTemporal';
import { quietRuntime } from './quietRuntime';
import { createScriptedVendors, type Operation, type ScriptedVendors } from './scriptedVendors';
import { eventually } from './eventually';

export const SUPPORT: Actor = { id: 'nadia', role: 'support' };
export const WAREHOUSE: Actor = { id: 'wasim', role: 'warehouse' };
export const CUSTOMER: Actor = { id: 'cust_1', role: 'customer' };
export const VENDOR: Actor = { id: 'vendor', role: 'system' };

/** A policy in which nothing waits for the clock longer than a test does. */
export const QUICK_POLICY: OrderPolicy = {
  ...STANDARD_POLICY,
  payment: { retryWindowMs: 60_000, repeatWindowMs: 3_000 },
  tracking: { pollEveryMs: 60_000 },
  returns: { windowMs: 300 },
  reopen: { windowMs: 500 },
};

export const AUTO_POLICY: OrderPolicy = {
  ...QUICK_POLICY,
  fulfilment: { ...QUICK_POLICY.fulfilment, auto: true },
};

export interface LineWish {
  readonly sku: string;
  readonly quantity: number;
  readonly unitPrice: number;
  readonly stocked?: boolean;
}

/** Where a courier may see a parcel. */
export type TrackingStatus = CommandPayloads['shipmentEvent']['status'];

/** Real PostgreSQL, a real Temporal server and a real worker, with vendors that a test scripts. */
export interface OrderWorld {
  readonly prisma: Database;
  readonly client: Client;
  readonly vendors: ScriptedVendors;
  /** What its activities act on, for a test that performs one itself. */
  readonly deps: ActivityDeps;
  /** Where the world's worker polls. */
  readonly taskQueue: string;
  /**
   * Replaces the worker by another, which knows orders by their histories alone.
   * @param meanwhile what happens while there is none: an order learns of it all at once.
   */
  restartWorker(meanwhile?: () => Promise<unknown>): Promise<void>;
  /** Puts pieces on the shelf. */
  stock(sku: string, onHand: number): Promise<void>;
  /** Places an order and starts its workflow; returns its id. The delivery costs nothing, or so much (minor units). */
  place(policy: OrderPolicy, lines?: readonly LineWish[], shipping?: number): Promise<string>;
  /** Writes the order without starting its workflow. */
  write(
    policy: OrderPolicy,
    lines?: readonly LineWish[],
    shipping?: number,
    tenders?: PlacementRequest['tenders'],
    deliveryWish?: PlacementRequest['deliveryWish'],
  ): Promise<string>;
  /** Commits what happened to an order whose workflow wasn't started, as if support had done it. */
  happens(orderId: string, ...facts: readonly OrderFact[]): Promise<void>;
  start(orderId: string): Promise<void>;
  /** Starts the order's workflow with a command that is there before its first step. */
  startWith<Name extends CommandName>(
    orderId: string,
    name: Name,
    payload: CommandPayloads[Name],
    options?: SendOptions,
  ): Promise<void>;
  update<Name extends CommandName>(
    orderId: string,
    name: Name,
    payload: CommandPayloads[Name],
    options?: SendOptions,
  ): Promise<unknown>;
  signal<Name extends CommandName>(
    orderId: string,
    name: Name,
    payload: CommandPayloads[Name],
    options?: SendOptions,
  ): Promise<void>;
  /** Waits until something holds of the snapshot in SQL. */
  eventually(orderId: string, holds: (order: OrderState) => boolean): Promise<OrderState>;
  snapshot(orderId: string): Promise<OrderState>;
  /** The courier scans the order's first parcel: once a status. */
  scan(orderId: string, ...statuses: readonly TrackingStatus[]): Promise<void>;
  /** What the vendors were asked of this kind, in order, each as `operation key`. */
  callsTo(operation: Operation): string[];
  /** The types of the order's events in SQL, in order. */
  story(orderId: string): Promise<string[]>;
  ended(orderId: string): Promise<void>;
  close(): Promise<void>;
}

interface SendOptions {
  readonly actor?: Actor;
  readonly commandId?: string;
  readonly bodyHash?: string;
  /** The revisions one of which the order must be at. */
  readonly expects?: readonly number[];
}

const WISH: readonly LineWish[] = [{ sku: 'PHONE', quantity: 2, unitPrice: 2_500_000 }];

/** @param options.address another Temporal server than the one that test files share. */
export async function createOrderWorld(
  options: { readonly address?: string; readonly mayStayOpen?: boolean } = {},
): Promise<OrderWorld> {
  const openings = createOpenings();
  const database = await createTestDatabase(openings);
  const shared = await testTemporal(options);
  const { namespace, taskQueue, bundlePath } = shared;
  const address = options.address ?? shared.address;
  const prisma = createPrisma(database.url);
  openings.add('the Prisma client of an order world', () => prisma.$disconnect());
  const vendors = createScriptedVendors();
  const signer = createCommandSigner(DEVELOPMENT_COMMAND_KEYS);
  const deps: ActivityDeps = {
    prisma,
    ...vendors,
    publicUrl: 'http://shop.test',
    timeZone: 'Asia/Dhaka',
    burstMs: 20,
    log: pino({ level: 'silent' }),
    observer: createWorkerMetrics().orders,
    isProven: signer.isProven,
    linkTokens: createLinkTokens(DEVELOPMENT_COMMAND_KEYS),
    payoutBanks: {},
    codes: createCodeMaker(DEVELOPMENT_COMMAND_KEYS),
    now: () => new Date(),
  };
  quietRuntime();
  keepStacksShort();
  const connection = await NativeConnection.connect({ address });
  openings.add('the connection of a worker', () => connection.close());
  const startWorker = async (): Promise<() => Promise<void>> => {
    const worker = await Worker.create({
      connection,
      namespace,
      taskQueue,
      dataConverter: createDataConverter(DEVELOPMENT_PAYLOAD_KEYS),
      workflowBundle: { codePath: bundlePath },
      // Tests put other keys in force while it runs.
      activities: { ...createActivities({ ...deps, isProven: (...asked) => deps.isProven(...asked) }) },
      interceptors: { activity: [beatAtWork, resetStickyOnRetry] },
      maxHeartbeatThrottleInterval: HEARTBEAT_INTERVAL,
    });
    const running = worker.run();
    return async () => {
      worker.shutdown();
      await running;
    };
  };
  let stopWorker = await startWorker();
  openings.add('a worker', () => stopWorker());
  const clientConnection = await Connection.connect({ address });
  openings.add('a connection to Temporal', () => clientConnection.close());
  const client = new Client({
    connection: clientConnection,
    namespace,
    dataConverter: createDataConverter(DEVELOPMENT_PAYLOAD_KEYS),
  });

  async function stock(sku: string, onHand: number): Promise<void> {
    const product = { sku, name: `The ${sku}`, price: 100, currency: 'BDT' };
    await prisma.product.upsert({ where: { sku }, create: product, update: {} });
    const key = { sku_warehouse: { sku, warehouse: 'main' } };
    await prisma.stock.upsert({ where: key, create: { sku, onHand }, update: { onHand } });
  }

  async function write(
    policy: OrderPolicy,
    lines: readonly LineWish[] = WISH,
    shipping = 0,
    tenders?: PlacementRequest['tenders'],
    deliveryWish?: PlacementRequest['deliveryWish'],
  ): Promise<string> {
    const wishes = lines.map((line) => ({ discount: 0, stocked: true, ...line }));
    const priced = priceLines(wishes, shipping);
    const { orderId } = await placeOrder(
      {
        prisma,
        hasChoice: createHasChoice(prisma),
        now: () => new Date(),
        settings: {
          timeZone: 'Asia/Dhaka',
          policy,
          storeCredit: { refunds: [], goodwill: [] },
          paymentProviders: { card: 'stripe', cod: 'courier', credit: 'credit' },
        },
      },
      {
        actor: CUSTOMER,
        key: { key: randomUUID(), bodyHash: 'hash' },
        customer: { id: CUSTOMER.id, guest: false },
        cart: {
          currency: 'BDT',
          totals: priced.totals,
          lines: priced.lines.map((line) => ({
            ...line,
            name: `The ${line.sku}`,
            variant: null,
            quantity: line.quantities.ordered,
            metadata: {},
          })),
        },
        tenders:
          tenders ??
          (priced.totals.grand > 0
            ? [{ method: 'card', token: 'pm_card_visa', amount: priced.totals.grand }]
            : []),
        shippingAddress: {
          name: 'Rahim Uddin',
          line1: '12 Lake Road',
          city: 'Dhaka',
          country: countryOf('Bangladesh'),
          phone: phoneOf('01712345678'),
        },
        shippingMethod: 'standard',
        deliveryWish,
        contact: { name: 'Rahim Uddin', email: 'rahim@example.com', phone: phoneOf('01712345678') },
        locale: 'en',
        metadata: {},
      },
    );
    return orderId;
  }

  async function snapshot(orderId: string): Promise<OrderState> {
    const row = await prisma.order.findUniqueOrThrow({ where: { id: orderId } });
    return row.state as unknown as OrderState;
  }

  async function start(orderId: string): Promise<void> {
    await client.workflow.start(ORDER_WORKFLOW, startOptions(orderId));
  }

  function startOptions(orderId: string) {
    const args: [OrderInput] = [{ orderId, story: STORY }];
    return { workflowId: orderWorkflowId(orderId), taskQueue, args };
  }

  /** A message with an actor is signed, as the API's are. */
  function message<Name extends CommandName>(
    orderId: string,
    name: Name,
    payload: CommandPayloads[Name],
    options: SendOptions,
  ): CommandMessage<Name> {
    const { actor, commandId = randomUUID(), bodyHash = 'hash', expects } = options;
    const carried = { ...payload, ...present({ expects }) };
    if (!actor) return { ...carried, commandId, bodyHash };
    const signature = signer.sign(orderId, { name, payload: carried, commandId, bodyHash, actor });
    return { ...carried, commandId, bodyHash, actor, signature };
  }

  const handle = (orderId: string) => client.workflow.getHandle(orderWorkflowId(orderId));

  const signal: OrderWorld['signal'] = (orderId, name, payload, options = {}) =>
    handle(orderId).signal(commandSignal(name), message(orderId, name, payload, options));

  return {
    prisma,
    taskQueue,
    client,
    vendors,
    deps,
    async restartWorker(meanwhile) {
      await stopWorker();
      await meanwhile?.();
      stopWorker = await startWorker();
    },
    stock,
    write,
    start,
    snapshot,
    async happens(orderId, ...facts) {
      for (const fact of facts) {
        const before = await snapshot(orderId);
        const version = before.version + 1;
        const at = new Date().toISOString();
        const event = { ...fact, id: `${orderId}/${version}`, version, at, actor: SUPPORT };
        await commitOrder(deps, { before, events: [event] });
      }
    },
    async place(policy, lines, shipping) {
      const orderId = await write(policy, lines, shipping);
      await start(orderId);
      return orderId;
    },
    async startWith(orderId, name, payload, options = {}) {
      await client.workflow.signalWithStart(ORDER_WORKFLOW, {
        ...startOptions(orderId),
        signal: commandSignal(name),
        signalArgs: [message(orderId, name, payload, options)],
      });
    },
    update: (orderId, name, payload, options = {}) =>
      handle(orderId).executeUpdate(commandUpdate(name), {
        args: [message(orderId, name, payload, options)],
      }),
    signal,
    async scan(orderId, ...statuses) {
      for (const status of statuses) {
        const trackingId = `${orderId}-${status}`;
        const occurredAt = new Date().toISOString();
        const scanned = { parcelId: `${orderId}-1`, trackingId, status, occurredAt };
        await signal(orderId, 'shipmentEvent', { ...scanned, vendorStatus: status }, { actor: VENDOR });
      }
    },
    callsTo: (operation) => vendors.calls.filter((call) => call.startsWith(`${operation} `)),
    eventually(orderId, holds) {
      let order: OrderState;
      const look = async (): Promise<OrderState | false> => {
        order = await snapshot(orderId);
        return holds(order) && order;
      };
      return eventually(look, { complaint: () => JSON.stringify(order) });
    },
    async story(orderId) {
      const events = await prisma.orderEvent.findMany({ where: { orderId }, orderBy: { version: 'asc' } });
      return events.map(({ type }) => type);
    },
    ended: (orderId) => handle(orderId).result() as Promise<void>,
    close: openings.close,
  };
}
