import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Client } from '@temporalio/client';
import type { PrismaClient } from '../../../prisma/client';
import type { Ledger } from '../../../sandbox/control/ledger';
import { askSandbox } from '../shop/askSandbox';
import type { Evidence, OrderEvidence, VendorEvidence } from './evidence';
import { findPersonalData, type Leak } from './personalData';
import { readDatabase } from './readDatabase';
import { readWorkflows } from './readTemporal';

/** What is looked into. */
export interface Sources {
  readonly prisma: PrismaClient;
  readonly temporal: Client;
  readonly sandboxUrl: string;
}

/** What can be learned by looking, as opposed to by having been there. */
export type Gathered = Pick<
  Evidence,
  'takenAt' | 'orders' | 'stock' | 'stockDifferences' | 'vendors' | 'unhandledWebhooks'
>;

/**
 * What the database, Temporal and the vendors say, one after the other: what happens in between looks like a
 * contradiction until it is gathered anew.
 */
export async function gather(sources: Sources): Promise<Gathered> {
  const { prisma, temporal, sandboxUrl } = sources;
  const stored = await readDatabase(prisma);
  const workflows = await readWorkflows(
    temporal,
    stored.orders.map(({ id }) => id),
  );
  const nothing: OrderEvidence['workflow'] = { runs: [], taskAttempts: 0, activities: [] };
  return {
    takenAt: new Date().toISOString(),
    ...stored,
    orders: stored.orders.map((order) => ({ ...order, workflow: workflows.get(order.id) ?? nothing })),
    vendors: await readVendors(sandboxUrl),
  };
}

async function readVendors(sandboxUrl: string): Promise<VendorEvidence> {
  const ledger = await askSandbox<Ledger>(sandboxUrl, '/sandbox/ledger');
  const { paymentIntents, refunds, consignments, messages, erp } = ledger;
  return { intents: paymentIntents, refunds, consignments, messages, erp };
}

/** Looks for personal data in what Temporal keeps, its write-ahead log included, and in every log. */
export function searchFiles(
  { temporal, logs }: { readonly temporal: string; readonly logs: string },
  texts: readonly string[],
): Leak[] {
  const besides = readdirSync(path.dirname(temporal))
    .filter((name) => name.startsWith(path.basename(temporal)))
    .map((name) => path.join(path.dirname(temporal), name));
  const logFiles = readdirSync(logs).map((name) => path.join(logs, name));
  return findPersonalData([...besides, ...logFiles], texts);
}
