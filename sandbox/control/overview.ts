import { FAULT_KINDS } from '../faultBoard';
import { page } from '../html';
import { VENDOR_NAMES } from '../vendors';
import { htmlTable, showNewest } from './overviewTable';
import type { ControlledParts } from './parts';

/** The page for people: the fault switches, and the newest that each vendor has seen. */
export function overview({ faults, webhooks, vendors }: ControlledParts): string {
  const counts = webhooks.counts();
  return page(
    'Sandbox',
    `<h1>Sandbox</h1>
    <p>Simulated vendors. Webhooks: ${counts.sent} acknowledged, ${counts.pending} to be sent,
      ${counts.dropped} dropped on demand, ${counts.abandoned} given up.</p>
    <h2>Faults</h2>
    ${faultForm()}
    ${htmlTable(
      ['vendor', 'operation', 'kind', 'how often', 'ms'],
      faults
        .list()
        .map((fault) => [
          fault.vendor,
          fault.operation ?? 'every',
          fault.kind,
          fault.count === undefined ? `probability ${fault.probability ?? 0}` : `${fault.count} more times`,
          String(fault.ms ?? ''),
        ]),
    )}
    ${vendors.map(({ overview: tableOf }) => showNewest(tableOf())).join('\n    ')}`,
  );
}

/** The switches post JSON, which a plain form can't. */
function faultForm(): string {
  const options = (values: readonly string[]): string =>
    values.map((value) => `<option>${value}</option>`).join('');
  return `<form id="fault">
    <select name="vendor">${options(VENDOR_NAMES)}</select>
    <select name="kind">${options(FAULT_KINDS)}</select>
    <input name="count" type="number" min="1" value="1" aria-label="times">
    <button class="primary">Ask for it</button>
    <button type="button" id="clear">Clear all</button>
  </form>
  <script>
    const form = document.getElementById('fault');
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      const { vendor, kind, count } = Object.fromEntries(new FormData(form));
      await fetch('/sandbox/faults', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ vendor, kind, count: Number(count) }),
      });
      location.reload();
    });
    document.getElementById('clear').addEventListener('click', async () => {
      await fetch('/sandbox/faults', { method: 'DELETE' });
      location.reload();
    });
  </script>`;
}
