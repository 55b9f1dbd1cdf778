import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Openings } from './openings';

/** Makes a folder that goes when what it belongs to is closed. */
export async function temporaryFolder(openings: Pick<Openings, 'add'>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'throughline-test-'));
  openings.add('a temporary folder', () => rm(folder, { recursive: true, force: true }));
  return folder;
}
