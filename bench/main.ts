import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildProduction } from '../dev/build/buildProduction';
import { openLifeline } from '../dev/stack/lifeline';
import { openLogFile } from '../dev/stack/logFile';
import { BadCall, existingTemporal, readBenchArguments, USAGE, type BenchArguments } from './arguments';
import { availabilityMissed, formatAvailability } from './availability/availabilityReport';
import { runAvailability } from './availability/runAvailability';
import { burstMissed, formatBursts } from './burst/burstReport';
import { runBursts } from './burst/runBurst';
import { formatListeners, listenersMissed } from './listeners/listenersReport';
import { KEEP_COMMIT_TIMES, runListeners } from './listeners/runListeners';
import { formatLong, longMissed } from './long/longReport';
import { runLong } from './long/longRun';
import { describeMachine } from './measure/machine';
import { measurePages } from './pages/measurePages';
import { formatPages, missedAims, type PagesResult } from './pages/pagesReport';
import { profileLives } from './profile/profileLives';
import { formatProfile } from './profile/profileReport';
import { COUNT_STATEMENTS } from './profile/statements';
import { findOms } from './peer/oms';
import { isMet, ratiosOf } from './report/ratios';
import { formatReport } from './report/report';
import type { BenchResult } from './report/result';
import { startServers, type BenchContext, type Servers } from './shop/servers';
import { runLives, runPlacing, type Plan } from './shop/stages';
import { writeIntoDocs, type ReportName } from './report/writeDocs';

const root = path.resolve(__dirname, '..');

/** Runs the bench and prints what it found; progress goes to standard error. */
async function main(): Promise<number> {
  const args = readBenchArguments(process.argv.slice(2));
  if (args.help) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  if (args.pages) return benchPages(args);
  if (args.profile) return benchProfile(args);
  if (args.long) return benchLong(args);
  if (args.burst) return benchBurst(args);
  if (args.listeners) return benchListeners(args);
  if (args.availability) return benchAvailability(args);
  const result = await runBench(args);
  const report = formatReport(result);
  process.stdout.write(`\n${report}\n`);
  if (args.json !== undefined) {
    writeFileSync(args.json, `${JSON.stringify({ ...result, ratios: ratiosOf(result) }, null, 2)}\n`);
  }
  if (args['write-docs']) writeIntoDocs(path.join(root, 'docs', 'performance.md'), report);
  return args.strict && ratiosOf(result).some((ratio) => isMet(ratio) === false) ? 1 : 0;
}

async function benchPages(args: BenchArguments): Promise<number> {
  const { rounds } = args;
  const result: PagesResult = await inFolder(async (context, programs) => {
    const servers = await startServers(context, { temporal: existingTemporal(args) });
    try {
      const pages = await measurePages(context, servers, { rounds, programs });
      return { machine: describeMachine(), rounds, pages };
    } finally {
      await servers.stop();
    }
  });
  const report = formatPages(result);
  process.stdout.write(`\n${report}\n`);
  const missed = missedAims(result);
  for (const aim of missed) process.stdout.write(`MISSED: ${aim}\n`);
  if (args.json !== undefined) writeFileSync(args.json, `${JSON.stringify(result, null, 2)}\n`);
  if (args['write-docs']) writeIntoDocs(path.join(root, 'docs', 'performance.md'), report, 'pages');
  return args.strict && missed.length > 0 ? 1 : 0;
}

const PROFILED = { orders: 300, concurrency: 8 } as const;

async function benchProfile(args: BenchArguments): Promise<number> {
  const profile = await inFolder(async (context, programs) => {
    const servers = await startServers(context, {
      settings: COUNT_STATEMENTS,
      temporal: existingTemporal(args),
    });
    try {
      return await profileLives(context, servers, { ...PROFILED, programs });
    } finally {
      await servers.stop();
    }
  });
  const report = formatProfile(profile, describeMachine());
  process.stdout.write(`\n${report}\n`);
  if (args.json !== undefined) writeFileSync(args.json, `${JSON.stringify(profile, asObject, 2)}\n`);
  if (args['write-docs']) writeIntoDocs(path.join(root, 'docs', 'performance.md'), report, 'profile');
  return 0;
}

async function benchLong(args: BenchArguments): Promise<number> {
  const { orders } = args;
  const run = await withServers(args, (context, servers, programs) =>
    runLong(context, servers, { orders, programs }),
  );
  return conclude(args, 'long', run, formatLong(run, describeMachine()), longMissed(run));
}

async function benchBurst(args: BenchArguments): Promise<number> {
  const { orders } = args;
  const bursts = await withServers(args, (context, servers, programs) =>
    runBursts(context, servers, { orders, programs }),
  );
  return conclude(args, 'burst', bursts, formatBursts(bursts, describeMachine()), burstMissed(bursts));
}

async function benchListeners(args: BenchArguments): Promise<number> {
  const { orders } = args;
  const found = await withServers(
    args,
    (context, servers, programs) => runListeners(context, servers, { orders, programs }),
    KEEP_COMMIT_TIMES,
  );
  const report = formatListeners(found, describeMachine());
  return conclude(args, 'listeners', found, report, listenersMissed(found));
}

async function benchAvailability(args: BenchArguments): Promise<number> {
  const found = await withServers(args, (context, servers, programs) =>
    runAvailability(context, servers, { programs }),
  );
  const report = formatAvailability(found, describeMachine());
  return conclude(args, 'availability', found, report, availabilityMissed(found));
}

/** @param settings further ones of PostgreSQL's. */
function withServers<Found>(
  args: BenchArguments,
  measure: (context: BenchContext, servers: Servers, programs: string) => Promise<Found>,
  settings: Readonly<Record<string, string>> = {},
): Promise<Found> {
  return inFolder(async (context, programs) => {
    const servers = await startServers(context, { settings, temporal: existingTemporal(args) });
    try {
      return await measure(context, servers, programs);
    } finally {
      await servers.stop();
    }
  });
}

/** Shows what was found and writes it where it was asked for; gives the exit code. */
function conclude(
  args: BenchArguments,
  name: ReportName,
  found: object,
  report: string,
  missed: boolean,
): number {
  process.stdout.write(`\n${report}\n`);
  if (args.json !== undefined) writeFileSync(args.json, `${JSON.stringify(found, null, 2)}\n`);
  if (args['write-docs']) writeIntoDocs(path.join(root, 'docs', 'performance.md'), report, name);
  return args.strict && missed ? 1 : 0;
}

const asObject = (_key: string, value: unknown): unknown =>
  value instanceof Map ? Object.fromEntries(value) : value;

async function runBench(args: BenchArguments): Promise<BenchResult> {
  const startedAt = new Date().toISOString();
  const { orders, rounds, workers, apis, concurrency: concurrencies } = args;
  const peer = args.peer === undefined ? undefined : findOms(args.peer);
  const found = await inFolder((context, programs) =>
    measureParts(context, { orders, rounds, concurrencies, programs, workers, apis, peer }, args),
  );
  return { startedAt, machine: describeMachine(), orders, rounds, workers, apis, ...found };
}

/**
 * Builds the product and measures it in a folder that goes with the run. What it leaves behind when it fails are its logs.
 * @param measure given where the compiled programs lie.
 */
async function inFolder<Found>(
  measure: (context: BenchContext, programs: string) => Promise<Found>,
): Promise<Found> {
  const folder = path.join(root, '.data', `bench-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  const context = openContext(folder);
  endOnSignals(context);
  const programs = path.join(folder, 'dist');
  try {
    await buildProduction({ folder: programs, onProgress: context.say });
    const found = await measure(context, programs);
    context.lifeline.remove(folder);
    return found;
  } finally {
    await context.lifeline.close();
  }
}

async function measureParts(
  context: BenchContext,
  plan: Plan,
  { only, ...args }: BenchArguments,
): Promise<Pick<BenchResult, 'temporal' | 'placing' | 'lives'>> {
  const servers = await startServers(context, { temporal: existingTemporal(args) });
  try {
    return {
      ...(servers.temporal.kind && { temporal: servers.temporal.kind }),
      ...(only !== 'lives' && { placing: await runPlacing(context, servers, plan) }),
      ...(only !== 'placing' && { lives: await runLives(context, servers, plan) }),
    };
  } finally {
    await servers.stop();
  }
}

function openContext(folder: string): BenchContext {
  const startedAt = Date.now();
  return {
    folder,
    lifeline: openLifeline(),
    say: (text) => {
      const seconds = ((Date.now() - startedAt) / 1_000).toFixed(1).padStart(6);
      process.stderr.write(`${seconds} s  ${text}\n`);
    },
    log: (part) => openLogFile(folder, part),
  };
}

/** What was started ends with us. */
function endOnSignals({ lifeline, folder }: BenchContext): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      lifeline.hurry();
      lifeline.remove(folder);
      process.exit(130);
    });
  }
}

function describeFault(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error instanceof BadCall ? error.message : (error.stack ?? error.message);
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${describeFault(error)}\n`);
    process.exit(1);
  },
);
