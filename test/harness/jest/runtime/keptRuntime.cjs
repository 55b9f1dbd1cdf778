const { default: Runtime } = require('jest-runtime');
const FileRuntime = require('./fileRuntime.cjs');

let kept;

const LASTING =
  'Files with servers share their modules with those that come after, so none of them is replaced or loaded anew: give what you test another collaborator, or spy on it.';

/**
 * Loads the product once for all files of a process, where Jest's own runtime loads it anew for each: a second or two of
 * every file. What holds the tests of a file, Jest's own modules, is the file's. Nothing is kept while somebody watches: what
 * is edited has to be loaded again.
 */
module.exports = class KeptRuntime extends Runtime {
  constructor(...of) {
    const { watch, watchAll } = of.at(-1);
    if (kept && !watch && !watchAll) {
      kept.ofFile = new FileRuntime(...of);
      return kept;
    }
    super(...of);
    this.ofFile = new FileRuntime(...of);
    kept = this;
  }

  requireInternalModule(from, to) {
    return this.ofFile.requireInternalModule(from, to);
  }

  setMock() {
    throw new Error(LASTING);
  }

  setModuleMock() {
    throw new Error(LASTING);
  }

  /** Jest's own constructor begins with it. */
  resetModules() {
    if (this.ofFile) throw new Error(LASTING);
    super.resetModules();
  }

  /** Jest loads nothing between two tests; the next file is loaded when this one's tests are over. */
  leaveTestCode() {}

  /** A package that loads a part of itself on first use finds a runtime that lives, whichever file that use is in. */
  teardown() {
    this.restoreAllMocks();
    this.ofFile.teardown();
  }
};
