import { FAULT_KINDS } from '../faultBoard';
import { amountText } from '../stripe/amountText';
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
  for (const kind of FAULT_KINDS) expect(text).toContain(`<td>${kind}</td>`);
  expect(text).toContain('None is switched on');
  expect(text).not.toContain('<script');
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
