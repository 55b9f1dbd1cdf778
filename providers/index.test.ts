import { readConfig } from '../config/config';
import { VENDORS, createProviders, createWebhookReaders, erpName, probeUrls } from '.';
import { VENDOR_SETTINGS } from './settings';

const config = readConfig({});
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
