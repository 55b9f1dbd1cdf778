import { readFileSync, writeFileSync } from 'node:fs';

const BEGIN = '<!-- bench: begin -->';
const END = '<!-- bench: end -->';

/**
 * Puts a report between the markers of a Markdown file.
 * @throws {Error} when the file has no markers.
 */
export function writeIntoDocs(file: string, report: string): void {
  writeFileSync(file, replaceMarked(readFileSync(file, 'utf8'), report));
}

/** @throws {Error} when the text has no markers. */
export function replaceMarked(text: string, report: string): string {
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`There is no ${BEGIN} … ${END}`);
  return `${before}${BEGIN}\n\n${report}\n\n${END}${after}`;
}
