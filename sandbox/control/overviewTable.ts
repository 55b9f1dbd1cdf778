import { escapeHtml } from '../html';

const NEWEST = 50;

/** A table on the page for people, oldest row first: the newest are shown. */
export interface OverviewTable {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The newest rows, newest first. */
export function showNewest({ title, head, rows }: OverviewTable): string {
  return `<h2>${escapeHtml(title)}</h2>\n    ${htmlTable(head, rows.slice(-NEWEST).reverse())}`;
}

export function htmlTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '<p>None yet.</p>';
  const cells = (tag: string, row: readonly string[]): string =>
    `<tr>${row.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('')}</tr>`;
  return `<section><table>${cells('th', head)}${rows.map((row) => cells('td', row)).join('')}</table></section>`;
}
