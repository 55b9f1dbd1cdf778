import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalJWKSet, createRemoteJWKSet, jwtVerify } from 'jose';
import { readConfig } from '../config/config';
import { probeUrls } from '../providers';
import { VENDOR_SETTINGS } from '../providers/settings';
import { issuerKey } from './issuer/key';
import { issueDevToken } from './issuer/token';
import { readSandboxEnvironment } from './options';
import { startTestWorld, type TestWorld } from './testWorld';
import { VENDORS, VENDOR_NAMES } from './vendors';

let directory: string;
const worlds: TestWorld[] = [];

async function world(wish: Parameters<typeof startTestWorld>[0] = {}): Promise<TestWorld> {
  const started = await startTestWorld(wish);
  worlds.push(started);
  return started;
}

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sandbox-'));
});
afterEach(async () => {
  for (const started of worlds.splice(0)) await started.close();
  rmSync(directory, { recursive: true });
});

interface StripeAnswer {
  readonly status: number;
  readonly replayed: boolean;
  readonly body: { readonly id: string; readonly error?: { readonly type: string } };
}

async function pay(origin: string, key: string, change: Record<string, string> = {}): Promise<StripeAnswer> {
  const form = {
    amount: '1000',
    currency: 'gbp',
    capture_method: 'manual',
    confirm: 'true',
    payment_method: 'pm_card_visa',
    'metadata[orderId]': 'o1',
    'metadata[paymentId]': 'p1',
    ...change,
  };
  const response = await fetch(`${origin}/v1/payment_intents`, {
    method: 'POST',
    headers: { Authorization: 'Bearer sk_test_sandbox', 'Idempotency-Key': key },
    body: new URLSearchParams(form),
  });
  const body = (await response.json()) as StripeAnswer['body'];
  return { status: response.status, replayed: response.headers.get('idempotent-replayed') === 'true', body };
}

const eventTypes = (started: TestWorld): string[] =>
  started.arrivals.map(({ rawBody }) => (JSON.parse(rawBody.toString()) as { type: string }).type);

describe("Stripe's idempotency keys", () => {
  test('give the first answer again, refuse other parameters, and hold over a restart', async () => {
    const before = await world({ dataDir: directory });
    const first = await pay(before.origin, 'k1');
    const again = await pay(before.origin, 'k1');
    expect(again).toEqual({ ...first, replayed: true });
    await before.close();
    worlds.splice(0);

    const after = await world({ dataDir: directory });
    await expect(pay(after.origin, 'k1')).resolves.toEqual({ ...first, replayed: true });
    const other = await pay(after.origin, 'k1', { amount: '2000' });
    expect(other).toMatchObject({ status: 400, body: { error: { type: 'idempotency_error' } } });
    await expect(after.get('/sandbox/ledger')).resolves.toMatchObject({
      charges: { o1: { charges: 1, authorized: 1000, captured: 0 } },
    });
  });

  test('keep nothing of a call that was refused before anything was tried', async () => {
    const { origin } = await world();
    await expect(pay(origin, 'k2', { amount: '-1' })).resolves.toMatchObject({ status: 400 });
    await expect(pay(origin, 'k2')).resolves.toMatchObject({ status: 200, replayed: false });
  });
});

describe('webhooks', () => {
  test('are sent again until they are acknowledged, also after a restart', async () => {
    const before = await world({ dataDir: directory });
    before.answerWith(500);
    await pay(before.origin, 'k3');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(before.arrivals).toHaveLength(0);
    before.answerWith(200);
    await before.arrived('/webhooks/payments/stripe', 1);

    before.answerWith(500);
    await pay(before.origin, 'k4');
    await before.close();
    worlds.splice(0);
    const after = await world({ dataDir: directory });
    // The address was kept with the webhook, and nobody listens there any more: it stays to be sent.
    await expect(after.get('/sandbox/webhooks')).resolves.toMatchObject({ pending: 1 });
  });

  test('are dropped, doubled and overtaken on demand', async () => {
    const started = await world();
    const { faults } = started.sandbox;
    const event = 'payment_intent.amount_capturable_updated';
    faults.add({ vendor: 'stripe', kind: 'dropWebhooks', operation: event, count: 1 });
    await pay(started.origin, 'k5');
    faults.add({ vendor: 'stripe', kind: 'reorderWebhooks', operation: event, count: 1, ms: 300 });
    await pay(started.origin, 'k6');
    faults.add({ vendor: 'stripe', kind: 'duplicateWebhooks', count: 1 });
    await pay(started.origin, 'k7', { payment_method: 'pm_card_chargeDeclined' });
    await started.arrived('/webhooks/payments/stripe', 3);
    expect(eventTypes(started)).toEqual([
      'payment_intent.payment_failed',
      'payment_intent.payment_failed',
      event,
    ]);
    await expect(started.get('/sandbox/webhooks')).resolves.toMatchObject({ dropped: 1 });
  });
});

describe('parcels', () => {
  const order = {
    store_id: 1,
    merchant_order_id: 'o1-1',
    recipient_name: 'Anika',
    recipient_phone: '01712345678',
    recipient_address: 'House 7, Dhaka',
    delivery_type: 48,
    item_type: 2,
    item_quantity: 1,
    item_weight: 0.5,
    amount_to_collect: 0,
  };

  async function book(origin: string): Promise<number> {
    const post = (path: string, body: unknown, token = '') =>
      fetch(`${origin}/pathao/aladdin/api/v1${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
        body: JSON.stringify(body),
      });
    const { pathao } = readSandboxEnvironment({}).options;
    const grant = await post('/issue-token', {
      client_id: pathao.clientId,
      client_secret: pathao.clientSecret,
      grant_type: 'password',
      username: pathao.username,
      password: pathao.password,
    });
    const { access_token: token } = (await grant.json()) as { access_token: string };
    return (await post('/orders', order, token)).status;
  }

  test('are booked once per merchant order id, and go on after a restart', async () => {
    const before = await world({ dataDir: directory });
    await expect(book(before.origin)).resolves.toBe(200);
    await expect(book(before.origin)).resolves.toBe(422);
    await before.post('/sandbox/parcels/o1-1', { event: 'in-transit', hold: true });
    await before.close();
    worlds.splice(0);

    const after = await world({ dataDir: directory, speed: 400 });
    await expect(book(after.origin)).resolves.toBe(422);
    await expect(after.post('/sandbox/parcels/o1-1', { hold: false })).resolves.toMatchObject({
      word: 'in-transit',
    });
    await after.arrived('/webhooks/couriers/pathao', 3);
    await expect(after.get('/sandbox/ledger?orderId=o1')).resolves.toMatchObject({
      consignments: [{ merchantOrderId: 'o1-1', word: 'delivered' }],
    });
  });

  test('that are held stay where they are', async () => {
    const started = await world({ speed: 2_000 });
    await book(started.origin);
    await started.post('/sandbox/parcels/o1-1', { event: 'at-the-sorting-hub', hold: true });
    await new Promise((resolve) => setTimeout(resolve, 150));
    await expect(started.get('/sandbox/ledger')).resolves.toMatchObject({
      consignments: [{ word: 'at-the-sorting-hub' }],
    });
    await expect(started.post('/sandbox/parcels/nobody', { hold: true })).resolves.toEqual({
      error: 'no such parcel',
    });
  });
});

describe('the development issuer', () => {
  test('signs tokens that its key set verifies, over HTTP and from the command line alike', async () => {
    const started = await world({ dataDir: directory });
    const issuer = `${started.origin}/issuer`;
    const keys = createRemoteJWKSet(new URL(`${issuer}/.well-known/jwks.json`));
    const expected = { issuer, audience: 'throughline' };
    const answer = await started.post('/issuer/token', { sub: 'c1', role: 'customer' });
    const { access_token: overHttp } = answer as { access_token: string };
    const byHand = await issueDevToken({
      dataDir: directory,
      issuer,
      audience: 'throughline',
      sub: 's1',
      roles: ['support', 'finance'],
      name: 'Rafi',
    });
    await expect(jwtVerify(overHttp, keys, expected)).resolves.toMatchObject({
      payload: { sub: 'c1', roles: ['customer'] },
    });
    const { payload } = await jwtVerify(byHand, keys, expected);
    expect(payload).toMatchObject({ sub: 's1', roles: ['support', 'finance'], name: 'Rafi' });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(12 * 3600);
    await expect(started.post('/issuer/token', { role: 'admin' })).resolves.toMatchObject({
      error: 'invalid_request',
    });
  });

  test("keeps its key, and another directory's key does not pass for it", async () => {
    const first = issuerKey(directory);
    expect(issuerKey(directory)).toEqual(first);
    const stranger = issuerKey(join(directory, 'other'));
    expect(stranger.publicJwk.kid).not.toBe(first.publicJwk.kid);
    const parties = { issuer: 'https://i.example', audience: 'throughline' };
    const token = await issueDevToken({ dataDir: directory, ...parties, sub: 'a', roles: [] });
    const keys = createLocalJWKSet({ keys: [stranger.publicJwk] });
    await expect(jwtVerify(token, keys, parties)).rejects.toThrow('no applicable key found');
  });
});

describe('the switches', () => {
  test('take faults over HTTP, explain a wrong one, and clear them', async () => {
    const started = await world();
    const fault = { vendor: 'stripe', kind: 'error5xx', count: 1 };
    await expect(started.post('/sandbox/faults', fault)).resolves.toEqual(fault);
    await expect(started.post('/sandbox/faults', { ...fault, vendor: 'x' })).resolves.toHaveProperty('error');
    await expect(started.get('/sandbox/faults')).resolves.toEqual({ items: [fault] });
    await expect(pay(started.origin, 'k8')).resolves.toMatchObject({ status: 503 });
    await fetch(`${started.origin}/sandbox/faults`, { method: 'DELETE' });
    await expect(pay(started.origin, 'k8')).resolves.toMatchObject({ status: 200, replayed: false });
  });

  test('have a page that shows what came in without running it', async () => {
    const started = await world();
    await pay(started.origin, 'k9', { 'metadata[orderId]': '<script>alert(1)</script>' });
    const html = await (await fetch(`${started.origin}/`)).text();
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).not.toContain('<script>alert(1)');
  });
});

test("the sandbox's secrets and port are the product's defaults", () => {
  const config = readConfig({});
  const { port, options } = readSandboxEnvironment({});
  expect(port).toBe(config.sandbox.port);
  expect(options.speed).toBe(config.sandbox.speed);
  expect(options.webhookTarget).toBe(config.http.publicUrl);
  expect(options.issuer.audience).toBe(config.auth.audience);
  for (const name of VENDOR_NAMES) expect(config[name]).toMatchObject(options[name]);
});

test('every vendor that the product has an adapter for is played, at the address that the product calls', () => {
  expect([...VENDOR_NAMES].sort()).toEqual(Object.keys(VENDOR_SETTINGS).sort());
  const config = readConfig({});
  const urls = new Map(Object.entries(probeUrls(config)));
  for (const { name, path } of VENDORS) {
    expect(urls.get(name)).toBe(new URL(path, config.sandbox.url).href.replace(/\/$/, ''));
  }
});

describe("UniERP's sales orders", () => {
  const documentOf = (version: number, status: string) => ({
    external_version: version,
    order_no: 'TL-1 <b>',
    status,
    payment_status: 'PAID',
    currency: 'BDT',
    amounts: { total: '5060.00' },
    lines: [{ line_no: '1', item_code: 'PHONE', total: '5060.00' }],
  });

  async function put(origin: string, document: unknown, apiKey = 'sandbox-unierp-key'): Promise<unknown> {
    const response = await fetch(`${origin}/unierp/api/v1/sales-orders/o1`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json', 'X-API-Key': apiKey },
      body: JSON.stringify(document),
    });
    return { status: response.status, body: await response.json() };
  }

  test('keep the newest version, whatever order they come in, also over a restart', async () => {
    const before = await world({ dataDir: directory });
    const first = await put(before.origin, documentOf(3, 'CONFIRMED'));
    expect(first).toMatchObject({ status: 200, body: { external_id: 'o1', external_version: 3 } });
    await put(before.origin, documentOf(7, 'SHIPPED'));
    await before.close();
    worlds.splice(0);

    const after = await world({ dataDir: directory });
    expect(await put(after.origin, documentOf(5, 'READY'))).toMatchObject({ body: { external_version: 7 } });
    await expect(after.get('/sandbox/ledger?orderId=o1')).resolves.toMatchObject({
      erp: [{ orderId: 'o1', version: 7, status: 'SHIPPED', paymentStatus: 'PAID' }],
    });
    const page = await (await fetch(after.origin)).text();
    expect(page).toContain('TL-1 &lt;b&gt; (o1)');
  });

  test('are for those with the key, and complete', async () => {
    const started = await world();
    const { origin } = started;
    expect(await put(origin, documentOf(1, 'PENDING'), 'wrong')).toMatchObject({ status: 401 });
    expect(await put(origin, { ...documentOf(1, 'PENDING'), lines: [] })).toMatchObject({
      status: 422,
      body: { error: { code: 'invalid_document' } },
    });
    await expect((await world()).get('/sandbox/ledger')).resolves.toMatchObject({ erp: [] });
  });
});

describe('a vendor in trouble', () => {
  test('turns a call down in its own words, or does nothing and says nothing', async () => {
    const started = await world();
    const { faults } = started.sandbox;
    faults.add({ vendor: 'stripe', kind: 'refusal', count: 1 });
    await expect(pay(started.origin, 'k8')).resolves.toMatchObject({
      status: 400,
      body: { error: { type: 'invalid_request_error' } },
    });
    faults.add({ vendor: 'stripe', kind: 'timeout', count: 1 });
    await expect(pay(started.origin, 'k8')).rejects.toThrow('fetch failed');
    await expect(started.get('/sandbox/ledger')).resolves.toMatchObject({ paymentIntents: [] });
  });
});
