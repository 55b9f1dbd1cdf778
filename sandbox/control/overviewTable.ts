import { escapeHtml } from '../html';

const NEWEST = 50;

/** What the page for people shows of a vendor: what it plays, and a table of what it has received, oldest row first. */
export interface OverviewTable {
  readonly title: string;
  /** What the vendor does, in a sentence. */
  readonly about: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A vendor's part of the page: how much it has received, and the newest of it first. */
export function vendorSection({ title, about, head, rows }: OverviewTable, wanted: string): string {
  const matching = rows.filter((row) => wanted === '' || row.some((cell) => cell.includes(wanted)));
  const shown = matching.slice(-NEWEST).reverse();
  const count =
    shown.length < matching.length
      ? `${matching.length} received; the newest ${NEWEST} are shown.`
      : `${matching.length} received.`;
  return `<section id="${anchorOf(title)}"><h2>${escapeHtml(title)}</h2>
    <p>${escapeHtml(about)} ${matching.length === 0 ? '' : count}</p>
    ${htmlTable(head, shown)}</section>`;
}

/** Where a vendor's part stands on the page. */
export const anchorOf = (title: string): string => title.toLowerCase().replaceAll(/[^a-z]+/g, '-');

export function htmlTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '<p class="none">Nothing yet.</p>';
  const cells = (tag: string, row: readonly string[]): string =>
    `<tr>${row.map((cell) => `<${tag}>${cellOf(cell)}</${tag}>`).join('')}</tr>`;
  const body = rows.map((row) => cells('td', row)).join('');
  return `<div class="table"><table><thead>${cells('th', head)}</thead><tbody>${body}</tbody></table></div>`;
}

/** An instant is shown as people read it, and kept whole for who points at it. */
function cellOf(text: string): string {
  const instant = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?Z$/.exec(text);
  if (!instant) return escapeHtml(text);
  return `<time datetime="${text}" title="${text}">${instant[1]} ${instant[2]}</time>`;
}
