import type { Response } from 'express';
import type { Actor } from '../../domain/people/actor';
import { learnsOf } from '../../domain/people/disclosure';
import type { PrismaClient } from '../../prisma/client';
import type { Followers } from './followers';
import type { OpenStreams } from './openStreams';
import { newestVersion } from './orderChanges';

/** Who follows which order, and from where. */
export interface Following {
  readonly orderId: string;
  readonly actor: Actor;
  /** The last version the client has; undefined, or one that the order hasn't reached: it gets the newest, then what follows. */
  readonly after: number | undefined;
}

/** What live streams take. */
export interface StreamDeps {
  readonly prisma: PrismaClient;
  readonly followers: Followers;
  readonly streams: OpenStreams;
}

/**
 * Streams one order's changes from after a version on: each once, in order.
 *
 * Whoever reads less of an order follows less of it: of a fact that they don't learn of, `refresh` says that the order may
 * look different, and nothing else.
 */
export async function streamOrder(
  { prisma, followers, streams }: StreamDeps,
  { orderId, actor, after }: Following,
  response: Response,
): Promise<void> {
  const newest = await newestVersion(prisma, orderId);
  const last = after === undefined || after > newest ? newest - 1 : after;
  const stream = streams.open(response, actor.id);
  stream.onClose(
    followers.followOrder(orderId, last, (change) => {
      const id = String(change.version);
      if (learnsOf(change.type, actor)) stream.send('order', change, id);
      else stream.send('refresh', { orderId, version: change.version }, id);
    }),
  );
}

/** Streams the changes of all orders; `resync` tells the client to read its list again. */
export function streamAllOrders(
  { followers, streams }: Pick<StreamDeps, 'followers' | 'streams'>,
  actor: Actor,
  response: Response,
): void {
  const stream = streams.open(response, actor.id);
  stream.onClose(
    followers.followAll({
      changed: (change) => stream.send('order', change, `${change.orderId}:${change.version}`),
      resync: () => stream.send('resync', {}),
    }),
  );
}
