import { setTimeout as delay } from 'node:timers/promises';
import { orderList, type OrderListJson, type OrderSummaryJson } from '../../../api/schema/order';
import type { OrderStatus } from '../../../domain/order/status';
import type { ApiAnswer, ApiClient } from './apiClient';
import type { PlacedOrder } from './placeOrders';

const LIST = '/api/orders?limit=200';

/** Statuses that only an order has that was delivered once. */
const DELIVERED: readonly OrderStatus[] = [
  'DELIVERED',
  'RETURN_REQUESTED',
  'RETURN_APPROVED',
  'RETURNED',
  'REFUNDED',
];

function isDelivered(status: OrderStatus): boolean {
  return DELIVERED.includes(status);
}

/** How long nothing may move before orders that wait for people are left to them. */
const SETTLED_MS = 15_000;

/** An order that won't be delivered, or that stopped on its way. */
export interface StuckOrder {
  readonly invoiceNo: string;
  readonly orderId: string;
  readonly number: string;
  readonly status: OrderStatus;
  /** Why it waits for a person, if it does. */
  readonly holdReason: string | null;
}

export interface Delivery {
  /** The last one seen of each order. */
  readonly statuses: readonly OrderStatus[];
  /** Orders that were delivered while we watched. */
  readonly deliveredNow: number;
  /** When the last of them was seen delivered, by the clock of `Date.now()`. */
  readonly lastDeliveredAt: number | null;
  readonly stuck: readonly StuckOrder[];
  /** Orders that wait for people of the shop, as they should there. */
  readonly waiting: readonly StuckOrder[];
}

export interface DeliveryOptions {
  /** Gives up when nothing has moved for so long. */
  readonly stallMs: number;
  readonly pollMs: number;
  /** Whether the shop's people pack and review orders: those that wait for them then are where they belong. */
  readonly byPeople?: boolean;
  /** Told how many of all orders are delivered. */
  readonly onProgress: (delivered: number) => void;
}

interface Watched {
  readonly order: PlacedOrder;
  status: OrderStatus;
  updatedAt: string;
  holdReason: string | null;
}

/** Watches orders until each is delivered, cancelled, or nothing moves any more. */
export async function awaitDelivery(
  client: ApiClient,
  placed: readonly PlacedOrder[],
  { stallMs, pollMs, onProgress, byPeople = false }: DeliveryOptions,
): Promise<Delivery> {
  const watched = placed.map((order): Watched => ({
    order,
    status: order.status,
    updatedAt: '',
    holdReason: null,
  }));
  const initially = countDelivered(watched);
  let delivered = initially;
  let movedAt = Date.now();
  let lastDeliveredAt: number | null = null;
  onProgress(delivered);
  while (watched.some(canMove)) {
    await delay(pollMs);
    if (update(watched, await readSummaries(client, watched.filter(isWaiting)))) movedAt = Date.now();
    if (countDelivered(watched) > delivered) lastDeliveredAt = Date.now();
    delivered = countDelivered(watched);
    onProgress(delivered);
    const leftToPeople = byPeople && watched.every((order) => !canMove(order) || waitsForPeople(order));
    if (Date.now() - movedAt >= (leftToPeople ? Math.min(stallMs, SETTLED_MS) : stallMs)) break;
  }
  const undelivered = watched.filter(isWaiting);
  const isLeft = (order: Watched): boolean => byPeople && waitsForPeople(order);
  return {
    statuses: watched.map(({ status }) => status),
    deliveredNow: delivered - initially,
    lastDeliveredAt,
    stuck: undelivered.filter((order) => !isLeft(order)).map(describeStuck),
    waiting: undelivered.filter(isLeft).map(describeStuck),
  };
}

const isWaiting = ({ status }: Watched): boolean => !isDelivered(status);

/** Paid and not yet packed, or under review: the next step is a person's. */
const waitsForPeople = ({ status, holdReason }: Watched): boolean =>
  holdReason === 'FRAUD_REVIEW' || (status === 'CONFIRMED' && holdReason === null);

/** What is cancelled stays so: nobody need wait for it. */
const canMove = (order: Watched): boolean => isWaiting(order) && order.status !== 'CANCELLED';

function countDelivered(watched: readonly Watched[]): number {
  return watched.filter(({ status }) => isDelivered(status)).length;
}

/** Whether anything has moved. */
function update(watched: readonly Watched[], summaries: readonly OrderSummaryJson[]): boolean {
  const byId = new Map(summaries.map((summary) => [summary.id, summary]));
  let moved = false;
  for (const one of watched) {
    const summary = byId.get(one.order.orderId);
    if (summary === undefined || summary.updatedAt === one.updatedAt) continue;
    const { status, updatedAt, holdReason } = summary;
    Object.assign(one, { status, updatedAt, holdReason });
    moved = true;
  }
  return moved;
}

/** Reads the list, newest first, down to the oldest order that is waited for. */
async function readSummaries(
  client: ApiClient,
  waiting: readonly Watched[],
): Promise<readonly OrderSummaryJson[]> {
  const ids = new Set(waiting.map(({ order }) => order.orderId));
  const oldest = waiting.map(({ order }) => order.createdAt).sort()[0] ?? '';
  const found: OrderSummaryJson[] = [];
  let path: string | undefined = LIST;
  while (path !== undefined && found.length < ids.size) {
    const page: ApiAnswer<OrderListJson> = await client.call(orderList, { path });
    found.push(...page.body.items.filter(({ id }) => ids.has(id)));
    path = followingPage(page.body, oldest);
  }
  return found;
}

function followingPage({ items, nextCursor }: OrderListJson, oldest: string): string | undefined {
  const last = items.at(-1);
  if (nextCursor === null || last === undefined || last.createdAt < oldest) return undefined;
  return `${LIST}&cursor=${encodeURIComponent(nextCursor)}`;
}

function describeStuck({ order, status, holdReason }: Watched): StuckOrder {
  const { invoiceNo, orderId, number } = order;
  return { invoiceNo, orderId, number, status, holdReason };
}
