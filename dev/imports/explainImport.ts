import { ANYTHING, IMPORT_TABLE, RESERVED, TOP } from './importTable';
import type { Import } from './sourceTree';

/**
 * Why the table forbids an import; undefined when it allows it.
 * @throws {Error} when the file's folder has no row in the table.
 */
export function explainImport(imported: Import): string | undefined {
  const reason = isTest(imported.file) ? undefined : forbids(imported);
  return (
    reason && `${imported.file} imports ${imported.from}${imported.typeOnly ? ' (types)' : ''}: ${reason}`
  );
}

function forbids({ file, from, target, typeOnly }: Import): string | undefined {
  const name = roomOf(file);
  const room = IMPORT_TABLE[name];
  if (!room) throw new Error(`Give ${name}/ a row in dev/imports/importTable.ts`);
  const { imports, types = [], packages, noPackages = [], why } = room;
  if (isAbsolute(from)) return 'An absolute path says nothing of the rooms: write a relative one.';
  if (target === undefined) {
    const allowed =
      (packages?.some((one) => names(one, from)) ?? true) && !noPackages.some((one) => names(one, from));
    return allowed ? undefined : why;
  }
  if (isTest(target)) return 'Only tests import tests.';
  const reserved = RESERVED[target];
  if (reserved && !reserved.for.includes(file)) return reserved.why;
  const open = [name, ...imports, ...(typeOnly ? types : [])];
  return open.some((place) => holds(place, target)) ? undefined : why;
}

/** The folder at the top that a file is in. */
function roomOf(file: string): string {
  return file.includes('/') ? file.slice(0, file.indexOf('/')) : TOP;
}

/** Tests, and what is there for them alone. */
export function isTest(file: string): boolean {
  return /\.test\.tsx?$|(^|\/)testing\/|^test\//.test(file);
}

/** Vite finds any file of the machine under `/@fs/`, and its own root under `/`. */
function isAbsolute(from: string): boolean {
  return from.startsWith('/') || from.startsWith('file:');
}

function names(packages: string, from: string): boolean {
  return /[/:]$/.test(packages)
    ? from.startsWith(packages)
    : from === packages || from.startsWith(`${packages}/`);
}

function holds(place: string, target: string): boolean {
  return place === ANYTHING || target === place || target.startsWith(`${place}/`);
}
