/**
 * Two Stryker plug-ins, loaded by Stryker's own processes, hence plain Node. Their options come from `runMutants.ts`.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { strykerPlugins as jestPlugins } from '@stryker-mutator/jest-runner';

export const strykerPlugins = [
  { kind: 'Checker', name: 'chosen', factory: chosenMutants },
  { kind: 'TestRunner', name: 'jest in rounds', factory: jestInRounds },
];

chosenMutants.inject = ['options'];

/** Lets only those mutants be tried that `chosenMutants` names: Stryker itself chooses by lines alone. */
function chosenMutants({ chosenMutants: places }) {
  const chosen = new Set(places);
  const check = (mutant) =>
    chosen.has(placeOf(mutant)) ? { status: 'passed' } : { status: 'compileError', reason: 'not chosen' };
  return {
    init: () => Promise.resolve(),
    group: (mutants) => Promise.resolve([mutants.map(({ id }) => id)]),
    check: (mutants) => Promise.resolve(Object.fromEntries(mutants.map((one) => [one.id, check(one)]))),
  };
}

/** As `Mutant.place` has it; Stryker counts lines and columns from 0 here and from 1 in its results. */
function placeOf({ fileName, location: { start, end }, replacement }) {
  const range = [start.line, start.column, end.line, end.column].map((number) => number + 1).join(':');
  return `${fileName}:${range} ${replacement}`;
}

jestInRounds.inject = ['$injector', 'options'];

/** The names of all tests, each with its file; kept in the copy, where the process that tried all tests unbroken tells the others. */
const FILES_OF_TESTS = 'files-of-tests.json';

/**
 * Tries each mutant in the rounds of tests that `rounds` has for its file, until one of them notices: most are noticed by the
 * file's own test, and loading all others for each would take minutes. Of a round only those files are loaded that reach what
 * was broken.
 */
function jestInRounds(injector, { rounds }) {
  const jest = injector.injectFunction(jestPlugins.find(({ kind }) => kind === 'TestRunner').factory);
  const tryOn = (tests, mutant) => {
    const { jestConfig } = jest;
    jest.jestConfig = { ...jestConfig, testMatch: tests };
    return jest.mutantRun(mutant).finally(() => (jest.jestConfig = jestConfig));
  };
  return {
    init: () => jest.init(),
    capabilities: () => jest.capabilities(),
    async dryRun(options) {
      const result = await jest.dryRun(options);
      const places = (result.tests ?? []).map(({ id, fileName }) => [id, fileName]);
      writeFileSync(FILES_OF_TESTS, JSON.stringify(places));
      return result;
    },
    async mutantRun(mutant) {
      const file = Object.keys(rounds).find((name) => mutant.sandboxFileName.endsWith(`/${name}`));
      const reach = filesThatReach(mutant);
      let result = { status: 'survived', nrOfTests: 0 };
      for (const round of rounds[file]) {
        const tests = round.filter((test) => reach(test));
        if (tests.length === 0) continue;
        result = await tryOn(tests, mutant);
        if (result.status !== 'survived') break;
      }
      return result;
    },
  };
}

/** Whether a test file has a test that runs what was broken; every file has one of what is run as it is loaded. */
function filesThatReach({ testFilter }) {
  if (!testFilter || !existsSync(FILES_OF_TESTS)) return () => true;
  const places = JSON.parse(readFileSync(FILES_OF_TESTS, 'utf8'));
  const reaching = new Set(testFilter);
  const files = new Set(places.filter(([name]) => reaching.has(name)).map(([, file]) => file));
  return (test) => [...files].some((file) => file.endsWith(test.replace('**', '')));
}
