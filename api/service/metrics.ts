import { CLOCK_LEVELS, CLOCKS } from '../../domain/clocks/clocks';
import { Counter, Histogram, Registry } from 'prom-client';

export interface Metrics {
  readonly registry: Registry;
  /** Seconds from a request to the end of its answer, by route template. */
  readonly httpDuration: Histogram<'method' | 'route' | 'status'>;
  /** Orders by what became of the request: placed, repeated, or a refusal's code. */
  readonly placements: Counter<'outcome'>;
  /** Orders placed, and what they come to in minor units of their currency; `none`: nothing to pay. */
  readonly placed: Counter<'method'>;
  readonly placedAmount: Counter<'method' | 'currency'>;
  /** Orders placed, by whether their customers were promised days: `yes`, or `no` where something isn't known. */
  readonly promises: Counter<'promised'>;
  /** Bundles in the orders placed. */
  readonly bundlesSold: Counter;
  /** Seconds that starting an order's workflow took. */
  readonly startDuration: Histogram<'outcome'>;
  /** Orders that the request which placed them did not start. */
  readonly leftToSweeper: Counter;
  /** Orders that had no workflow and needed one: restarted, repeated (again at the same version) or failed. */
  readonly restarts: Counter<'outcome'>;
  /** Orders that did not know all that PostgreSQL has recorded of them. */
  readonly catchUps: Counter;
  /** Commands by name and what became of them: done, accepted, refused, unavailable. */
  readonly commands: Counter<'command' | 'outcome'>;
  /** Levels that clocks came to, in per cent of their time. */
  readonly clockLevels: Counter<'clock' | 'level'>;
  /** Appeasements by reason and by whether they waited for approval. */
  readonly appeasements: Counter<'reason' | 'outcome'>;
  /** What share of their agent's budget of the day was used, as each was given. */
  readonly budgetUsed: Histogram;
  /** Verified webhooks by provider: stored or known. */
  readonly webhooks: Counter<'provider' | 'outcome'>;
  /** Verified webhooks that somebody has to look at, by provider and by why: see `WEBHOOK_ALERTS`. */
  readonly webhookAlerts: Counter<'provider' | 'reason'>;
}

/** Metrics in a registry of their own, so that several servers can live in one process. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const metrics = {
    registry,
    httpDuration: new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Time to answer a request',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers,
    }),
    placements: new Counter({
      name: 'order_placements_total',
      help: 'Requests to place an order by outcome',
      labelNames: ['outcome'],
      registers,
    }),
    placed: new Counter({
      name: 'orders_placed_total',
      help: 'Orders placed, by payment method',
      labelNames: ['method'],
      registers,
    }),
    placedAmount: new Counter({
      name: 'orders_placed_amount_minor_total',
      help: 'What placed orders come to, in minor units of their currency',
      labelNames: ['method', 'currency'],
      registers,
    }),
    ...createSaleMetrics(registers),
    ...createEngineMetrics(registers),
    ...createAppeasementMetrics(registers),
    commands: new Counter({
      name: 'order_commands_total',
      help: 'Commands sent to orders by outcome',
      labelNames: ['command', 'outcome'],
      registers,
    }),
    clockLevels: new Counter({
      name: 'clock_levels_total',
      help: 'Levels that clocks of orders came to, in per cent of their time',
      labelNames: ['clock', 'level'],
      registers,
    }),
    webhooks: new Counter({
      name: 'webhooks_received_total',
      help: 'Verified webhooks by provider',
      labelNames: ['provider', 'outcome'],
      registers,
    }),
    webhookAlerts: new Counter({
      name: 'webhook_alerts_total',
      help: 'Verified webhooks that a person has to look at, by why',
      labelNames: ['provider', 'reason'],
      registers,
    }),
  };
  showFromTheStart(metrics);
  return metrics;
}

/** Of what customers were sold and told. */
function createSaleMetrics(registers: Registry[]) {
  return {
    promises: new Counter({
      name: 'order_promises_total',
      help: 'Orders placed, by whether days were promised',
      labelNames: ['promised'],
      registers,
    }),
    bundlesSold: new Counter({
      name: 'bundles_sold_total',
      help: 'Bundles in the orders placed',
      registers,
    }),
  };
}

/** Of goodwill: who watches the shop's money sees why it goes, and how near budgets are to their end. */
function createAppeasementMetrics(registers: Registry[]) {
  return {
    appeasements: new Counter({
      name: 'appeasements_total',
      help: 'Appeasements by reason, given or left to somebody else to approve',
      labelNames: ['reason', 'outcome'],
      registers,
    }),
    budgetUsed: new Histogram({
      name: 'appeasement_budget_used_ratio',
      help: 'Share of the agent’s budget of the day that is used after an appeasement',
      buckets: [0.25, 0.5, 0.75, 0.9, 1],
      registers,
    }),
  };
}

/** Of the loops that see to it that every order has the workflow it needs. */
function createEngineMetrics(registers: Registry[]) {
  return {
    startDuration: new Histogram({
      name: 'order_workflow_start_seconds',
      help: 'Time to start the workflow of a placed order',
      labelNames: ['outcome'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.3, 1],
      registers,
    }),
    leftToSweeper: new Counter({
      name: 'orders_left_to_sweeper_total',
      help: 'Orders placed whose workflow the request could not start in time',
      registers,
    }),
    restarts: new Counter({
      name: 'order_workflow_restarts_total',
      help: 'Orders found without the workflow they need, by what became of its restart',
      labelNames: ['outcome'],
      registers,
    }),
    catchUps: new Counter({
      name: 'order_workflow_catch_ups_total',
      help: 'Orders told to take over what PostgreSQL has recorded and their workflow lost',
      registers,
    }),
  };
}

/** A counter that first shows as 1 has not increased, as Prometheus sees it: alerts would miss the first of its kind. */
function showFromTheStart({ restarts, placements, clockLevels }: Metrics): void {
  for (const clock of CLOCKS)
    for (const level of CLOCK_LEVELS) clockLevels.inc({ clock, level: String(level) }, 0);
  for (const outcome of ['restarted', 'repeated', 'failed']) restarts.inc({ outcome }, 0);
  placements.inc({ outcome: 'error' }, 0);
}
