import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../../config/freePort';
import type { TemporalNamespace } from '../../temporal/prepareNamespace';
import { BadCall } from '../arguments';
import type { Parts } from '../measure/cpu';
import { createHttpClient } from '../measure/http';
import type { BenchContext } from '../shop/context';
import { startProgram } from '../shop/program';
import { createOmsApi, type OmsApi } from './omsApi';

/** orders-go's processes, as they come: its worker for all of its queues, and its APIs over the SQLite file that it makes. */
export interface Oms {
  readonly api: OmsApi;
  readonly parts: Parts;
  /** Rejects when one of the processes ends unasked. */
  readonly crashed: Promise<never>;
  stop(): Promise<void>;
}

const SERVICES = ['BILLING', 'ORDER', 'SHIPMENT', 'FRAUD'] as const;
type Service = (typeof SERVICES)[number];
const READY_TIMEOUT_MS = 30_000;

/**
 * Where the program lies.
 * @throws {BadCall} when it can't be run.
 */
export function findOms(file: string): string {
  try {
    accessSync(file, constants.X_OK);
  } catch (error) {
    throw new BadCall(`--peer ${file} is no program that can be run`, { cause: error });
  }
  if (!statSync(file).isFile()) throw new BadCall(`--peer ${file} is a folder: name the program in it`);
  return path.resolve(file);
}

/**
 * Starts its programs and waits until its APIs answer.
 * @param executable the program `oms`, by absolute path.
 * @throws {Error} when it doesn't come up.
 */
export async function openOms(
  context: BenchContext,
  { address, namespace }: TemporalNamespace,
  executable: string,
): Promise<Oms> {
  const folder = path.join(context.folder, 'orders-go');
  mkdirSync(folder, { recursive: true });
  const origins = await chooseOrigins();
  const environment = {
    ...{ PATH: process.env['PATH'], TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace },
    ...describeOrigins(origins),
  };
  const start = (role: 'api' | 'worker') =>
    startProgram({
      ...context,
      executable,
      command: [role],
      folder,
      environment,
      log: context.log(`orders-go-${role}`),
    });
  const programs = { worker: start('worker'), API: start('api') };
  const crashed = Promise.race(Object.values(programs).map((program) => program.crashed));
  crashed.catch(() => undefined);
  await Promise.race([crashed, Promise.all(SERVICES.map((service) => waitForAnswer(origins[service])))]);
  const api = createOmsApi({ orders: origins.ORDER, shipments: origins.SHIPMENT });
  return {
    ...{ api, crashed },
    parts: { worker: [programs.worker.pid], API: [programs.API.pid] },
    stop: async () => {
      api.close();
      await programs.worker.stop();
      await programs.API.stop();
    },
  };
}

type Origins = Readonly<Record<Service, string>>;

async function chooseOrigins(): Promise<Origins> {
  const next = async (): Promise<string> => `http://127.0.0.1:${await freePort()}`;
  return { BILLING: await next(), ORDER: await next(), SHIPMENT: await next(), FRAUD: await next() };
}

/** The variables by which each of its processes learns where it listens and where the others do. */
export function describeOrigins(origins: Origins): Record<string, string> {
  return Object.fromEntries(
    SERVICES.flatMap((service) => [
      [`${service}_API_URL`, origins[service]],
      [`${service}_API_PORT`, new URL(origins[service]).port],
    ]),
  );
}

/** Any answer will do: not every service has something to read. */
async function waitForAnswer(origin: string): Promise<void> {
  const http = createHttpClient(origin);
  const deadline = Date.now() + READY_TIMEOUT_MS;
  try {
    while (Date.now() < deadline) {
      if (await http.get('/').catch(() => undefined)) return;
      await delay(100);
    }
  } finally {
    http.close();
  }
  throw new Error(`orders-go does not answer at ${origin}; see its logs`);
}
