import {
  BrokenCircuitError,
  BulkheadRejectedError,
  CircuitState,
  ConsecutiveBreaker,
  TaskCancelledError,
  TimeoutStrategy,
  bulkhead,
  circuitBreaker,
  handleWhen,
  timeout,
  wrap,
} from 'cockatiel';
import { ProviderRejected, ProviderUnavailable } from './errors';

/** `degraded`: so many calls in a row got no usable answer that calls are refused for a while. */
export type VendorHealth = 'up' | 'degraded';

/**
 * How a call ended: `answered`; `rejected`, the vendor refused it; `unanswered`, its effect isn't known; `notCalled`,
 * the breaker is open or too many calls wait; `failed`, anything else.
 */
export type CallOutcome = 'answered' | 'rejected' | 'unanswered' | 'notCalled' | 'failed';

/** Told of every call when it begins; what it returns is told how the call ended. */
export type CallObserver = (provider: string) => (outcome: CallOutcome) => void;

/** Durations in milliseconds. */
export interface GuardLimits {
  /** The longest one call may take. */
  readonly timeoutMs: number;
  /** Calls under way at once, and waiting for their turn. */
  readonly concurrent: number;
  readonly queued: number;
  /** Unanswered calls in a row that open the breaker, and how long it then stays open. */
  readonly breakAfter: number;
  readonly breakForMs: number;
}

export const DEFAULT_LIMITS: GuardLimits = {
  timeoutMs: 10_000,
  concurrent: 64,
  queued: 512,
  breakAfter: 8,
  breakForMs: 5_000,
};

/** What every call to one vendor goes through. */
export interface VendorGuard {
  readonly provider: string;
  readonly limits: GuardLimits;
  health(): VendorHealth;
  /**
   * Runs one call. The signal aborts when the time is up; work that ignores it is abandoned, not stopped.
   * @throws {ProviderUnavailable} when the time is up, too many calls wait, or the breaker is open; whatever
   *   `call` throws otherwise.
   */
  run<T>(call: (signal: AbortSignal) => Promise<T>): Promise<T>;
}

/**
 * One vendor's bulkhead, breaker and timeout. There is no retry here: Temporal repeats a failed call, and
 * retries inside retries would multiply. Only an unknown outcome counts against the vendor: a refusal is an answer.
 */
export function createGuard(
  provider: string,
  limits: GuardLimits = DEFAULT_LIMITS,
  observe: CallObserver = () => () => undefined,
): VendorGuard {
  const breaker = circuitBreaker(
    handleWhen((error) => error instanceof ProviderUnavailable || error instanceof TaskCancelledError),
    { breaker: new ConsecutiveBreaker(limits.breakAfter), halfOpenAfter: limits.breakForMs },
  );
  const policy = wrap(
    bulkhead(limits.concurrent, limits.queued),
    breaker,
    timeout(limits.timeoutMs, TimeoutStrategy.Aggressive),
  );
  return {
    provider,
    limits,
    health: () => (breaker.state === CircuitState.Closed ? 'up' : 'degraded'),
    run: async (call) => {
      const ended = observe(provider);
      try {
        // A signal of its own: the one that cockatiel puts in gathers the listeners of all calls under way.
        const answer = await policy.execute(({ signal }) => call(signal), new AbortController().signal);
        ended('answered');
        return answer;
      } catch (error) {
        const failure = unavailability(provider, limits, error) ?? error;
        ended(outcomeOf(failure));
        throw failure;
      }
    },
  };
}

function outcomeOf(failure: unknown): CallOutcome {
  if (failure instanceof ProviderRejected) return 'rejected';
  if (!(failure instanceof ProviderUnavailable)) return 'failed';
  const { cause } = failure;
  const notCalled = cause instanceof BrokenCircuitError || cause instanceof BulkheadRejectedError;
  return notCalled ? 'notCalled' : 'unanswered';
}

/** By class: cockatiel 3.2's own `isTaskCancelledError` looks for the bulkhead's mark. */
function unavailability(provider: string, limits: GuardLimits, error: unknown): Error | undefined {
  if (!(error instanceof Error)) return undefined;
  const detail =
    error instanceof TaskCancelledError
      ? `no answer within ${limits.timeoutMs} ms`
      : error instanceof BrokenCircuitError
        ? 'not called: it failed too often just now'
        : error instanceof BulkheadRejectedError
          ? 'not called: too many calls are under way'
          : undefined;
  return detail === undefined ? undefined : new ProviderUnavailable(provider, detail, { cause: error });
}
