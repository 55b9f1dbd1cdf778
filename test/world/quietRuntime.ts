import { DefaultLogger, Runtime, makeTelemetryFilterString } from '@temporalio/worker';

/** The SDK keeps what it was installed with: when all workers have ended, it begins anew with the same. */
let isQuiet = false;

/**
 * Failing vendors, and histories that don't replay, are what many tests are about: the SDK and its core need not report each
 * attempt, nor every worker's start. Called again it changes nothing.
 */
export function quietRuntime(): void {
  if (isQuiet) return;
  isQuiet = true;
  const filter = makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' });
  Runtime.install({
    logger: new DefaultLogger('ERROR'),
    telemetryOptions: { logging: { filter, forward: {} } },
  });
}
