import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Reads a key that was made once, or makes it. Two processes that start together agree: a key gets its name only
 * when it is complete, and only the first one can take that name.
 */
export function loadOrCreate(file: string | undefined, create: () => string): string {
  if (file === undefined) return create();
  if (!existsSync(file)) claim(file, create());
  return readFileSync(file, 'utf8');
}

function claim(file: string, content: string): void {
  const draft = `${file}.${process.pid}`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(draft, content, { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    rmSync(draft);
  }
}
