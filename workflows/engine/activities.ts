import {
  ActivityCancellationType,
  ActivityFailure,
  ApplicationFailure,
  CancellationScope,
  proxyActivities,
  proxyLocalActivities,
} from '@temporalio/workflow';
import type { OrderActivities } from '../../activities';
import type { Commit, CommitRequest, CommitResult } from '../../activities/commit/commit';
import type { Reservation } from '../../activities/stock/reserveInventory';
import type { Allotment } from '../../domain/allocation/allotment';
import type { EffectName } from '../../domain/commitRecord';
import type { RiskFacts } from '../../domain/review/fraud';
import type { OrderState } from '../../domain/order/order';
import { DATABASE_ATTEMPT, DATABASE_ATTEMPTS, HEARTBEAT_TIMEOUT } from './recovery';

const FIVE_MINUTES = '5 minutes';

type DatabaseSteps = Pick<
  OrderActivities,
  'commitOrder' | 'loadOrder' | 'reserveInventory' | 'gatherRiskFacts' | 'findElsewhere'
>;

/** At once, inside the workflow task: no round trip through the server and no event but a marker. */
const atOnce = proxyLocalActivities<DatabaseSteps>({
  startToCloseTimeout: DATABASE_ATTEMPT,
  scheduleToCloseTimeout: DATABASE_ATTEMPTS,
  retry: { initialInterval: '200ms', maximumAttempts: 3 },
});

/** For as long as it takes: the server repeats an ordinary activity without an event for it. */
const later = proxyActivities<DatabaseSteps>({
  startToCloseTimeout: '15 seconds',
  heartbeatTimeout: HEARTBEAT_TIMEOUT,
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});

/** The steps that the database takes for one run of an order. */
export interface Database {
  /** True when nothing is being read; of commits the journal knows. */
  readonly idle: boolean;
  /** @param summary names what is recorded: a local activity's arguments aren't kept in the history. */
  commitOrder(work: Commit, summary: string): Promise<CommitResult>;
  loadOrder(orderId: string): Promise<OrderState>;
  /** What a run begins with, its pieces seen to. */
  beginWithReservation(orderId: string): Promise<Partial<Reservation> | undefined>;
  /** The same as a step of the story; nothing, where a release before has recorded it. */
  reserveInventory(orderId: string): Promise<Partial<Reservation> | undefined>;
  gatherRiskFacts(orderId: string): Promise<RiskFacts>;
  /** Where the pieces are that the order seeks. */
  findElsewhere(orderId: string): Promise<readonly Allotment[]>;
}

/**
 * Our database. While it is away a step becomes an ordinary activity: an hour's outage costs an order seven
 * events, where the timers of a local activity's retries would cost it a hundred.
 *
 * One local activity at a time: of several in flight the history keeps the order in which they ended, but replaying
 * resolves them in the order in which they began, and a run that replays differently is stuck for ever. And none
 * is cancelled: cancelling one as it ends fails the workflow task. Who was cancelled meanwhile learns it afterwards.
 */
export function createDatabase(): Database {
  let lastTurn: Promise<unknown> = Promise.resolve();
  let reading = 0;

  function inTurn<T>(step: () => Promise<T>): Promise<T> {
    const turn = lastTurn.then(step);
    lastTurn = turn.catch(() => undefined);
    return turn;
  }

  /** Whoever is cancelled meanwhile: what is written must be applied, and what was read is what decides. */
  function persistently<T>(
    soon: () => Promise<T>,
    late: () => Promise<T>,
    ended: () => void = () => undefined,
  ): Promise<T> {
    return CancellationScope.nonCancellable(async () => {
      try {
        return await inTurn(soon);
      } catch (error) {
        if (isAnswer(error)) throw error;
        return await late();
      } finally {
        ended();
      }
    });
  }

  function read<T>(soon: () => Promise<T>, late: () => Promise<T>): Promise<T> {
    reading += 1;
    return persistently(soon, late, () => {
      reading -= 1;
    });
  }

  /** For a step of the story, which ends there when it is cancelled. */
  async function orCancelled<T>(step: Promise<T>): Promise<T> {
    const caller = CancellationScope.current();
    const result = await step;
    if (caller.consideredCancelled) await caller.cancelRequested;
    return result;
  }

  const reserve = (...asked: [orderId: string, begins?: true]): Promise<Partial<Reservation> | undefined> =>
    read(
      () => atOnce.reserveInventory.executeWithOptions({ summary: 'stock' }, asked),
      () => later.reserveInventory.executeWithOptions({ summary: 'stock' }, asked),
    );

  return {
    get idle() {
      return reading === 0;
    },
    commitOrder: (work, summary) =>
      persistently(
        () => commitAtOnce(work, summary),
        () => later.commitOrder.executeWithOptions({ summary }, [requestOf(work)]),
      ),
    loadOrder: (orderId) =>
      read(
        () => atOnce.loadOrder.executeWithOptions({ summary: 'snapshot' }, [orderId]),
        () => later.loadOrder.executeWithOptions({ summary: 'snapshot' }, [orderId]),
      ),
    beginWithReservation: (orderId) => reserve(orderId, true),
    reserveInventory: (orderId) => orCancelled(reserve(orderId)),
    findElsewhere: (orderId) => read(...otherWarehouses(orderId)),
    gatherRiskFacts: (orderId) =>
      orCancelled(
        read(
          () => atOnce.gatherRiskFacts.executeWithOptions({ summary: 'fraud score' }, [orderId]),
          () => later.gatherRiskFacts.executeWithOptions({ summary: 'fraud score' }, [orderId]),
        ),
      ),
  };
}

const otherWarehouses = (orderId: string) => {
  const summary = 'other warehouses';
  return [
    () => atOnce.findElsewhere.executeWithOptions({ summary }, [orderId]),
    () => later.findElsewhere.executeWithOptions({ summary }, [orderId]),
  ] as const;
};

/** The worker mostly knows the order: its state is sent only when it is asked for. */
function commitAtOnce(work: Commit, summary: string): Promise<CommitResult> {
  const commit = (request: CommitRequest): Promise<CommitResult> =>
    atOnce.commitOrder.executeWithOptions({ summary }, [request]);
  const { before, ...request } = requestOf(work);
  return commit(request).then((result) => (result.stateWanted ? commit({ ...request, before }) : result));
}

const requestOf = (work: Commit): CommitRequest & { readonly before: OrderState } => ({
  ...work,
  orderId: work.before.id,
  version: work.before.version,
});

/** A failure that the step itself declared final, such as goods out of stock. */
function isAnswer(error: unknown): boolean {
  const cause = error instanceof ActivityFailure ? error.cause : undefined;
  return cause instanceof ApplicationFailure && cause.nonRetryable === true;
}

/**
 * Vendors, by ordinary activities: visible in the Web UI, where a summary says what each call is about, with time-outs of their own. A cancelled order waits
 * for the call in flight to end: its effect must be known before it can be undone.
 */
export const vendors = proxyActivities<
  Pick<
    OrderActivities,
    | 'findPayment'
    | 'capturePayment'
    | 'voidPayment'
    | 'refundPayment'
    | 'findRefund'
    | 'bookParcel'
    | 'changeCash'
  >
>({
  startToCloseTimeout: '30 seconds',
  heartbeatTimeout: HEARTBEAT_TIMEOUT,
  cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
  retry: { initialInterval: '1 second', maximumInterval: FIVE_MINUTES },
});

/** The first call of a payment: repeated with its key only inside the policy's window (milliseconds). */
export const paymentsWithin = (repeatWindowMs: number) =>
  proxyActivities<Pick<OrderActivities, 'authorizePayment'>>({
    startToCloseTimeout: '30 seconds',
    heartbeatTimeout: HEARTBEAT_TIMEOUT,
    scheduleToCloseTimeout: repeatWindowMs,
    cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
    retry: { initialInterval: '1 second', maximumInterval: '30 seconds' },
  });

/** Where a parcel is: a few tries, since there is another time. */
export const couriers = proxyActivities<Pick<OrderActivities, 'askCourier'>>({
  startToCloseTimeout: '30 seconds',
  heartbeatTimeout: HEARTBEAT_TIMEOUT,
  retry: { initialInterval: '1 second', maximumAttempts: 3 },
});

/**
 * Whatever the world has to be told, in one activity. It fails with the database or its worker alone, and is repeated
 * without an event for it.
 */
export const effectsTogether = proxyActivities<Pick<OrderActivities, 'performEffects'>>({
  startToCloseTimeout: '30 seconds',
  heartbeatTimeout: HEARTBEAT_TIMEOUT,
  retry: { initialInterval: '2 seconds', maximumInterval: '1 minute' },
});

const untilDone = proxyActivities<Pick<OrderActivities, 'sendNotifications' | 'pushToErp'>>({
  startToCloseTimeout: '45 seconds',
  heartbeatTimeout: HEARTBEAT_TIMEOUT,
  retry: { initialInterval: '2 seconds', maximumInterval: FIVE_MINUTES },
});

/** One effect that could not be performed, tried for as long as it takes, since nothing waits for it. */
export const effectsAlone: Readonly<Record<EffectName, (orderId: string) => Promise<void>>> = {
  notifications: (orderId) =>
    untilDone.sendNotifications.executeWithOptions({ summary: 'notifications' }, [orderId]),
  erp: (orderId) => untilDone.pushToErp.executeWithOptions({ summary: 'erp' }, [orderId]),
};
