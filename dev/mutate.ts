import { parseArgs } from 'node:util';
import { filesToBreak, roundsOf } from './mutate/filesToBreak';
import { listMutants, runMutants, type Mutant, type Rounds } from './mutate/runMutants';
import { sample } from './mutate/sample';

/**
 * Names the wrong rules that no test notices: `npm run mutate` breaks the changed files of `domain/` and `providers/`,
 * `npm run mutate -- domain/order/status.ts` those that are named, `npm run mutate -- --sample 300 --seed 7 domain/` a random
 * choice. `--base REF` says what counts as changed since when. There is no share to reach: each survivor is noticed by a
 * new test, or called equivalent.
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      base: { type: 'string', default: 'main' },
      sample: { type: 'string' },
      seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
    },
  });
  const files = filesToBreak(positionals, values.base);
  const untested = files.filter((file) => roundsOf(file).length === 0);
  if (untested.length > 0) say(`Not broken, for want of a quick test of their own: ${untested.join(', ')}`);
  const tested = files.filter((file) => !untested.includes(file));
  const rounds = Object.fromEntries(tested.map((file) => [file, roundsOf(file)]));
  if (tested.length === 0) return say('No file of domain/ or providers/ to break.');
  const size = values.sample === undefined ? undefined : countIn(values.sample);
  const chosen = size === undefined ? undefined : await choose(rounds, size, countIn(values.seed));
  report(await runMutants(rounds, chosen));
}

function countIn(text: string): number {
  if (!/^\d+$/.test(text)) throw new Error(`"${text}" is no number: --sample 300 --seed 7`);
  return Number(text);
}

async function choose(rounds: Rounds, size: number, seed: number): Promise<readonly Mutant[]> {
  const all = await listMutants(rounds);
  say(`A sample of ${size} of ${all.length} mutants, by --seed ${seed}`);
  return sample(all, size, seed);
}

function report(tried: readonly Mutant[]): void {
  const survivors = tried.filter(({ isNoticed }) => !isNoticed);
  for (const { file, line, original, replacement } of survivors) {
    say(`\n${file}:${line}\n  - ${indent(original)}\n  + ${indent(replacement)}`);
  }
  const noticed = tried.length - survivors.length;
  const share = tried.length > 0 ? ` (${((100 * noticed) / tried.length).toFixed(1)} %)` : '';
  say(`\n${noticed} of ${tried.length} wrong rules noticed${share}`);
}

const indent = (text: string): string => text.replaceAll('\n', '\n    ');

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
