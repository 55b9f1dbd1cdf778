import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import fc, { type Arbitrary } from 'fast-check';
import { readConfig } from '../config/config';
import { pathaoSigner } from '../sandbox/pathao/routes';
import { stripeSigner } from '../sandbox/stripe/routes';
import { twilioSigner } from '../sandbox/twilio/routes';
import type { Webhook } from '../sandbox/webhookSender';
import { VENDORS, createProviders, createWebhookReaders, erpName, payoutBankNames, probeUrls } from '.';
import { createTwilioWebhookReader } from './messaging/twilio/webhook';
import { VENDOR_SETTINGS } from './settings';
import { WebhookForged, type RawWebhook } from './webhooks';

const mailKey = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
const config = readConfig({
  STRIPE_WEBHOOK_SECRET: 'whsec',
  PATHAO_WEBHOOK_SECRET: 'shared',
  TWILIO_AUTH_TOKEN: 'token',
  PAYOUT_BANK_WEBHOOK_SECRET: 'banksec',
  SENDGRID_WEBHOOK_PUBLIC_KEY: mailKey.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
});
const nothingStored = async (): Promise<readonly unknown[]> => [];

test('each vendor that has settings has an adapter under the same name, and the other way round', () => {
  const listed = Object.values(VENDORS).flatMap((vendors) =>
    vendors.map(({ name, settings }) => [name, settings] as const),
  );
  expect(new Map<string, unknown>(listed)).toEqual(new Map(Object.entries(VENDOR_SETTINGS)));
});

test('the outside world is there by the names that orders remember', () => {
  const { payments, couriers, messengers, erp } = createProviders(config, nothingStored);
  const namesOf = (adapters: Readonly<Record<string, { readonly provider: string }>>) =>
    Object.entries(adapters).map(([name, { provider }]) => [name, provider]);
  expect(namesOf(payments)).toContainEqual(['stripe', 'stripe']);
  expect(namesOf(couriers)).toContainEqual(['pathao', 'pathao']);
  expect(namesOf(messengers)).toEqual(
    expect.arrayContaining([
      ['sms', 'twilio'],
      ['email', 'sendgrid'],
    ]),
  );
  expect(erp?.provider).toBe('unierp');
});

test('a vendor’s webhooks are read at its kind and name', () => {
  const readers = createWebhookReaders(config);
  const paths = Object.entries(readers).flatMap(([kind, vendors]) =>
    Object.entries(vendors).map(([name, { provider }]) => `${kind}/${name} by ${provider}`),
  );
  expect(paths).toEqual(
    expect.arrayContaining([
      'payments/stripe by stripe',
      'couriers/pathao by pathao',
      'messaging/twilio by twilio',
      'messaging/sendgrid by sendgrid',
      'payouts/bank by bank',
    ]),
  );
  expect(paths.join()).not.toContain('unierp');
});

test('a shop without an ERP makes none, names none and asks after none', () => {
  const without = { ...config, unierp: undefined };
  const providers = createProviders(without, nothingStored);
  expect([providers.erp, erpName(without)]).toEqual([undefined, undefined]);
  expect(erpName(config)).toBe('unierp');
  expect(Object.keys(providers.vendorHealth())).not.toContain('unierp');
  expect(probeUrls(without)).not.toHaveProperty('unierp');
});

test('a shop without a bank pays out by a file', () => {
  const without = { ...config, bank: undefined };
  expect([payoutBankNames(config), payoutBankNames(without)]).toEqual([['bank', 'csv'], ['csv']]);
  expect(Object.keys(createProviders(without, nothingStored).payoutBanks)).toEqual(['csv']);
});

test('vendors are asked after where they are called: at the sandbox, or at home', () => {
  const { url } = config.sandbox;
  const away = { ...config.stripe, apiUrl: undefined };
  expect(probeUrls(config)).toMatchObject({ stripe: url, twilio: `${url}/twilio` });
  expect(probeUrls({ ...config, stripe: away })).toMatchObject({ stripe: 'https://api.stripe.com' });
});

test('a courier looks for a lost answer among its own webhooks', async () => {
  const asked: string[][] = [];
  const { couriers } = createProviders(config, async (...question) => {
    asked.push(question);
    return [
      { event: 'order.created', consignment_id: 'C-0', merchant_order_id: 'other' },
      { event: 'order.created', consignment_id: 'C-1', merchant_order_id: 'o1-1', delivery_fee: 60 },
    ];
  });
  const recipient = {
    name: 'Anika',
    phone: '01712345678',
    address: { line1: 'House 7', city: 'Dhaka', country: 'Bangladesh' },
  };
  const parcel = { weightGrams: 500, itemCount: 1, description: 'Order', amountToCollect: 0 };
  await expect(couriers['pathao']?.book({ parcelId: 'o1-1', recipient, ...parcel })).resolves.toEqual(
    expect.objectContaining({ consignmentId: 'C-1', fee: 6_000 }),
  );
  expect(asked).toEqual([['pathao', 'merchant_order_id', 'o1-1']]);
});

describe('a webhook of any kind', () => {
  const READERS = Object.values(createWebhookReaders(config))
    .flatMap((vendors) => Object.values(vendors))
    .map((reader) => [reader.provider, reader] as const);
  const URL_OF_OURS = 'http://127.0.0.1:3000/webhooks/x/y?notification=n1';

  const sending = (body: string, url: string): Webhook => ({
    ...{ vendor: 'any', event: 'any', body, url },
    contentType: 'application/json',
  });

  /** How each vendor signs what it sends. */
  const SIGN: Readonly<Record<string, (body: Buffer, url: string) => Readonly<Record<string, string>>>> = {
    // The SDK verifies the text that the bytes are taken for.
    stripe: (body, url) => stripeSigner('whsec')(sending(new TextDecoder().decode(body), url)),
    pathao: (body, url) => pathaoSigner('shared')(sending(body.toString(), url)),
    bank: (body) => {
      const time = Math.floor(Date.now() / 1_000);
      const mac = createHmac('sha256', 'banksec').update(`${time}.`).update(body).digest('hex');
      return { 'X-Bank-Signature': `t=${time},v1=${mac}` };
    },
    // Of a parameter that is given twice the last one counts.
    twilio: (body, url) => {
      const params = Object.fromEntries(new URLSearchParams(body.toString()));
      return twilioSigner('token')(sending(new URLSearchParams(params).toString(), url));
    },
    sendgrid: (body) => {
      const timestamp = String(Math.floor(Date.now() / 1_000));
      const signed = sign('sha256', Buffer.concat([Buffer.from(timestamp), body]), mailKey.privateKey);
      return {
        'X-Twilio-Email-Event-Webhook-Timestamp': timestamp,
        'X-Twilio-Email-Event-Webhook-Signature': signed.toString('base64'),
      };
    },
  };

  function signed(provider: string, rawBody: Buffer, url = URL_OF_OURS): RawWebhook {
    const headers = Object.entries(SIGN[provider]?.(rawBody, url) ?? {});
    return {
      rawBody,
      url,
      headers: Object.fromEntries(headers.map(([name, to]) => [name.toLowerCase(), to])),
    };
  }

  /** An event of each vendor, of which all that we know is read. */
  const EVENTS: Readonly<Record<string, unknown>> = {
    stripe: {
      ...{ id: 'evt_1', type: 'payment_intent.succeeded' },
      data: {
        object: {
          ...{ id: 'pi_1', status: 'succeeded', currency: 'gbp', payment_intent: 'pi_1' },
          ...{ amount: 100, amount_capturable: 0, amount_received: 100 },
          next_action: { redirect_to_url: { url: 'https://bank.example' } },
          last_payment_error: { code: 'card_declined', decline_code: 'lost_card' },
          payment_method: { card: { brand: 'visa', last4: '4242' } },
          metadata: { orderId: 'o1', paymentId: '1' },
        },
      },
    },
    pathao: {
      ...{ event: 'order.created', consignment_id: 'C-1', merchant_order_id: 'o1-1', delivery_fee: 60 },
      ...{ timestamp: '2024-12-27T17:49:43+00:00', updated_at: '2024-12-27 23:49:43' },
    },
    bank: {
      batch_id: 'pb_1',
      payment: {
        ...{ payout_id: 'po_1', status: 'returned', transaction_id: 'TX1', amount: '1000.00' },
        ...{ reason: 'account_closed', updated_at: '2026-11-27T10:00:00.000Z' },
      },
    },
    twilio: { MessageSid: 'SM1', MessageStatus: 'failed', ErrorCode: '30003' },
    sendgrid: [
      ...[
        {
          event: 'bounce',
          sg_event_id: 's1',
          notificationId: 'n1',
          timestamp: 1_764_000_000,
          type: 'blocked',
        },
      ],
      ...[{ event: 'delivered', notificationId: 'n1' }],
    ],
  };

  /** Anything in the place of any part, and any part left out. */
  function like(good: unknown): Arbitrary<unknown> {
    const same = (): Arbitrary<unknown> => {
      if (Array.isArray(good)) return fc.tuple(...good.map(like));
      if (typeof good !== 'object' || good === null) return fc.constant(good);
      const parts = Object.fromEntries(Object.entries(good).map(([name, part]) => [name, like(part)]));
      return fc.record(parts, { requiredKeys: Object.keys(parts).slice(1) });
    };
    return fc.oneof({ arbitrary: same(), weight: 9 }, { arbitrary: fc.jsonValue(), weight: 1 });
  }

  test('of more fields than a callback of Twilio has is forged before anything sorts them', () => {
    const fields = Array.from({ length: 1_001 }, (_, index) => [`f${index}`, ''] as [string, string]);
    const body = (count: number) => Buffer.from(new URLSearchParams(fields.slice(0, count)).toString());
    const read = (count: number) => () =>
      createTwilioWebhookReader({ authToken: 'token' }).read(signed('twilio', body(count)));
    expect(read(1_000)).not.toThrow();
    expect(read(1_001)).toThrow(WebhookForged);
  });

  const form = (event: unknown): string => {
    const fields = Object.entries(event ?? {}).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]);
    return new URLSearchParams(Object.fromEntries(fields)).toString();
  };
  const bodyOf = (provider: string): Arbitrary<Buffer> => {
    const write = provider === 'twilio' ? form : JSON.stringify;
    return fc.oneof(
      like(EVENTS[provider]).map((event) => Buffer.from(write(event))),
      fc.json().map((json) => Buffer.from(json)),
      fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
    );
  };

  test.each(READERS)('that %s has signed is read', (provider, reader) => {
    fc.assert(
      fc.property(bodyOf(provider), (body) => {
        expect(reader.read(signed(provider, body)).every(({ eventId }) => eventId !== '')).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test.each(READERS)('that %s has signed is read however deeply it is nested', (provider, reader) => {
    const deep = `${'['.repeat(30_000)}${']'.repeat(30_000)}`;
    for (const body of [deep, `[{"event":${deep}},{"event":"delivered","of":${deep}}]`]) {
      expect(reader.read(signed(provider, Buffer.from(body)))).not.toEqual([]);
    }
  });

  test.each(READERS)('whose signature is not that of %s is forged, and nothing else', (provider, reader) => {
    const proof = Object.keys(signed(provider, Buffer.from('')).headers);
    fc.assert(
      fc.property(bodyOf(provider), fc.constantFrom(...proof), fc.string(), (body, header, odd) => {
        const webhook = signed(provider, body);
        const headers = { ...webhook.headers, [header]: odd };
        expect(() => reader.read({ ...webhook, headers })).toThrow(WebhookForged);
      }),
    );
  });

  test.each(READERS)(
    'from nobody is forged to the reader of %s, whatever path it was sent to',
    (_provider, reader) => {
      // What stands in the place of a path may be a whole URL.
      const target = fc.oneof(fc.constant('http://x.example/'), fc.webUrl(), fc.string());
      fc.assert(
        fc.property(target, (path) => {
          const webhook = { rawBody: Buffer.from('a=b'), headers: {}, url: `http://127.0.0.1:3000${path}` };
          expect(() => reader.read(webhook)).toThrow(WebhookForged);
        }),
        { numRuns: 50 },
      );
    },
  );
});
