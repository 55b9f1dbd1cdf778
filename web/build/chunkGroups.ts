import path from 'node:path';
import type { Plugin } from 'vite';

/** What is asked of the modules that a build has read. */
export interface Modules {
  /** Null of a module that there isn't. */
  getModuleInfo(id: string): ModuleInfo | null;
  getModuleIds(): Iterable<string>;
}

interface ModuleInfo {
  readonly code: string | null;
  readonly importedIds: readonly string[];
}

/** A module that only hands on what others export: who imports one thing from it needs that thing alone. */
const HANDS_ON =
  /\/node_modules\/(@mantine\/(core|hooks)\/esm\/index|@tabler\/icons-react\/.*\/tabler-icons-react)\.mjs$/;

interface Group {
  /** The file's name. */
  readonly chunk: string;
  /** The sources that begin it; what stands in an earlier file is not in a later one. */
  readonly sources: RegExp;
  /** How many of them need what stands in it. */
  readonly sharedBy: number;
  /** Others that may be among those many, for what is small: a file of its own would cost more than its bytes. */
  readonly orWith?: RegExp;
  /** What these need is not in it: they would wait for all of it. */
  readonly notOf?: RegExp;
}

const PAGES = /\/web\/src\/.*Page\.tsx$/;
const STAFF_PAGES = /\/web\/src\/admin\/.*Page\.tsx$/;
const OVERLAYS = /\/(CartDrawer|MenuDrawer|FormModal|SessionMenu|OpenDialogMenu|OpenFilters)\.tsx$/;
/** Those that customers never see. */
const STAFF_OVERLAYS = /\/(OpenDialogMenu|OpenFilters)\.tsx$/;

const GROUPS: readonly Group[] = [
  { chunk: 'first', sources: /\/web\/src\/first\.ts$/, sharedBy: 1 },
  { chunk: 'frame', sources: /\/web\/src\/main\.tsx$/, sharedBy: 1 },
  {
    ...{ chunk: 'customers', sources: /\/web\/src\/(?!admin\/).*Page\.tsx$/, sharedBy: 2 },
    orWith: new RegExp(`${STAFF_PAGES.source}|${OVERLAYS.source}`),
  },
  { chunk: 'staff', sources: STAFF_PAGES, sharedBy: 2, orWith: STAFF_OVERLAYS },
  { chunk: 'overlays', sources: OVERLAYS, sharedBy: 2, notOf: PAGES },
];

/** Components with all that they need: much, where our own parts, hooks and icons are little. */
const MUCH = /\/node_modules\/@(mantine|floating-ui)\//;
/** What is little of that, too: alone it would be a file of some hundred bytes. */
const LITTLE = /\/(Anchor|CheckIcon)\b/;

const isMuch = (id: string): boolean => MUCH.test(id) && !LITTLE.test(id);

/**
 * Puts in one file what runs first, in one what every page needs, and in one each what several pages of customers need, what opens over
 * pages, and what several pages of staff need: on a slow network each file waits for itself, and small ones are compressed badly.
 */
export function chunkGroups(): Plugin {
  let chunks: ReadonlyMap<string, string> = new Map();
  const groups = [{ debugName: 'by audience', name: (id: string) => chunks.get(id) ?? null }];
  const codeSplitting = { includeDependenciesRecursively: false, groups };
  return {
    name: 'chunk-groups',
    apply: 'build',
    config: () => ({ build: { rolldownOptions: { output: { codeSplitting } } } }),
    buildEnd() {
      chunks = chunksOfModules(this);
    },
  };
}

/** The name of the file in which a module stands, by its id; absent: Rolldown's own choice. */
export function chunksOfModules(modules: Modules): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const considered = new Set<string>();
  for (const { chunk, sources, sharedBy, orWith, notOf } of GROUPS) {
    const counts = countNeeded(sources, modules);
    const others = orWith ? countNeeded(orWith, modules) : new Map<string, number>();
    const elsewhere = notOf ? countNeeded(notOf, modules) : new Map<string, number>();
    for (const [id, count] of counts) {
      const all = count + (isMuch(id) ? 0 : (others.get(id) ?? 0));
      if (all >= sharedBy && !considered.has(id) && !elsewhere.has(id)) found.set(id, chunk);
    }
    // What one of the earlier ones needs doesn't come with all that the later ones share.
    for (const id of counts.keys()) considered.add(id);
  }
  return found;
}

/** By how many of the sources each module is needed. */
function countNeeded(sources: RegExp, modules: Modules): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const id of [...modules.getModuleIds()].filter((one) => sources.test(one))) {
    for (const needed of neededBy(id, modules)) counts.set(needed, (counts.get(needed) ?? 0) + 1);
  }
  return counts;
}

/** All that a module can't run without, itself among it. */
function neededBy(id: string, modules: Modules, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(id)) return found;
  found.add(id);
  const info = modules.getModuleInfo(id);
  for (const imported of info?.importedIds ?? []) {
    const needed = HANDS_ON.test(imported) ? handedOn(info?.code ?? '', imported, modules) : [imported];
    for (const one of needed) neededBy(one, modules, found);
  }
  return found;
}

/** The modules behind the names that the code imports from one that hands them on. */
function handedOn(code: string, from: string, modules: Modules): readonly string[] {
  const { code: offers, importedIds } = modules.getModuleInfo(from) ?? { code: '', importedIds: [] };
  const names = new Set(listsIn(code).flatMap(({ names: imported }) => imported.map(({ theirs }) => theirs)));
  const files = listsIn(offers ?? '')
    .filter(({ names: offered }) => offered.some(({ ours }) => names.has(ours)))
    .map(({ file }) => path.posix.normalize(file));
  return importedIds.filter((id) => files.some((file) => id.endsWith(`/${file}`)));
}

/** `import { theirs as ours } from 'file'` and its kin in a module's code. */
function listsIn(code: string) {
  return [...code.matchAll(/(?:import|export)\s*\{([^}]*)\}\s*from\s*["']([^"']+)["']/g)].map(
    ([, list = '', file = '']) => ({
      file,
      names: list.split(',').map((one) => {
        const [theirs = '', ours = theirs] = one.trim().split(/\s+as\s+/);
        return { theirs, ours };
      }),
    }),
  );
}
