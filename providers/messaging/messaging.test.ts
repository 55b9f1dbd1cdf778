import { startTestWorld, type Arrival, type TestWorld } from '../../sandbox/testWorld';
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
      expect.objectContaining({ eventId: `${providerRef}/sent`, message: { ...said, status: 'SENT' } }),
      expect.objectContaining({
        eventId: `${providerRef}/delivered`,
        message: { ...said, status: 'DELIVERED' },
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

  test('an undeliverable one reads as failed', async () => {
    await sms().send(text('+15005550099', 'n4'));
    const arrivals = await allArrived('notification=n4', 2);
    const messages = arrivals.flatMap((arrival) => reader.read(arrival)).map(({ message }) => message);
    const said = { kind: 'notificationStatus', notificationId: 'n4' };
    expect(new Set(messages)).toEqual(
      new Set([
        { ...said, status: 'SENT' },
        { ...said, status: 'FAILED' },
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
    expect(received).not.toHaveProperty('message');
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
    expect(messages).toHaveLength(2);
    expect(messages).toEqual(
      expect.arrayContaining([
        { kind: 'notificationStatus', notificationId: 'e1', status: 'DELIVERED' },
        { kind: 'notificationStatus', notificationId: 'e2', status: 'FAILED' },
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
