import { FAULT_KINDS, VENDORS } from '../faults';
import { escapeHtml, page } from '../html';
import type { ControlledParts } from './parts';

const NEWEST = 50;

/** The page for people: the fault switches, and the newest that each vendor has seen. */
export function overview(parts: ControlledParts): string {
  const { faults, webhooks } = parts;
  const counts = webhooks.counts();
  return page(
    'Sandbox',
    `<h1>Sandbox</h1>
    <p>Simulated vendors. Webhooks: ${counts.sent} acknowledged, ${counts.pending} to be sent,
      ${counts.dropped} dropped on demand, ${counts.abandoned} given up.</p>
    <h2>Faults</h2>
    ${faultForm()}
    ${table(
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
    ${records(parts)}`,
  );
}

function records({ intents, parcels, messages, salesOrders }: ControlledParts): string {
  return `<h2>Stripe</h2>
    ${table(
      ['payment', 'order', 'amount', 'status'],
      newest(intents.values()).map((intent) => [
        intent.id,
        intent.metadata['orderId'] ?? '',
        `${intent.amount} ${intent.currency}`,
        intent.status,
      ]),
    )}
    <h2>Pathao</h2>
    ${table(
      ['consignment', 'parcel', 'status', 'since'],
      newest(parcels.list()).map((parcel) => [
        parcel.id,
        parcel.merchantOrderId,
        parcel.word,
        new Date(parcel.updatedAt).toISOString(),
      ]),
    )}
    <h2>Twilio and SendGrid</h2>
    ${table(
      ['sent', 'through', 'to', 'text'],
      newest(messages.values()).map((message) => [
        message.sentAt,
        message.vendor,
        message.to,
        message.subject ?? message.text,
      ]),
    )}
    <h2>UniERP</h2>
    ${table(
      ['sales order', 'order', 'version', 'status', 'payment', 'since'],
      newest(salesOrders.list()).map(({ id, reference, document, savedAt }) => [
        reference,
        `${document.order_no} (${id})`,
        String(document.external_version),
        document.status,
        document.payment_status,
        savedAt,
      ]),
    )}`;
}

function newest<T>(records: readonly T[]): readonly T[] {
  return records.slice(-NEWEST).reverse();
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '<p>None yet.</p>';
  const cells = (tag: string, row: readonly string[]): string =>
    `<tr>${row.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('')}</tr>`;
  return `<section><table>${cells('th', head)}${rows.map((row) => cells('td', row)).join('')}</table></section>`;
}

/** The switches post JSON, which a plain form can't. */
function faultForm(): string {
  const options = (values: readonly string[]): string =>
    values.map((value) => `<option>${value}</option>`).join('');
  return `<form id="fault">
    <select name="vendor">${options(VENDORS)}</select>
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
