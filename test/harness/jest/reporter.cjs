const { existsSync, mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const { nameSkipped } = require('./skippedTests.cjs');

const root = path.resolve(__dirname, '..', '..', '..');
/** Seconds that each test file took when it ran last, the slowest first. */
const SECONDS_FILE = path.join(root, '.data', 'test-seconds.json');
/** What one file may take, in seconds; more is said, not failed, because machines differ. */
const BUDGET = 20;
const SHOWN = 5;

/**
 * Keeps the seconds of each file and shows the slowest, names what was skipped, then ends the run's output with the line `N passed, N failed`; a
 * file that could not run, or left something open, counts as one failure.
 */
module.exports = class CountReporter {
  seconds = {};

  constructor(globalConfig) {
    // Who asks for some tests by name skips the others knowingly.
    this.tellsSkipped = !globalConfig.testNamePattern;
  }

  onTestResult(_test, { testFilePath, perfStats, skipped }) {
    if (skipped) return;
    this.seconds[path.relative(root, testFilePath)] = Math.round(perfStats.runtime / 100) / 10;
  }

  async onRunComplete(_contexts, results) {
    keepSeconds(this.seconds);
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = this.tellsSkipped ? await skippedIn(results.testResults) : [];
    const lines = [
      ...slowest(this.seconds),
      ...skipped,
      `${results.numPassedTests} passed, ${failed} failed`,
    ];
    // Jest's own reporter writes to stderr: give it the time to get there first.
    process.stderr.write('', () => process.stdout.write(`${lines.join('\n')}\n`));
  }
};

async function skippedIn(testResults) {
  const noBrowser = testResults.some(
    ({ testFilePath, numPendingTests }) => numPendingTests > 0 && testFilePath.endsWith('.browser.test.ts'),
  );
  return nameSkipped(testResults, root, noBrowser ? await whyNoBrowser() : undefined);
}

/** The broker of the run's servers has looked for one. */
async function whyNoBrowser() {
  const answer = await fetch(`${process.env.THROUGHLINE_TEST_BROKER}/chromium/`);
  return (await answer.json()).missing;
}

const bySeconds = (seconds) => Object.entries(seconds).toSorted(([, a], [, b]) => b - a);

function slowest(seconds) {
  const sorted = bySeconds(seconds);
  const named = (files) => files.map(([file, taken]) => `  ${taken.toFixed(1)} s  ${file}`);
  const over = sorted.filter(([, taken]) => taken > BUDGET);
  return over.length > 0
    ? [`Files over their budget of ${BUDGET} s:`, ...named(over)]
    : ['The slowest files:', ...named(sorted.slice(0, SHOWN))];
}

/** Files that did not run now keep the seconds they had; those that are gone are forgotten. */
function keepSeconds(seconds) {
  const all = Object.entries({ ...readSeconds(), ...seconds });
  const kept = all.filter(([file]) => existsSync(path.join(root, file)));
  mkdirSync(path.dirname(SECONDS_FILE), { recursive: true });
  writeFileSync(
    SECONDS_FILE,
    `${JSON.stringify(Object.fromEntries(bySeconds(Object.fromEntries(kept))), null, 2)}\n`,
  );
}

function readSeconds() {
  try {
    return JSON.parse(readFileSync(SECONDS_FILE, 'utf8'));
  } catch {
    // The first run, or a file that was cut short.
    return {};
  }
}
