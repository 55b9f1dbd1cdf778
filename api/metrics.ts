import { Counter, Histogram, Registry } from 'prom-client';

export interface Metrics {
  readonly registry: Registry;
  /** Seconds from a request to the end of its answer, by route template. */
  readonly httpDuration: Histogram<'method' | 'route' | 'status'>;
  /** Orders by what became of the request: placed, repeated, or a refusal's code. */
  readonly placements: Counter<'outcome'>;
  /** Seconds that starting an order's workflow took. */
  readonly startDuration: Histogram<'outcome'>;
  /** Commands by name and what became of them: done, accepted, refused, unavailable. */
  readonly commands: Counter<'command' | 'outcome'>;
  /** Verified webhooks by provider: stored or known. */
  readonly webhooks: Counter<'provider' | 'outcome'>;
}

/** Metrics in a registry of their own, so that several servers can live in one process. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  return {
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
    startDuration: new Histogram({
      name: 'order_workflow_start_seconds',
      help: 'Time to start the workflow of a placed order',
      labelNames: ['outcome'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.3, 1],
      registers,
    }),
    commands: new Counter({
      name: 'order_commands_total',
      help: 'Commands sent to orders by outcome',
      labelNames: ['command', 'outcome'],
      registers,
    }),
    webhooks: new Counter({
      name: 'webhooks_received_total',
      help: 'Verified webhooks by provider',
      labelNames: ['provider', 'outcome'],
      registers,
    }),
  };
}
