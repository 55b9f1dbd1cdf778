import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { OrderObserver } from '../../activities/observer';
import type { CallObserver, VendorHealth } from '../../providers/resilience';

/** How an attempt of an activity ended; `refused`: it failed in a way that repeating would not mend. */
export type ActivityOutcome = 'done' | 'failed' | 'refused' | 'cancelled';

/** What a worker counts. The registry is its own, so that several workers can live in one process. */
export interface WorkerMetrics {
  readonly registry: Registry;
  /** Seconds that attempts of activities took. */
  readonly activities: Histogram<'activity' | 'outcome'>;
  readonly calls: CallObserver;
  readonly orders: OrderObserver;
  /** Shows breakers from now on, as they are when somebody looks. */
  showBreakers(health: () => Readonly<Record<string, VendorHealth>>): void;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Creates the metrics of a worker. */
export function createWorkerMetrics(): WorkerMetrics {
  const registry = new Registry();
  return {
    registry,
    activities: new Histogram({
      name: 'activity_duration_seconds',
      help: 'Time that attempts of activities took',
      labelNames: ['activity', 'outcome'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers: [registry],
    }),
    calls: observeCalls(registry),
    orders: observeOrders(registry),
    showBreakers: (health) => showBreakers(registry, health),
  };
}

function observeCalls(registry: Registry): CallObserver {
  const duration = new Histogram({
    name: 'vendor_call_duration_seconds',
    help: 'Time that calls to vendors took, waiting for their turn included',
    labelNames: ['vendor', 'outcome'],
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  return (vendor) => {
    const timer = duration.startTimer({ vendor });
    return (outcome) => timer({ outcome });
  };
}

function observeOrders(registry: Registry): OrderObserver {
  const transitions = new Counter({
    name: 'order_status_transitions_total',
    help: 'Orders that went from one status to another',
    labelNames: ['from', 'to'],
    registers: [registry],
  });
  const durations = new Histogram({
    name: 'order_status_duration_seconds',
    help: 'Time that orders were in a status, observed when they leave it',
    labelNames: ['status'],
    buckets: [
      1,
      10,
      MINUTE,
      5 * MINUTE,
      15 * MINUTE,
      HOUR,
      4 * HOUR,
      12 * HOUR,
      DAY,
      3 * DAY,
      7 * DAY,
      30 * DAY,
    ],
    registers: [registry],
  });
  const notifications = new Counter({
    name: 'notifications_total',
    help: 'Attempts to send customers a message, by what became of them',
    labelNames: ['channel', 'outcome'],
    registers: [registry],
  });
  const pushes = new Counter({
    name: 'erp_pushes_total',
    help: 'Attempts to tell the ERP of an order, by what became of them',
    labelNames: ['outcome'],
    registers: [registry],
  });
  const unproven = new Counter({
    name: 'commands_unproven_total',
    help: 'Commands that are not from whom they say, by what is amiss with their signature',
    labelNames: ['command', 'signature'],
    registers: [registry],
  });
  const serials = new Counter({
    name: 'serials_refused_total',
    help: 'Parcels that were not packed for a piece that lies in another, or is of another product',
    labelNames: ['because'],
    registers: [registry],
  });
  return {
    ...allocationCounters(registry),
    statusChanged: ({ from, to, seconds }) => {
      transitions.inc({ from, to });
      durations.observe({ status: from }, seconds);
    },
    notificationTried: (channel, outcome) => notifications.inc({ channel, outcome }),
    erpTold: (outcome) => pushes.inc({ outcome }),
    serialRefused: (because) => serials.inc({ because }),
    commandUnproven: (command, signature) => unproven.inc({ command, signature }),
  };
}

function allocationCounters(
  registry: Registry,
): Pick<OrderObserver, 'pickedShort' | 'allocationRefused' | 'piecesSought'> {
  const counter = <Label extends string>(name: string, help: string, label: Label) =>
    new Counter({ name, help, labelNames: [label], registers: [registry] });
  const short = counter('short_picks_total', 'Picks that came short of pieces', 'reason');
  const refusals = counter(
    'allocation_refusals_total',
    'Warehouses that refused their pieces of an order',
    'reason',
  );
  const sought = counter(
    'reallocations_total',
    'What became of pieces that a warehouse lacked or refused',
    'outcome',
  );
  return {
    pickedShort: (reason) => short.inc({ reason }),
    allocationRefused: (reason) => refusals.inc({ reason }),
    piecesSought: (outcome) => sought.inc({ outcome }),
  };
}

function showBreakers(registry: Registry, health: () => Readonly<Record<string, VendorHealth>>): void {
  new Gauge({
    name: 'vendor_breaker_open',
    help: '1 while calls to a vendor are held back because too many in a row got no answer',
    labelNames: ['vendor'],
    registers: [registry],
    collect() {
      for (const [vendor, state] of Object.entries(health())) {
        this.set({ vendor }, state === 'degraded' ? 1 : 0);
      }
    },
  });
}
