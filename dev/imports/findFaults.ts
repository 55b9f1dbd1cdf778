import path from 'node:path';
import { findCircles } from './circles';
import { explainImport, isTest } from './explainImport';
import { listSources, readTree, type Import } from './sourceTree';

/** More files than this nobody takes in at a glance: such a folder has folders of its own. */
const MOST_FILES = 15;

/** What is wrong with the imports and folders of the repository, a sentence each. */
export function findFaults(root: string): string[] {
  const files = listSources(root);
  const imports = readTree(root, files);
  return [
    ...imports.flatMap((one) => explainImport(one) ?? []),
    ...findCircles(graphOf(files, imports)).map((circle) => `These import one another: ${circle.join(', ')}`),
    ...crowdedFolders(files),
  ];
}

/** Types count: who reads one file of a circle has to read them all. */
function graphOf(files: readonly string[], imports: readonly Import[]): Map<string, string[]> {
  const graph = new Map<string, string[]>(files.map((file) => [file, []]));
  for (const { file, target } of imports) {
    if (target !== undefined && graph.has(target)) graph.get(file)?.push(target);
  }
  return graph;
}

/** Folders with more sources than {@link MOST_FILES}, tests not counted, and without a folder of their own. */
export function crowdedFolders(files: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const file of files.filter((one) => !isTest(one))) {
    const folder = path.posix.dirname(file);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  const folders = [...counts.keys()];
  return [...counts]
    .filter(
      ([folder, count]) => count > MOST_FILES && !folders.some((other) => other.startsWith(`${folder}/`)),
    )
    .map(
      ([folder, count]) =>
        `${folder}/ holds ${count} sources: give it folders of its own, ${MOST_FILES} at most each`,
    );
}
