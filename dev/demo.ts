import path from 'node:path';
import { replayAndReport, replayToken } from './replay';
import { runStack } from './stack/runStack';
import { readSettings } from './stack/settings';

/** Real invoices of an online shop. */
const INVOICES = path.resolve(__dirname, '..', 'data', 'online-retail.csv');
const CONCURRENCY = 8;

/** Parcels are delivered within seconds, and nobody needs to pack them; what the environment says wins. */
const DEMO = { ORDER_POLICY: 'demo', SANDBOX_SPEED: '30' };

/** Starts the stack, replays the invoices through it, and keeps it running unless `--exit` is given. */
async function main(): Promise<void> {
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
  const settings = readSettings({ ...DEMO, ...given });
  const exit = process.argv.includes('--exit');
  await runStack(settings, async () => {
    const { ok } = await replayAndReport({
      file: INVOICES,
      apiUrl: `http://127.0.0.1:${settings.config.http.port}`,
      token: await replayToken(settings),
      concurrency: CONCURRENCY,
    });
    return exit ? Number(!ok) : undefined;
  });
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
