import { readFileSync } from 'node:fs';
import path from 'node:path';

/** One wrong rule: a small change of a source file, and whether a test noticed it. */
export interface Mutant {
  /** Relative to the repository. */
  readonly file: string;
  readonly line: number;
  readonly original: string;
  readonly replacement: string;
  /** Names it within one version of the sources, as `strykerPlugins.mjs` does. */
  readonly place: string;
  readonly isNoticed: boolean;
}

/**
 * The tests that each file to break is tried on, file by file (relative to the repository): rounds, of which the next is run
 * when the ones before noticed nothing.
 */
export type Rounds = Readonly<Record<string, readonly (readonly string[])[]>>;

const root = path.resolve(__dirname, '..', '..');

/**
 * Breaks files in every way that Stryker knows, or only in those chosen, and runs tests against each, in a copy of the
 * sources: whoever works meanwhile isn't disturbed. There is no database and no Temporal for these tests.
 * @throws {Error} when the tests fail before anything is broken.
 */
export async function runMutants(rounds: Rounds, chosen?: readonly Mutant[]): Promise<readonly Mutant[]> {
  const results = await stryke(rounds, {
    coverageAnalysis: 'perTest',
    ...(chosen && { checkers: ['chosen'], chosenMutants: chosen.map(({ place }) => place) }),
  });
  return results.filter(({ status }) => DECIDED.includes(status)).map(toMutant);
}

/** All mutants of these files, none of them tried. */
export async function listMutants(rounds: Rounds): Promise<readonly Mutant[]> {
  const results = await stryke(rounds, { coverageAnalysis: 'off', checkers: ['chosen'], chosenMutants: [] });
  return results.filter(({ status }) => status === 'CompileError').map(toMutant);
}

/** What Stryker says of a mutant that has been tried; what it ignores, or can't run, says nothing of the tests. */
const DECIDED: readonly string[] = ['Killed', 'Timeout', 'Survived', 'NoCoverage'];
const UNNOTICED: readonly string[] = ['Survived', 'NoCoverage'];

type StrykerClass = Awaited<ReturnType<typeof loadStryker>>;
type Options = NonNullable<ConstructorParameters<StrykerClass>[0]>;
type Result = Awaited<ReturnType<StrykerClass['prototype']['runMutationTest']>>[number];

/** An ES module of some weight: loaded when it is needed. */
const loadStryker = async () => (await import('@stryker-mutator/core')).Stryker;

async function stryke(rounds: Rounds, options: Options): Promise<readonly Result[]> {
  const Stryker = await loadStryker();
  return new Stryker({
    mutate: Object.keys(rounds),
    // What a text says is for people to judge.
    mutator: { excludedMutations: ['StringLiteral'] },
    testRunner: 'jest in rounds',
    rounds: globbed(rounds),
    jest: { config: jestConfig(rounds), enableFindRelatedTests: false },
    plugins: ['@stryker-mutator/jest-runner', path.join(__dirname, 'strykerPlugins.mjs')],
    ignorePatterns: NOT_COPIED,
    tempDirName: path.join('.data', 'mutate'),
    cleanTempDir: 'always',
    // None: Stryker would rewrite it with the `typescript` package, whose version 7 has no such interface any more.
    tsconfigFile: 'none.json',
    reporters: process.stdout.isTTY ? ['progress'] : [],
    // Beyond what the tests took unbroken: a busy machine is no wrong rule.
    timeoutMS: 60_000,
    logLevel: 'error',
    allowConsoleColors: false,
    warnings: false,
    concurrency: 2,
    ...options,
  } as Options).runMutationTest();
}

/** Jest matches whole paths, which are those of the copy. */
const globbed = (rounds: Rounds): Rounds =>
  Object.fromEntries(
    Object.entries(rounds).map(([file, tests]) => [
      file,
      tests.map((round) => round.map((test) => `**/${test}`)),
    ]),
  );

/** What no test of a rule reads. The configuration of Jest is handed over, so it isn't looked for. */
const NOT_COPIED = [
  ...['.ci', '.data', 'bench', 'data', 'deploy', 'dist', 'docs', 'jest.config.cjs', 'observability'],
  ...['test/histories', 'web', '**/*.md'],
];

/** Ours of the pure lane, without the servers that all tests share. */
function jestConfig(rounds: Rounds): object {
  // eslint-disable-next-line typescript/no-require-imports
  const { projects } = require('../../jest.config.cjs');
  const { globalSetup: _servers, globalTeardown: _stop, ...config } = projects[0];
  return { ...config, testMatch: [...new Set(Object.values(globbed(rounds)).flat(2))] };
}

function toMutant({ fileName, location, replacement, status }: Result): Mutant {
  const { start, end } = location;
  const range = [start.line, start.column, end.line, end.column].join(':');
  return {
    file: path.relative(root, fileName),
    line: start.line,
    original: textOf(fileName, location),
    replacement,
    place: `${fileName}:${range} ${replacement}`,
    isNoticed: !UNNOTICED.includes(status),
  };
}

/** What stands in a file at a range; lines and columns count from 1. */
function textOf(fileName: string, { start, end }: Result['location']): string {
  const lines = readFileSync(fileName, 'utf8')
    .split('\n')
    .slice(start.line - 1, end.line);
  const last = lines.at(-1) ?? '';
  return [...lines.slice(0, -1), last.slice(0, end.column - 1)].join('\n').slice(start.column - 1);
}
