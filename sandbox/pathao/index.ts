import { z } from 'zod';
import type { OverviewTable } from '../control/overviewTable';
import { sandboxVendor } from '../vendor';
import type { PathaoParcel } from './parcel';
import { createParcels } from './parcels';
import { pathaoRoutes, pathaoSigner } from './routes';
import { parcelSwitches } from './switches';

/** At speed 1: a rider comes after a minute, and every 20 seconds a parcel reaches its next station. */
const PICKUP_MS = 60_000;
const STEP_MS = 20_000;

export const pathao = sandboxVendor({
  name: 'pathao',
  path: '/pathao',
  variables: {
    PATHAO_CLIENT_ID: z.string().default('sandbox-client'),
    PATHAO_CLIENT_SECRET: z.string().default('sandbox-secret'),
    PATHAO_USERNAME: z.string().default('merchant@example.com'),
    PATHAO_PASSWORD: z.string().default('sandbox-password'),
    PATHAO_WEBHOOK_SECRET: z.string().default('sandbox-pathao-webhook'),
  },
  toOptions: (env) => ({
    clientId: env.PATHAO_CLIENT_ID,
    clientSecret: env.PATHAO_CLIENT_SECRET,
    username: env.PATHAO_USERNAME,
    password: env.PATHAO_PASSWORD,
    webhookSecret: env.PATHAO_WEBHOOK_SECRET,
  }),
  overloaded: { message: 'Server Error', type: 'error', code: 503 },
  refusal: { status: 422, body: { message: 'Refused', type: 'error', code: 422, errors: { on_demand: [] } } },
  start: (options, world) => {
    const pace = { pickupMs: PICKUP_MS / world.speed, stepMs: STEP_MS / world.speed };
    const parcels = createParcels(world, pace);
    return {
      routes: pathaoRoutes(options, parcels, world.serve),
      sign: pathaoSigner(options.webhookSecret),
      ledger: (orderId) => ({ consignments: parcels.list().filter(isOf(orderId)) }),
      overview: () => overviewOf(parcels.list()),
      switches: parcelSwitches(parcels),
    };
  },
});

const isOf =
  (orderId: string | undefined) =>
  ({ merchantOrderId }: PathaoParcel): boolean =>
    orderId === undefined || merchantOrderId.replace(/-\d+$/, '') === orderId;

function overviewOf(parcels: readonly PathaoParcel[]): OverviewTable {
  const rows = parcels.map(({ id, merchantOrderId, word, updatedAt }) => [
    id,
    merchantOrderId,
    word,
    new Date(updatedAt).toISOString(),
  ]);
  return {
    title: 'Pathao',
    about: 'Fetches parcels and brings them to the door, a station after another.',
    head: ['consignment', 'parcel', 'status', 'since'],
    rows,
  };
}
