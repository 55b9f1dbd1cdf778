import { createPrisma } from '../../prisma/client';
import { createTemporalClient } from '../../temporal/client';
import { DEVELOPMENT_PAYLOAD_KEYS } from '../../config/payloadKeys';
import { buyerOf, personalTexts } from './shop/buyers';
import { check } from './checker/check';
import { createClients, type Clients } from './shop/clients';
import type { Evidence } from './evidence/evidence';
import { searchFiles, type Sources } from './evidence/gather';
import { perform } from './schedule/perform';
import { comeToRest } from './schedule/quiet';
import type { Summary } from './report';
import type { ScheduleOptions } from './schedule/schedule';
import type { Step } from './schedule/steps';
import { stockShelves } from './shop/stockShelves';
import { startWorld, type World } from './shop/world';

/** A killed worker's activities are noticed by their time-outs, and what it was sending by its lease. */
const PATIENCE_MS = 180_000;

interface ChaosOptions extends ScheduleOptions {
  readonly schedule: readonly Step[];
  readonly folder: string;
  readonly programs: string;
  readonly say: (text: string) => void;
}

/** Starts a shop, breaks it, heals it, waits for it to come to rest and holds what is left against the invariants. */
export async function runChaos(
  options: ChaosOptions,
): Promise<{ readonly summary: Summary; readonly evidence: Evidence }> {
  const { schedule, say } = options;
  const world = await startWorld(options);
  try {
    const openingStock = await stockShelves(world);
    const clients = createClients(world);
    say('The shop is open.');
    const beganAt = Date.now();
    await perform(world, clients, schedule);
    const healedAt = Date.now();
    say('Healed; waiting for it to come to rest …');
    const evidence = await takeEvidence(world, clients, options, openingStock);
    const seconds = {
      broken: Math.round((healedAt - beganAt) / 1_000),
      rest: Math.round((Date.parse(evidence.takenAt) - healedAt) / 1_000),
    };
    return { summary: summarize(options, world, seconds, evidence), evidence };
  } finally {
    await world.close();
  }
}

async function takeEvidence(
  world: World,
  { placements, commands }: Clients,
  { orders, say }: ChaosOptions,
  openingStock: Readonly<Record<string, number>>,
): Promise<Evidence> {
  const prisma = createPrisma(world.databaseUrl, { poolSize: 2, applicationName: 'throughline-chaos' });
  const temporal = createTemporalClient({ ...world.temporal, payloadKeys: DEVELOPMENT_PAYLOAD_KEYS });
  try {
    const sources: Sources = { prisma, temporal, sandboxUrl: world.sandboxUrl };
    const { unrest, evidence } = await comeToRest(sources, PATIENCE_MS, say);
    const buyers = Array.from({ length: orders }, (_, wish) => buyerOf(wish));
    const leaks = searchFiles(world.files, personalTexts(buyers));
    return { ...evidence, openingStock, placements, commands, leaks, unrest };
  } finally {
    await temporal.connection.close();
    await prisma.$disconnect();
  }
}

function summarize(
  { seed, schedule }: ChaosOptions,
  { parts }: World,
  seconds: Summary['seconds'],
  evidence: Evidence,
): Summary {
  return {
    seed,
    seconds,
    killed: schedule.filter(({ kind }) => kind === 'kill').length,
    faults: schedule.filter(({ kind }) => kind === 'fault').length,
    crashes: [...parts.values()].reduce((sum, { crashes }) => sum + crashes, 0),
    verdicts: check(evidence),
  };
}
