/**
 * Two Stryker plug-ins, loaded by Stryker's own processes, hence plain Node. Their options come from `runMutants.ts`.
 */
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

/**
 * Tries each mutant in the rounds of tests that `rounds` has for its file, until one of them notices: most are noticed by the
 * file's own test, and loading all others for each would take minutes.
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
    dryRun: (options) => jest.dryRun(options),
    async mutantRun(mutant) {
      const file = Object.keys(rounds).find((name) => mutant.sandboxFileName.endsWith(`/${name}`));
      let result;
      for (const tests of rounds[file]) {
        result = await tryOn(tests, mutant);
        if (result.status !== 'survived') break;
      }
      return result;
    },
  };
}
