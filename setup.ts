import './config/sourceMaps';
import { readConfig } from './config/config';
import { payoutBankNames } from './providers';
import { prepareSchedules } from './temporal/schedules';
import { prepareNamespace, type TemporalNamespace } from './temporal/prepareNamespace';

/** A server that makes its own database first takes a while to answer. */
const PATIENCE_MS = 180_000;
const RETRY_MS = 2_000;

/** Gives a Temporal server what orders and payouts need. Run before the worker is, at every start; safe to run twice. */
async function main(): Promise<void> {
  const config = readConfig();
  const { temporal } = config;
  await prepareWhenReachable(temporal);
  const [bank = ''] = payoutBankNames(config);
  await prepareSchedules(config, bank);
  process.stdout.write(`The namespace "${temporal.namespace}" is ready\n`);
}

async function prepareWhenReachable(namespace: TemporalNamespace): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await prepareNamespace(namespace);
    } catch (error) {
      if (Date.now() > deadline) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      process.stderr.write(`${namespace.address} is not ready (${reason}), trying again\n`);
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
