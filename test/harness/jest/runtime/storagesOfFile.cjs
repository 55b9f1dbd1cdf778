const hooks = require('node:async_hooks');

/** Where storages that are made just now are noted; undefined: they are the product's. */
let noted;

class NotedStorage extends hooks.AsyncLocalStorage {
  constructor(...of) {
    super(...of);
    noted?.push(this);
  }
}
// Newer versions of Node have a getter there.
Object.defineProperty(hooks, 'AsyncLocalStorage', { value: NotedStorage });

/** Notes the `AsyncLocalStorage`s that are made while something runs, and switches them off in the end. */
exports.StoragesOfFile = class StoragesOfFile {
  storages = [];

  note(run) {
    const outer = noted;
    noted = this.storages;
    try {
      return run();
    } finally {
      noted = outer;
    }
  }

  disable() {
    for (const storage of this.storages) storage.disable();
  }
};
