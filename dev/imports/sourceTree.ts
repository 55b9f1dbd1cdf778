import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { readImports } from './readImports';

/** An import, with the file that it leads to. */
export interface Import {
  readonly file: string;
  /** As written. */
  readonly from: string;
  /** The file or folder of ours that is meant, relative to the root; a folder ends in `/`. Undefined: a package's. */
  readonly target: string | undefined;
  readonly typeOnly: boolean;
}

const SOURCE = /\.(ts|tsx|mts|cts|js|mjs|cjs)$/;

/** What is built, generated or kept by a running shop; folders with a dot in front are passed over as well. */
const NOT_OURS: readonly string[] = ['dist', 'web/dist', 'coverage', 'prisma/generated'];
/** Each package of ours may have its own. */
const INSTALLED = 'node_modules';

/** Every source of the repository, relative to its root. Without git: an exported tree is checked like any other. */
export function listSources(root: string, folder = ''): string[] {
  const entries = readdirSync(path.join(root, folder), { withFileTypes: true });
  return entries.flatMap((entry) => {
    const place = path.posix.join(folder, entry.name);
    if (!entry.isDirectory()) return SOURCE.test(place) ? [place] : [];
    const isOurs = !entry.name.startsWith('.') && entry.name !== INSTALLED && !NOT_OURS.includes(place);
    return isOurs ? listSources(root, place) : [];
  });
}

/** Reads what each of these files imports. */
export function readTree(root: string, files: readonly string[]): Import[] {
  return files.flatMap((file) =>
    readImports(file, readFileSync(path.join(root, file), 'utf8')).map(({ from, typeOnly }) => ({
      file,
      from,
      typeOnly,
      target: from.startsWith('.') ? resolve(root, file, from) : undefined,
    })),
  );
}

const ENDINGS = ['', '.ts', '.tsx', '.d.ts', '.mts', '.mjs', '.cjs', '.js', '/index.ts', '/index.tsx'];

/** As the compiler finds it; what isn't there (generated code), or is a folder, keeps the path that was written. */
function resolve(root: string, file: string, from: string): string {
  const target = path.posix.join(path.posix.dirname(file), from);
  if (target.endsWith('/')) return target;
  const stem = target.replace(/\.js$/, '');
  const found = [target, stem]
    .flatMap((one) => ENDINGS.map((ending) => one + ending))
    .find((one) => isFile(path.join(root, one)));
  return found ?? target;
}

function isFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}
