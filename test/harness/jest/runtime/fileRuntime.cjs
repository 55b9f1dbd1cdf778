const { default: Runtime } = require('jest-runtime');
const { StoragesOfFile } = require('./storagesOfFile.cjs');
require('./compileOnce.cjs');

/**
 * Jest's runtime of one test file, which leaves nothing switched on. Jest's own modules, new for every file, keep the test that runs in an
 * `AsyncLocalStorage`; up to Node 22 each that was ever used is carried from every promise of the process to the next, and the hundredth
 * file would carry a hundred.
 */
module.exports = class FileRuntime extends Runtime {
  storages = new StoragesOfFile();

  requireInternalModule(from, to) {
    return this.storages.note(() => super.requireInternalModule(from, to));
  }

  teardown() {
    this.storages.disable();
    super.teardown();
  }
};
