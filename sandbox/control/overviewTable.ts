import { escapeHtml } from '../html';
import type { Wanted } from './wanted';

/** So many are shown at first, and so many more each time that somebody asks for more. */
const FIRST = 10;
const MORE = 40;

/** What the page for people shows of a vendor: what it plays, and a table of what it has received, oldest row first. */
export interface OverviewTable {
  readonly title: string;
  /** What the vendor does, in a sentence. */
  readonly about: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A vendor's part of the page: how much it has received, and the newest of it first. */
export function vendorSection({ title, about, head, rows }: OverviewTable, { text, more }: Wanted): string {
  const anchor = anchorOf(title);
  const most = more?.of === anchor ? more.rows : FIRST;
  const matching = rows.filter((row) => text === '' || row.some((cell) => cell.includes(text)));
  const shown = matching.slice(-most).reverse();
  const rest = matching.length - shown.length;
  const count =
    rest > 0
      ? `${matching.length} received; the newest ${shown.length} are shown.`
      : `${matching.length} received.`;
  return `<section id="${anchor}"><h2>${escapeHtml(title)}</h2>
    <p>${escapeHtml(about)} ${matching.length === 0 ? '' : count}</p>
    ${htmlTable(head, shown)}${rest > 0 ? moreLink(title, { text, more: { of: anchor, rows: most + MORE } }) : ''}</section>`;
}

function moreLink(title: string, { text, more }: Wanted): string {
  const query = new URLSearchParams({
    ...(text !== '' && { q: text }),
    ...(more && { of: more.of, rows: String(more.rows) }),
  });
  return `<p><a href="/?${escapeHtml(query.toString())}#${more?.of ?? ''}">Show more of ${escapeHtml(title)}</a></p>`;
}

/** Where a vendor's part stands on the page. */
export const anchorOf = (title: string): string => title.toLowerCase().replaceAll(/[^a-z]+/g, '-');

export function htmlTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '<p class="none">Nothing yet.</p>';
  const names = head.map((name) => `<th>${escapeHtml(name)}</th>`).join('');
  const body = rows.map(
    (row) => `<tr>${row.map((cell, at) => dataCell(cell, head[at] ?? '')).join('')}</tr>`,
  );
  return `<div class="table"><table><thead><tr>${names}</tr></thead><tbody>${body.join('')}</tbody></table></div>`;
}

/** A cell names its column: a phone shows a row as lines. */
const dataCell = (text: string, head: string): string =>
  `<td data-head="${escapeHtml(head)}">${cellOf(text)}</td>`;

/** As much of a long text as says what it is. */
const LONG = 160;

/** An instant is shown as people read it, and kept whole for who points at it; a long text unfolds. */
function cellOf(text: string): string {
  const instant = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?Z$/.exec(text);
  if (!instant) return text.length > LONG ? unfolding(text) : escapeHtml(text);
  return `<time datetime="${text}" title="${text}">${instant[1]} ${instant[2]}</time>`;
}

function unfolding(text: string): string {
  // Half of a character that takes two would be shown as none.
  const beginning = text.slice(0, LONG / 2).replace(/[\ud800-\udbff]$/, '');
  return `<details><summary>${escapeHtml(beginning)} …</summary>${escapeHtml(text)}</details>`;
}
