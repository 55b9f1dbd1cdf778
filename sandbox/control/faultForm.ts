import { z } from 'zod';
import { FAULT_KINDS, type FaultBoard, type FaultKind, type WishedFault } from '../faultBoard';
import { faultSchema, type Fault } from '../faults';
import { escapeHtml } from '../html';
import { VENDOR_NAMES, type VendorName } from '../vendors';
import { FAULT_WORDS } from './faultWords';

/** How often a fault may be asked for, as the form offers it. */
const OFTEN: Readonly<
  Record<string, { readonly name: string; readonly wish: Pick<Fault, 'count' | 'probability'> }>
> = {
  once: { name: 'once', wish: { count: 1 } },
  thrice: { name: 'three times', wish: { count: 3 } },
  half: { name: 'half of the time, until switched off', wish: { probability: 0.5 } },
  always: { name: 'every time, until switched off', wish: { probability: 1 } },
};

const filled = z
  .object({ often: z.string(), ms: z.string(), operation: z.string() })
  .partial()
  .loose()
  .catch({});

/** Reads what the form posts as the fault that it asks for. */
export function readFaultForm(body: unknown): z.ZodSafeParseResult<Fault> {
  const { often = '', ms = '', operation = '', ...rest } = filled.parse(body);
  return faultSchema.safeParse({
    ...rest,
    ...OFTEN[often]?.wish,
    ...(operation !== '' && { operation }),
    ...(ms !== '' && { ms: Number(ms) }),
  });
}

/** The faults that are switched on, each with its switch, and the form that switches on another. */
export function faultSwitches(faults: FaultBoard<VendorName>, operations: readonly string[]): string {
  return `${switchedOn(faults.list())}
    ${form(operations)}
    <details open><summary>What each fault does</summary>
    <p>Each by the name that the form has for it, and the one that <code>POST /sandbox/faults</code> takes as <code>kind</code>.</p>
    <dl>${FAULT_KINDS.map(explained).join('')}</dl>
    </details>`;
}

const explained = (kind: FaultKind): string =>
  `<dt>${FAULT_WORDS[kind].name} <code>${kind}</code></dt><dd>${FAULT_WORDS[kind].explains}</dd>`;

function switchedOn(faults: readonly WishedFault<VendorName>[]): string {
  if (faults.length === 0) return '<p>None is switched on: every vendor works.</p>';
  const items = faults.map(
    (fault) => `<li><strong>${fault.vendor}: ${FAULT_WORDS[fault.kind].name}</strong>,
      ${escapeHtml(scopeOf(fault))}. ${FAULT_WORDS[fault.kind].explains}
      <form method="post" action="/sandbox/page/faults/off">
        ${hidden('vendor', fault.vendor)}${hidden('kind', fault.kind)}${hidden('operation', fault.operation ?? '')}
        <button>Switch off</button>
      </form></li>`,
  );
  return `<ul class="on">${items.join('')}</ul>
    <form method="post" action="/sandbox/page/faults/clear"><button>Switch all off</button></form>`;
}

function scopeOf({ operation, count, probability = 0, ms }: WishedFault): string {
  const often =
    count === undefined
      ? `at ${Math.round(probability * 100)} % of the calls`
      : count === 1
        ? 'once more'
        : `${count} more times`;
  const where = operation === undefined ? 'whatever is called' : `at “${operation}”`;
  return `${where}, ${often}${ms === undefined ? '' : `, ${ms} ms`}`;
}

const hidden = (name: string, value: string): string =>
  `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`;

function form(operations: readonly string[]): string {
  const option = (value: string, text = value): string => `<option value="${value}">${text}</option>`;
  const kinds = FAULT_KINDS.map((kind) => option(kind, FAULT_WORDS[kind].name));
  const often = Object.entries(OFTEN).map(([value, { name }]) => option(value, name));
  return `<form class="fault" method="post" action="/sandbox/page/faults">
      <label>Vendor <select name="vendor">${VENDOR_NAMES.map((name) => option(name)).join('')}</select></label>
      <label>Fault <select name="kind">${kinds.join('')}</select></label>
      <label>How often <select name="often">${often.join('')}</select></label>
      <label>Only at <input name="operation" list="operations" placeholder="every call"></label>
      <label>Milliseconds <input name="ms" type="number" min="0" max="600000" placeholder="as it is"></label>
      <datalist id="operations">${operations.map((name) => option(escapeHtml(name))).join('')}</datalist>
      <button class="primary">Switch on</button>
    </form>`;
}
