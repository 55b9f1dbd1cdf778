interface Modules {
  /** Undefined of a module that there isn't. */
  getModuleInfo(id: string): { readonly importers: readonly string[] } | null;
}

/** What runs before all else; it must not wait for what comes after it. */
const FIRST = /\/web\/src\/first\.ts$/;

/**
 * How modules are put together in files. On a slow network a file costs a wait of its own: modules that the same pages use stand
 * in one, and what is too little for a file of its own is put to what is used with it.
 */
export const CHUNK_GROUPS = [
  {
    name: (id: string, modules: Modules): string | null => (isFirst(id, modules) ? 'first' : null),
    priority: 2,
  },
  {
    name: 'shared',
    ...{ priority: 1, minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 40_000 },
  },
];

/** Whether the first script can't run without the module: it imports it, or one that does. */
function isFirst(id: string, modules: Modules, seen = new Set<string>()): boolean {
  if (FIRST.test(id)) return true;
  if (seen.has(id)) return false;
  seen.add(id);
  return modules.getModuleInfo(id)?.importers.some((importer) => isFirst(importer, modules, seen)) ?? false;
}
