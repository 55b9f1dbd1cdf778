import { readFileSync, writeFileSync } from 'node:fs';

/** The reports that the document has a place for. */
export type ReportName = 'bench' | 'pages' | 'profile' | 'long' | 'burst' | 'listeners' | 'availability';

/**
 * Puts a report between the markers of a Markdown file.
 * @throws {Error} when the file has no markers.
 */
export function writeIntoDocs(file: string, report: string, name: ReportName = 'bench'): void {
  writeFileSync(file, replaceMarked(readFileSync(file, 'utf8'), report, name));
}

/** @throws {Error} when the text has no markers. */
export function replaceMarked(text: string, report: string, name: ReportName = 'bench'): string {
  const [begin, end] = [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`];
  const [before, rest] = text.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`There is no ${begin} … ${end}`);
  return `${before}${begin}\n\n${report}\n\n${end}${after}`;
}
