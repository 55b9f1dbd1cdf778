const path = require('node:path');

/**
 * What the run's last lines say of tests that could not run: how many, and each by its name, which says what it needs. A browser file
 * is told as a whole, with why there is no browser.
 * @param noBrowser why there is none; undefined: there is one.
 */
exports.nameSkipped = function nameSkipped(testResults, root, noBrowser) {
  const files = testResults
    .map(({ testFilePath, testResults: tests }) => ({
      file: path.relative(root, testFilePath),
      all: tests.length,
      names: tests.filter(({ status }) => status === 'pending').map(({ fullName }) => fullName),
    }))
    .filter(({ names }) => names.length > 0);
  if (files.length === 0) return [];
  const count = files.reduce((sum, { names }) => sum + names.length, 0);
  return [
    `${count} skipped, since this machine lacks what they need:`,
    ...files.flatMap(({ file, names, all }) =>
      names.length === all && file.endsWith('.browser.test.ts')
        ? [`  ${file}: all ${all}`]
        : names.map((name) => `  ${file}: ${name}`),
    ),
    ...(noBrowser === undefined ? [] : [`  ${noBrowser}`]),
  ];
};
