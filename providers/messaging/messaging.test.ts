import { startTestWorld, type Arrival, type TestWorld } from '../../sandbox/testWorld';
import { eventKey } from '../../sandbox/sendgrid/events';
import { twilioSigner } from '../../sandbox/twilio/routes';
import { eventually } from '../../test/world/eventually';
import { ProviderUnavailable } from '../errors';
import { WebhookForged } from '../webhooks';
import { createSendgridSender } from './sendgrid/adapter';
import { createSendgridWebhookReader, fetchSendgridPublicKey } from './sendgrid/webhook';
import { createTwilioSender } from './twilio/adapter';
import { createTwilioWebhookReader } from './twilio/webhook';

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld({ speed: 20 });
});
afterEach(() => world.sandbox.faults.clear());
afterAll(() => world.close());

/** The webhooks that reached a path, as many as are waited for and whatever else there is to come. */
async function allArrived(path: string, count: number): Promise<readonly Arrival[]> {
  await world.arrived(path, count);
  await eventually(async () => {
    const { pending } = (await world.get('/sandbox/webhooks')) as { readonly pending: number };
    return pending === 0;
  });
  return world.arrived(path, count);
}
const publicKey = () => world.sandbox.environment['SENDGRID_WEBHOOK_PUBLIC_KEY'];

const sms = (authToken = 'sandbox-twilio-token') =>
  createTwilioSender({
    accountSid: 'AC00000000000000000000000000000000',
    authToken,
    from: '+15005550006',
    region: 'BD',
    apiUrl: `${world.origin}/twilio`,
    publicUrl: world.target,
  });

const email = (apiKey = 'SG.sandbox') =>
  createSendgridSender({ apiKey, from: 'orders@shop.example', apiUrl: `${world.origin}/sendgrid` });

const letter = (to: string, notificationId: string) => ({
  notificationId,
  to,
  subject: 'Your order',
  text: 'It is on its way',
  html: '<p>It is on its way</p>',
});

const text = (to: string, notificationId: string) => ({ ...letter(to, notificationId), text: 'Packed' });

/** A webhook that a vendor is about to sign. */
const sent = (vendor: string, url: string, body: string) =>
  ({ vendor, event: 'odd', url, body, contentType: 'application/json' }) as const;

describe('texts through Twilio', () => {
  const reader = createTwilioWebhookReader({ authToken: 'sandbox-twilio-token' });

  test('are sent, and their fate comes back under our own id', async () => {
    const { providerRef } = await sms().send(text('+8801712345678', 'n 1'));
    expect(providerRef).toMatch(/^SM/);
    const arrivals = await allArrived('notification=n%201', 2);
    const read = arrivals.flatMap((arrival) => reader.read(arrival));
    const said = { kind: 'notificationStatus', notificationId: 'n 1' };
    // Callbacks may overtake each other on their way.
    expect(read.sort((a, b) => (a.eventId < b.eventId ? 1 : -1))).toEqual([
      expect.objectContaining({
        eventId: `${providerRef}/sent`,
        message: { ...said, status: 'SENT', vendorStatus: 'sent' },
      }),
      expect.objectContaining({
        eventId: `${providerRef}/delivered`,
        message: { ...said, status: 'DELIVERED', vendorStatus: 'delivered' },
      }),
    ]);
    await expect(world.get('/sandbox/messages?to=%2B8801712345678')).resolves.toMatchObject({
      items: [{ text: 'Packed', vendor: 'twilio' }],
    });
  });

  test('callbacks that were forged, altered or sent to another address are refused', async () => {
    await sms().send(text('+8801712345679', 'n2'));
    const [arrival] = await world.arrived('notification=n2', 1);
    if (!arrival) throw new Error('nothing arrived');
    const altered = { ...arrival, rawBody: Buffer.from(`${arrival.rawBody.toString()}&To=x`) };
    const elsewhere = { ...arrival, url: arrival.url.replace('n2', 'n3') };
    for (const bad of [altered, elsewhere, { ...arrival, headers: {} }]) {
      expect(() => reader.read(bad)).toThrow(WebhookForged);
    }
  });

  test('an undeliverable one reads as failed, for the reason that Twilio gives', async () => {
    await sms().send(text('+15005550099', 'n4'));
    const arrivals = await allArrived('notification=n4', 2);
    const messages = arrivals.flatMap((arrival) => reader.read(arrival)).map(({ message }) => message);
    const said = { kind: 'notificationStatus', notificationId: 'n4' };
    expect(new Set(messages)).toEqual(
      new Set([
        { ...said, status: 'SENT', vendorStatus: 'sent' },
        { ...said, status: 'FAILED', vendorStatus: 'undelivered', error: '30003' },
      ]),
    );
  });

  test('to an impossible number are rejected by its code, without repeating the number', async () => {
    const refusal = sms().send(text('+15005550001', 'n5'));
    await expect(refusal).rejects.toMatchObject({ name: 'ProviderRejected', code: '21211' });
    await expect(refusal).rejects.not.toThrow(/5550001/);
  });

  test.each(['error5xx', 'timeoutAfterEffect'] as const)('are unavailable on %s', async (kind) => {
    world.sandbox.faults.add({ vendor: 'twilio', kind, count: 1 });
    const sending = sms().send(text('+8801712345678', 'n6'));
    await expect(sending).rejects.toBeInstanceOf(ProviderUnavailable);
  });

  test('are unavailable with a wrong token: they go once it is put right', async () => {
    const sending = sms('wrong').send(text('+8801712345678', 'n7'));
    await expect(sending).rejects.toBeInstanceOf(ProviderUnavailable);
  });

  test("Twilio's own example of a signature holds", () => {
    const example = createTwilioWebhookReader({ authToken: '12345' });
    const params = {
      CallSid: 'CA1234567890ABCDE',
      Caller: '+14158675309',
      Digits: '1234',
      From: '+14158675309',
      To: '+18005551212',
    };
    const [received] = example.read({
      rawBody: Buffer.from(new URLSearchParams(params).toString()),
      headers: { 'x-twilio-signature': 'RSOYDt4T1cUTdK1PDd93/VVr8B8=' },
      url: 'https://mycompany.com/myapp.php?foo=1&bar=2',
    });
    expect(received).toMatchObject({ payload: params, alert: 'unreadable' });
    expect(received).not.toHaveProperty('message');
  });

  test.each([
    ['queued', undefined, undefined],
    ['read', 'DELIVERED', undefined],
    ['canceled', 'FAILED', undefined],
    ['teleported', undefined, 'unknown-word'],
    ['toString', undefined, 'unknown-word'],
  ])('%s is kept as Twilio says it', (word, status, alert) => {
    const url = 'https://shop.example/webhooks/messaging/twilio?notification=n9';
    const body = new URLSearchParams({ MessageSid: 'SM1', MessageStatus: word }).toString();
    const headers = {
      'x-twilio-signature': String(twilioSigner('12345')(sent('twilio', url, body))['X-Twilio-Signature']),
    };
    const [received] = createTwilioWebhookReader({ authToken: '12345' }).read({
      ...{ rawBody: Buffer.from(body), headers, url },
    });
    expect(received?.message).toMatchObject({ notificationId: 'n9', vendorStatus: word });
    expect([
      received?.message && 'status' in received.message ? received.message.status : undefined,
      received?.alert,
    ]).toEqual([status, alert]);
  });
});

describe('emails through SendGrid', () => {
  test('are sent, and their fate comes back under our own id, several in one signed request', async () => {
    const reader = createSendgridWebhookReader({ webhookPublicKey: publicKey() });
    await Promise.all([
      email().send(letter('anika@example.com', 'e1')),
      email().send(letter('bounce@example.com', 'e2')),
    ]);
    const [arrival] = await world.arrived('/webhooks/messaging/sendgrid', 1);
    if (!arrival) throw new Error('nothing arrived');
    const events = reader.read(arrival);
    expect(events).toHaveLength(4);
    // What was merely accepted says nothing of a message's fate.
    const messages = events.flatMap(({ message }) => (message === undefined ? [] : [message]));
    const said = { kind: 'notificationStatus', occurredAt: expect.stringMatching(/Z$/) };
    expect(messages).toEqual(
      expect.arrayContaining([
        { ...said, notificationId: 'e1', vendorStatus: 'processed' },
        { ...said, notificationId: 'e1', vendorStatus: 'delivered', status: 'DELIVERED' },
        { ...said, notificationId: 'e2', vendorStatus: 'bounce', status: 'FAILED', error: 'bounce' },
      ]),
    );
    expect(new Set(events.map(({ eventId }) => eventId)).size).toBe(4);

    const altered = { ...arrival, rawBody: Buffer.from(arrival.rawBody.toString().replace('e2', 'e3')) };
    const garbled = {
      ...arrival,
      headers: { ...arrival.headers, 'x-twilio-email-event-webhook-signature': 'x' },
    };
    for (const bad of [altered, garbled, { ...arrival, headers: {} }]) {
      expect(() => reader.read(bad)).toThrow(WebhookForged);
    }
    const key = { webhookPublicKey: publicKey() };
    const signedAt = Number(arrival.headers['x-twilio-email-event-webhook-timestamp']) * 1_000;
    const readAfter = (ms: number) =>
      createSendgridWebhookReader(key, () => signedAt + ms).read(arrival).length;
    for (const withinMs of [300_000, -300_000]) expect(readAfter(withinMs)).toBe(4);
    for (const beyondMs of [300_001, -300_001]) {
      expect(() => readAfter(beyondMs)).toThrow('too long ago');
    }
    const keyless = createSendgridWebhookReader({ webhookPublicKey: undefined });
    expect(() => keyless.read(arrival)).toThrow(WebhookForged);
  });

  test('of one request each is read by itself: what is not ours, or nobody can read, keeps none of the others back', () => {
    const { signer, publicKey: key } = eventKey(undefined);
    const read = (body: string) => {
      const signed = signer(sent('sendgrid', '', body));
      const headers = Object.fromEntries(
        Object.entries(signed).map(([name, value]) => [name.toLowerCase(), value]),
      );
      const reader = createSendgridWebhookReader({ webhookPublicKey: key });
      return reader.read({ rawBody: Buffer.from(body), headers, url: '' });
    };
    const ours = { event: 'delivered', sg_event_id: 's1', notificationId: 'e9', timestamp: 1_764_000_000 };
    const foreign = { event: 'delivered', sg_event_id: 's2', notificationId: 42 };
    const unnamed = { event: 'bounce', notificationId: 'e9', timestamp: 'yesterday', type: 'blocked' };
    const [first, second, third, fourth, ...others] = read(JSON.stringify([foreign, ours, unnamed, 7]));
    expect(first).toEqual({ eventId: 's2', payload: foreign });
    expect(second).toMatchObject({
      message: { status: 'DELIVERED', occurredAt: '2025-11-24T16:00:00.000Z' },
    });
    expect(third).toMatchObject({
      eventId: expect.stringMatching(/^[0-9a-f]{64}$/),
      message: { error: 'blocked' },
    });
    expect(fourth).toMatchObject({ alert: 'unreadable', payload: { unreadable: 7 } });
    expect(others).toEqual([]);
    for (const body of ['{}', 'null', 'not JSON']) {
      expect(read(body)).toEqual([expect.objectContaining({ alert: 'unreadable' })]);
    }
    expect(read(JSON.stringify([{ ...ours, event: 'teleported' }]))).toEqual([
      expect.objectContaining({ alert: 'unknown-word' }),
    ]);
  });

  test('the key of the events can be asked for', async () => {
    const key = await fetchSendgridPublicKey(`${world.origin}/sendgrid`, 'SG.sandbox');
    expect(key).toBe(publicKey());
    await expect(fetchSendgridPublicKey(`${world.origin}/sendgrid`, 'SG.x')).rejects.toBeInstanceOf(
      ProviderUnavailable,
    );
  });

  test('answer with the id of the message', async () => {
    await expect(email().send(letter('x@example.com', 'e4'))).resolves.toEqual({
      providerRef: expect.stringMatching(/^\S{10,}$/),
    });
  });

  test('are unavailable with a wrong key, which is no fault of the message, and when the answer is lost', async () => {
    await expect(email('SG.wrong').send(letter('x@example.com', 'e5'))).rejects.toBeInstanceOf(
      ProviderUnavailable,
    );
    world.sandbox.faults.add({ vendor: 'sendgrid', kind: 'timeoutAfterEffect', count: 1 });
    await expect(email().send(letter('x@example.com', 'e6'))).rejects.toBeInstanceOf(ProviderUnavailable);
  });
});
