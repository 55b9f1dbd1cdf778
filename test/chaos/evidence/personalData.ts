import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Personal data found where it must not be. */
export interface Leak {
  readonly file: string;
  /** What was found: made up for the run, so it may be shown. */
  readonly text: string;
  /** What stands around it, unprintable bytes as dots. */
  readonly context: string;
}

const CONTEXT_BYTES = 60;

/** Looks for texts in files of any kind, byte by byte: in a database file as in a log. The first hit of each is told. */
export function findPersonalData(files: readonly string[], texts: readonly string[]): Leak[] {
  return files.flatMap((file) => {
    const bytes = readFileSync(file);
    return texts.flatMap((text) => {
      const at = bytes.indexOf(text, 0, 'utf8');
      return at < 0 ? [] : [{ file: path.basename(file), text, context: around(bytes, at) }];
    });
  });
}

function around(bytes: Buffer, at: number): string {
  const cut = bytes.subarray(Math.max(0, at - CONTEXT_BYTES), at + CONTEXT_BYTES);
  return cut.toString('latin1').replaceAll(/[^\x20-\x7e]/g, '.');
}
