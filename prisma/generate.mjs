import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(import.meta.dirname, '..');
const require = createRequire(import.meta.url);
const stampFile = path.join(root, 'prisma', 'generated', '.stamp');

/**
 * Generates the Prisma client into `prisma/generated` when the schema or Prisma's version has changed since.
 * @throws {Error} with Prisma's own output when it refuses the schema.
 */
export function generateClientIfStale() {
  const stamp = currentStamp();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  const prisma = path.join(path.dirname(require.resolve('prisma/package.json')), 'build', 'index.js');
  const outcome = spawnSync(process.execPath, [prisma, 'generate', '--no-hints'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...withoutEngineDownload() },
  });
  if (outcome.status !== 0) {
    throw new Error(`The Prisma client could not be generated:\n${outcome.stdout}${outcome.stderr}`);
  }
  writeFileSync(stampFile, stamp);
}

function currentStamp() {
  const schema = readFileSync(path.join(root, 'prisma', 'schema.prisma'));
  const { version } = require('prisma/package.json');
  return createHash('sha256').update(schema).update(version).digest('hex');
}

/**
 * Generating needs no schema engine, yet Prisma downloads one first, which fails where its host can't be reached.
 * Any existing executable named here stops the download; it is never run.
 */
function withoutEngineDownload() {
  return {
    PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) generateClientIfStale();
