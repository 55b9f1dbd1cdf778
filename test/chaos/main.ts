import { chmodSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildProduction } from '../../dev/build/buildProduction';
import { readChaosArguments, type ChaosArguments } from './arguments';
import { formatReport } from './report';
import { runChaos } from './run';
import { makeSchedule } from './schedule/schedule';
import { describeStep, type Step } from './schedule/steps';

const root = path.resolve(__dirname, '..', '..');

/** `npm run chaos`: breaks a shop in a way that the seed decides, then checks that nothing is wrong. */
async function main(): Promise<void> {
  const given = readChaosArguments(process.argv.slice(2));
  const schedule = makeSchedule(given);
  process.stdout.write(`Seed ${given.seed}: ${given.orders} orders in ${given.durationMs / 1_000} s\n`);
  print(given.schedule ? schedule : schedule.filter(({ kind }) => kind === 'kill' || kind === 'fault'));
  if (given.schedule) return;
  const folder = mkdtempSync(path.join(tmpdir(), 'throughline-chaos-'));
  // PostgreSQL runs as another account when we are root: it may pass through.
  chmodSync(folder, 0o711);
  try {
    process.exitCode = await breakAndCheck(given, schedule, folder);
  } finally {
    if (given.keep) process.stdout.write(`Databases and logs are in ${folder}\n`);
    else rmSync(folder, { recursive: true, force: true });
  }
}

/** The exit code. */
async function breakAndCheck(
  given: ChaosArguments,
  schedule: readonly Step[],
  folder: string,
): Promise<number> {
  const say = (text: string): void => void process.stderr.write(`${text}\n`);
  const programs = path.join(folder, 'dist');
  await buildProduction({ folder: programs, onProgress: say });
  symlinkSync(path.join(root, 'node_modules'), path.join(programs, 'node_modules'));
  const { summary, evidence } = await runChaos({ ...given, schedule, folder, programs, say });
  process.stdout.write(formatReport(summary, evidence));
  const broken = summary.verdicts.flatMap(({ violations }) => violations);
  explain(
    schedule,
    broken.flatMap(({ orderId }) => orderId ?? []),
    evidence.orders,
  );
  if (given.json !== undefined) {
    writeFileSync(given.json, `${JSON.stringify({ summary, schedule, evidence }, null, 2)}\n`);
  }
  return broken.length === 0 ? 0 : 1;
}

/** What was asked of the orders that something is wrong with. */
function explain(
  schedule: readonly Step[],
  orderIds: readonly string[],
  orders: readonly { readonly id: string; readonly wish: string | undefined }[],
): void {
  for (const id of new Set(orderIds)) {
    const wish = orders.find((order) => order.id === id)?.wish;
    process.stdout.write(`${id} (${wish ?? 'nobody’s'}):\n`);
    print(schedule.filter((step) => 'wish' in step && `wish-${step.wish}` === wish));
  }
}

function print(steps: readonly Step[]): void {
  for (const step of steps) process.stdout.write(`  ${describeStep(step)}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
