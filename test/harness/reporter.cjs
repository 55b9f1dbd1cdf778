/** Ends the run's output with the line `N passed, N failed`; a file that could not run counts as one failure. */
module.exports = class CountReporter {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    // Jest's own reporter writes to stderr: give it the time to get there first.
    process.stderr.write('', () =>
      process.stdout.write(`${results.numPassedTests} passed, ${failed} failed\n`),
    );
  }
};
