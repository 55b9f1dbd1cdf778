import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Persona } from '../web/src/session/personas';
import { devToken } from './devKeys';
import { replayAndReport, replayToken, shopOf } from './replay';
import { createApiClient, type ApiClient } from './replay/shop/apiClient';
import { runStack } from './stack/runStack';
import { formatShowcase } from './showcase/formatShowcase';
import { placeDoorstep } from './showcase/placeDoorstep';
import { placeShowcase, type ShownOrder } from './showcase/placeShowcase';
import { readSettings, type Settings } from './stack/settings';

/** Real invoices of an online shop. */
const INVOICES = path.resolve(__dirname, '..', 'data', 'online-retail.csv');
const CONCURRENCY = 8;
/** An order that is placed among the invoices takes its turn with them. */
const MEANWHILE =
  'Throughline takes orders, and the invoices come first: it is ready when these lines come again.';

const USAGE = `Usage: npm run demo -- [--exit]

Starts PostgreSQL, Temporal, the simulated vendors, the API and a worker, places real invoices through them, and goes on until
Ctrl-C. With --exit it ends once all are delivered and reconciled; the exit code is 1 when something differs.`;

/** Parcels are delivered within seconds, and nobody needs to pack them; what the environment says wins. */
const DEMO = {
  ...{ ORDER_POLICY: 'demo', SANDBOX_SPEED: '30', CLOCK_SET: 'bd-2021' },
  TRANSIT_TIMES: JSON.stringify({
    ...{ sameCity: { minDays: 1, maxDays: 2 }, sameCountry: { minDays: 2, maxDays: 5 } },
    weeklyHolidays: ['fri'],
  }),
};

/** Starts the stack, replays the invoices through it, and keeps it running unless `--exit` is given. */
async function main(): Promise<void> {
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
  const settings = readSettings({ ...DEMO, ...given });
  const { values } = parseArgs({ options: { exit: { type: 'boolean' }, help: { type: 'boolean' } } });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const { exit } = values;
  await runStack(
    settings,
    async () => {
      const { ok } = await replayAndReport({
        ...shopOf(settings),
        file: INVOICES,
        token: await replayToken(settings),
        concurrency: CONCURRENCY,
      });
      const shown = await showAtEveryPlace(settings);
      const doors = await knockAtDoors(settings);
      return exit ? Number(!ok || !doors || shown.some(({ there }) => !there)) : undefined;
    },
    MEANWHILE,
  );
}

/** Beside the invoices, and counted apart: what the demonstration's policy would have gone past in moments. */
async function showAtEveryPlace(settings: Settings): Promise<readonly ShownOrder[]> {
  // People of the demonstration have no tokens of another issuer.
  if (!settings.config.auth.devIssuer) return [];
  const tokenOf = ({ id, role, name }: Persona): Promise<string> =>
    devToken(settings, { sub: id, roles: [role], name });
  const shown = await placeShowcase({ config: settings.config, tokenOf });
  process.stdout.write(`\n${formatShowcase(shown, settings.config.http.publicUrl)}\n`);
  return shown;
}

/** Beside them the mix of the shop's country: most pay at the door, and some don't take the parcel. */
async function knockAtDoors(settings: Settings): Promise<boolean> {
  // The sandbox's courier carries the parcels, and nobody of the shop packs them.
  if (!settings.config.auth.devIssuer || !settings.config.policy.fulfilment.auto) return true;
  const { apiUrl } = shopOf(settings);
  const clientOf = async (sub: string, role: string): Promise<ApiClient> =>
    createApiClient({ apiUrl, token: await devToken(settings, { sub, roles: [role] }) });
  const [shop, office] = await Promise.all([
    clientOf('doorstep', 'checkout'),
    clientOf('doorstep', 'finance'),
  ]);
  const { lines, ok } = await placeDoorstep(shop, office);
  process.stdout.write(`\n${['At the doors of Bangladesh:', '', ...lines].join('\n')}\n`);
  return ok;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
