import { setTimeout as pause } from 'node:timers/promises';
import type { PrismaClient } from '../../prisma/client';
import type { OrderChangeJson } from '../schema/order';
import type { ChangeFeed, ChangeNotice } from './changeFeed';
import { changesAfter, changesOf } from './orderChanges';

/** Before what could not be read is read again. */
const READ_AGAIN_MS = 1_000;
/** Beyond, whoever follows all orders reads its list again rather than change by change. */
const MOST_TOLD_SINGLY = 500;

type Tell = (change: OrderChangeJson) => void;

/** Whoever follows all orders. */
export interface AllFollower {
  readonly changed: Tell;
  /** What happened can't be told change by change: the list must be read again. */
  readonly resync: () => void;
}

/** Those who follow orders in this process: what happens is read once for all of them. */
export interface Followers {
  /**
   * Tells of an order's changes after a version: each once, in order, whatever notices were lost, because every notice makes
   * it read all that SQL has beyond what was told.
   * @returns ends it.
   */
  followOrder(orderId: string, after: number, tell: Tell): () => void;
  /** Tells of the changes of all orders from now on. Their versions make no single line, so there is no resuming. */
  followAll(follower: AllFollower): () => void;
}

interface FollowersDeps {
  readonly prisma: PrismaClient;
  readonly changes: ChangeFeed;
}

export function createFollowers(deps: FollowersDeps): Followers {
  const groups = new Map<string, Group<OrderFollower>>();
  let ofAll: Group<AllFollower> | undefined;
  return {
    followOrder(orderId, after, tell) {
      const group = groups.get(orderId) ?? groupOfOrder(deps, orderId, () => groups.delete(orderId));
      groups.set(orderId, group);
      return group.join({ told: after, tell });
    },
    followAll(follower) {
      ofAll ??= groupOfAll(deps, () => (ofAll = undefined));
      const leave = ofAll.join(follower);
      follower.resync();
      return leave;
    },
  };
}

interface OrderFollower {
  /** The last version that was told. */
  told: number;
  readonly tell: Tell;
}

/** Some who follow the same. */
interface Group<Follower> {
  /** @returns the way out; the group ends with its last follower. */
  join(follower: Follower): () => void;
}

function groupOfOrder(
  { prisma, changes }: FollowersDeps,
  orderId: string,
  onEnd: () => void,
): Group<OrderFollower> {
  const followers = new Set<OrderFollower>();
  const catchUp = oneAtATime(followers, async () => {
    // Who joins meanwhile may lack older changes than these, and is read for next.
    const reading = [...followers];
    if (reading.length === 0) return;
    const told = Math.min(...reading.map((follower) => follower.told));
    for (const change of await changesAfter(prisma, orderId, told)) {
      for (const follower of reading) {
        if (!followers.has(follower) || change.version <= follower.told) continue;
        follower.told = change.version;
        follower.tell(change);
      }
    }
  });
  const stopListening = changes.listen(orderId, { changed: catchUp, missed: catchUp });
  return membersOf(followers, catchUp, () => {
    stopListening();
    onEnd();
  });
}

function groupOfAll({ prisma, changes }: FollowersDeps, onEnd: () => void): Group<AllFollower> {
  const followers = new Set<AllFollower>();
  let notices: ChangeNotice[] = [];
  const resyncAll = (): void => {
    for (const follower of followers) follower.resync();
  };
  const tell = oneAtATime(followers, async () => {
    const batch = notices;
    notices = [];
    const told =
      batch.length > MOST_TOLD_SINGLY ? undefined : await changesOf(prisma, batch).catch(() => undefined);
    if (!told) return resyncAll();
    for (const change of told) for (const follower of followers) follower.changed(change);
  });
  const stopListening = changes.listen(undefined, {
    changed(notice) {
      notices.push(notice);
      tell();
    },
    missed: resyncAll,
  });
  return membersOf(
    followers,
    () => undefined,
    () => {
      stopListening();
      onEnd();
    },
  );
}

function membersOf<Follower>(
  followers: Set<Follower>,
  onJoin: () => void,
  onEnd: () => void,
): Group<Follower> {
  return {
    join(follower) {
      followers.add(follower);
      onJoin();
      return () => {
        if (followers.delete(follower) && followers.size === 0) onEnd();
      };
    },
  };
}

/** Runs an act, and once more if it was asked for meanwhile; one that fails is repeated while somebody follows. */
function oneAtATime(followers: ReadonlySet<unknown>, act: () => Promise<void>): () => void {
  let running = false;
  let again = false;
  async function run(): Promise<void> {
    running = true;
    do {
      again = false;
      try {
        await act();
      } catch {
        again = true;
        await pause(READ_AGAIN_MS);
      }
    } while (again && followers.size > 0);
    running = false;
  }
  return () => {
    again = true;
    if (!running) void run();
  };
}
