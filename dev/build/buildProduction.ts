import { cpSync, readFileSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';
import { z } from 'zod';
import { buildWeb } from './buildWeb';
import { bundleWorkflows } from './bundleWorkflows';

const root = path.resolve(__dirname, '..', '..');
/** The programs, and what one of them loads by its path. */
const ENTRIES = ['server.ts', 'worker.ts', 'migrate.ts', 'setup.ts', 'workflows/engine/failureConverter.ts'];
/** What the programs read beside themselves. */
const ASSETS = ['prisma/schema.prisma', 'prisma/migrations', 'web/dist'];

export interface BuildProductionOptions {
  /** Replaced by what is built. */
  readonly folder: string;
  readonly onProgress: (text: string) => void;
}

/**
 * Builds what production runs: `server.js`, `worker.js`, `migrate.js` and `setup.js`, the workflows in one bundle, the
 * pages and the migrations. Packages are not part of it.
 * @throws {Error} naming packages that are needed but would not be installed in production.
 */
export async function buildProduction({ folder, onProgress }: BuildProductionOptions): Promise<void> {
  await buildWeb({ onProgress, onLog: ignore });
  onProgress('Compiling the programs …');
  const { sources, packages } = await reach(ENTRIES);
  refuseUninstalled(packages);
  rmSync(folder, { recursive: true, force: true });
  await compile(sources, folder);
  await bundleWorkflows(path.join(folder, 'workflow-bundle.js'));
  for (const asset of ASSETS) {
    cpSync(path.join(root, asset), path.join(folder, asset), { recursive: true });
  }
}

interface Reach {
  /** Our own files that the entries import, relative to the repository. */
  readonly sources: readonly string[];
  /** Names of the packages that they import. */
  readonly packages: ReadonlySet<string>;
}

async function reach(entryPoints: string[]): Promise<Reach> {
  const { metafile } = await build({
    ...{ absWorkingDir: root, entryPoints, platform: 'node', packages: 'external' },
    ...{ bundle: true, write: false, metafile: true, outdir: 'dist', logLevel: 'error' },
  });
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
  const external = imports.filter((imported) => imported.external).map((imported) => nameOf(imported.path));
  return {
    sources: Object.keys(metafile.inputs),
    packages: new Set(external.filter(isPackage)),
  };
}

/** `@scope/name` of `@scope/name/some/file`. */
function nameOf(imported: string): string {
  return imported
    .split('/')
    .slice(0, imported.startsWith('@') ? 2 : 1)
    .join('/');
}

/** Neither Node's own, nor a file of ours that is loaded by its path. */
function isPackage(name: string): boolean {
  return !name.startsWith('.') && !name.startsWith('node:') && !builtinModules.includes(name);
}

const manifest = z.object({ dependencies: z.record(z.string(), z.string()) });

function refuseUninstalled(packages: ReadonlySet<string>): void {
  const { dependencies } = manifest.parse(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')));
  const missing = [...packages].filter((name) => dependencies[name] === undefined);
  if (missing.length === 0) return;
  throw new Error(`Needed in production, but not among the dependencies: ${missing.join(', ')}`);
}

/** File by file: the programs find what lies beside them by their own place, and stacks name the files we know. */
async function compile(sources: readonly string[], folder: string): Promise<void> {
  await build({
    ...{ absWorkingDir: root, entryPoints: [...sources], outbase: '.', outdir: folder },
    ...{ platform: 'node', format: 'cjs', target: 'node20', sourcemap: true, logLevel: 'warning' },
  });
}

function ignore(): void {
  // What Vite reports in passing is of no interest here; its errors reject.
}
