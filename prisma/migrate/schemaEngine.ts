import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';

/** A Prisma schema as the engine wants it: file name and content. */
export interface SchemaSource {
  readonly path: string;
  readonly content: string;
}

/**
 * Opens Prisma's own schema engine, the WebAssembly build: the native one that `prisma migrate` runs is downloaded
 * on first use, which many networks refuse. The caller frees it.
 * @param adapter the database that the engine works on.
 */
export async function openSchemaEngine(
  adapter: SqlMigrationAwareDriverAdapterFactory,
  schema: SchemaSource,
): Promise<SchemaEngine> {
  await instantiate();
  const datamodels: [string, string][] = [[schema.path, schema.content]];
  return bindings.SchemaEngine.new({ datamodels }, ignoreLog, bindMigrationAwareSqlAdapterFactory(adapter));
}

function ignoreLog(): void {
  // The engine reports faults by rejecting; its log repeats every statement.
}

let instantiated: Promise<void> | undefined;

/** The package's own entry imports the `.wasm` as a module, which Node refuses without a flag. */
function instantiate(): Promise<void> {
  instantiated ??= (async () => {
    const entry = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg');
    const bytes = await readFile(path.join(path.dirname(entry), 'schema_engine_bg.wasm'));
    const module = await WebAssembly.compile(bytes);
    const instance = await WebAssembly.instantiate(module, { './schema_engine_bg.js': importsOfEngine() });
    bindings.__wbg_set_wasm(instance.exports);
    const start = instance.exports['__wbindgen_start'];
    if (typeof start === 'function') start();
  })();
  return instantiated;
}

/** The engine never clears the ten-second timer of its lock; it must not keep a process alive that is done. */
function importsOfEngine(): Record<string, unknown> {
  const timer = (callback: () => void, delayMs: number): NodeJS.Timeout =>
    setTimeout(callback, delayMs).unref();
  return Object.fromEntries(
    Object.entries(bindings).map(([name, value]) => [
      name,
      name.startsWith('__wbg_setTimeout') ? timer : value,
    ]),
  );
}
