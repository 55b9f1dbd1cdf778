import { escapeHtml, page } from '../html';
import { faultSwitches } from './faultForm';
import { anchorOf, vendorSection } from './overviewTable';
import type { ControlledParts } from './parts';
import type { Wanted } from './wanted';

/** The page for people: the fault switches, and the newest that each vendor has received. */
export function overview({ faults, webhooks, vendors }: ControlledParts, wanted: Wanted): string {
  const counts = webhooks.counts();
  const tables = vendors.map(({ overview: tableOf }) => tableOf());
  const operations = [...new Set(vendors.flatMap((vendor) => vendor.operations()))].sort();
  const links = tables.map(({ title }) => `<a href="#${anchorOf(title)}">${escapeHtml(title)}</a>`);
  return page(
    'Sandbox',
    `<h1>Sandbox</h1>
    <p>The vendors of this shop, simulated: nothing here is charged, driven or sent. They speak the real ones’ HTTP, and fail when you ask them to.</p>
    <nav><a href="#faults">Faults</a> ${links.join(' ')}</nav>
    <section id="faults"><h2>Faults</h2>
    <p>Switch one on, place an order, and see what becomes of it.</p>
    ${faultSwitches(faults, operations)}</section>
    <section id="received"><h2>What they have received</h2>
    <form class="filter" method="get" action="/#received">
      <label>Only with this text <input name="q" value="${escapeHtml(wanted.text)}" placeholder="an order’s id, a phone, an amount"></label>
      <button>Show</button>${wanted.text === '' ? '' : ' <a href="/#received">Show all</a>'}
    </form>
    <p>Webhooks to the shop: ${counts.sent} acknowledged, ${counts.pending} to be sent,
      ${counts.dropped} lost on demand, ${counts.abandoned} given up after many attempts. Times are UTC.</p></section>
    ${tables.map((table) => vendorSection(table, wanted)).join('\n    ')}`,
  );
}
