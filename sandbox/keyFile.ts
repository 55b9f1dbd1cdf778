import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Reads a key that was made once, or makes it. Two processes that start together agree: only one of them can
 * create the file, and the other one reads it.
 */
export function loadOrCreate(file: string | undefined, create: () => string): string {
  if (file === undefined) return create();
  mkdirSync(dirname(file), { recursive: true });
  try {
    writeFileSync(file, create(), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return readFileSync(file, 'utf8');
}
