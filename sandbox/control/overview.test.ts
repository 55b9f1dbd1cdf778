import { FAULT_KINDS } from '../faultBoard';
import { amountText } from '../stripe/amountText';
import { vendorSection } from './overviewTable';
import { wantedOf } from './wanted';
import { startTestWorld, type TestWorld } from '../testWorld';

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld();
});
afterAll(() => world.close());
afterEach(() => world.sandbox.faults.clear());

const read = async (path = '/'): Promise<string> => (await fetch(`${world.origin}${path}`)).text();

/** Posts a form of the page, as a browser without scripts does. */
const submit = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${world.origin}/sandbox/page${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers,
    body: new URLSearchParams(fields),
  });

test('the page says what each vendor plays and has received, and explains every fault, without a script', async () => {
  const text = await read();
  for (const vendor of ['Stripe', 'Pathao', 'Twilio', 'SendGrid', 'UniERP']) {
    expect(text).toMatch(new RegExp(`<h2>${vendor}</h2>\\s*<p>\\w+`));
  }
  for (const kind of FAULT_KINDS) expect(text).toContain(`<code>${kind}</code>`);
  expect(text).toContain('None is switched on');
  expect(text).not.toContain('<script');
});

test('no explanation points at what stands elsewhere', async () => {
  expect(await read()).not.toMatch(/\b(below|above)\b/);
});

describe('what a vendor has received', () => {
  const rows = Array.from({ length: 60 }, (_, n) => [`pi_${n}.`, n % 2 ? 'odd' : '<even>']);
  const table = { title: 'Uni Pay', about: 'Takes cards.', head: ['payment', 'what it "is"'], rows };
  const shown = (html: string): readonly string[] => html.match(/pi_\d+\./g) ?? [];

  test('is shown by its newest, and more of it when it is asked for', () => {
    const first = vendorSection(table, { text: '' });
    expect(shown(first)).toEqual(Array.from({ length: 10 }, (_, n) => `pi_${59 - n}.`));
    expect(first).toContain('60 received; the newest 10 are shown.');
    expect(first).toContain('<a href="/?of=uni-pay&amp;rows=50#uni-pay">Show more of Uni Pay</a>');
    const more = vendorSection(table, wantedOf({ of: 'uni-pay', rows: '50' }));
    expect(shown(more)).toHaveLength(50);
    const all = vendorSection(table, wantedOf({ of: 'uni-pay', rows: '90' }));
    expect(shown(all)).toHaveLength(60);
    expect(all).not.toContain('Show more');
  });

  test('of one vendor is not of another, and what is looked for stays looked for', () => {
    expect(shown(vendorSection(table, wantedOf({ of: 'stripe', rows: '50' })))).toHaveLength(10);
    expect(shown(vendorSection(table, wantedOf({ of: 'uni-pay', rows: 'all' })))).toHaveLength(10);
    const odd = vendorSection(table, wantedOf({ q: ' odd ' }));
    expect(odd).toContain('30 received; the newest 10 are shown.');
    expect(odd).toContain('href="/?q=odd&amp;of=uni-pay&amp;rows=50#uni-pay"');
  });

  test('names the column in each cell, and folds a long text', () => {
    const long = `Dear <b>, ${'your order is on its way. '.repeat(20)}`;
    const html = vendorSection({ ...table, rows: [['pi_1.', long]] }, { text: '' });
    expect(html).toContain('<td data-head="payment">pi_1.</td>');
    expect(html).toContain('<td data-head="what it &quot;is&quot;"><details><summary>Dear &lt;b&gt;, your');
    expect(html).not.toContain('<b>');
  });
});

test('a fault is switched on and off by the forms', async () => {
  const fault = { vendor: 'stripe', kind: 'timeoutAfterEffect' };
  const on = await submit('/faults', { ...fault, often: 'once', operation: 'create', ms: '' });
  expect([on.status, on.headers.get('location')]).toEqual([303, '/#faults']);
  await submit('/faults', { ...fault, often: 'always', operation: '', ms: '20' });
  expect(world.sandbox.faults.list()).toEqual([
    { ...fault, operation: 'create', count: 1 },
    { ...fault, probability: 1, ms: 20 },
  ]);
  const text = await read();
  expect(text).toContain('<strong>stripe: No answer, but done</strong>');
  expect(text).toContain('at “create”, once more');

  await submit('/faults/off', { ...fault, operation: '' });
  expect(world.sandbox.faults.list()).toEqual([{ ...fault, operation: 'create', count: 1 }]);
  await submit('/faults/clear', {});
  expect(world.sandbox.faults.list()).toEqual([]);
});

test.each([
  ['a vendor that there is not', { vendor: 'acme', kind: 'refusal', often: 'once' }],
  ['no frequency', { vendor: 'stripe', kind: 'refusal' }],
  ['milliseconds that are no number', { vendor: 'stripe', kind: 'latency', often: 'once', ms: '<b>' }],
])('%s is said, and nothing is switched on', async (_what, fields) => {
  const answer = await submit('/faults', fields);
  expect(answer.status).toBe(400);
  expect(await answer.text()).not.toContain('<b>');
  expect(world.sandbox.faults.list()).toEqual([]);
});

test('a page elsewhere switches nothing on', async () => {
  const fields = { vendor: 'stripe', kind: 'refusal', often: 'once' };
  const answer = await submit('/faults', fields, { 'sec-fetch-site': 'cross-site' });
  expect(answer.status).toBe(403);
  expect(world.sandbox.faults.list()).toEqual([]);
});

test('what the vendors have received can be looked for by a text, which is no HTML of its own', async () => {
  const text = await read(`/?q=${encodeURIComponent('"><b>')}`);
  expect(text).toContain('value="&quot;&gt;&lt;b&gt;"');
  expect(text).not.toContain('<b>');
});

test.each([
  [4_999_900, 'bdt', '49,999.00 BDT'],
  [500, 'jpy', '500 JPY'],
  [500, 'mga', '500 MGA'],
  [2_000_000, 'ugx', '20,000.00 UGX'],
  [12_345, 'kwd', '12.345 KWD'],
])('%d of %s is %s, as Stripe counts', (amount, currency, text) => {
  expect(amountText(amount, currency)).toBe(text);
});
