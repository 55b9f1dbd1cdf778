import { DefaultLogger, Runtime } from '@temporalio/worker';

/** Failing vendors are what many tests are about: the SDK need not report each attempt, nor every worker's start. */
export function quietRuntime(): void {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
}
