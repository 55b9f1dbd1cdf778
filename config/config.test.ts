import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { STANDARD_LIMITS } from '../domain/appeasement/limits';
import { VENDOR_SETTINGS } from '../providers/settings';
import { DEVELOPMENT_COMMAND_KEYS } from './commandKeys';
import { ConfigError, readConfig } from './config';
import { DEVELOPMENT_PAYLOAD_KEYS } from './payloadKeys';
import { REQUIRED_IN_PRODUCTION, STAND_INS } from './standIns';

const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** Everything production must be told, and nothing else. */
const PRODUCTION: Readonly<Record<string, string>> = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgresql://shop:secret@db.internal/shop',
  PAYLOAD_KEYS: `a:${randomBytes(32).toString('base64')}`,
  COMMAND_KEYS: `a:${randomBytes(32).toString('base64')}`,
  AUTH_ISSUER: 'https://login.shop.example/',
  STRIPE_SECRET_KEY: 'sk_live_1',
  STRIPE_WEBHOOK_SECRET: 'whsec_1',
  PATHAO_CLIENT_ID: 'client',
  PATHAO_CLIENT_SECRET: 'secret-1',
  PATHAO_USERNAME: 'shop@shop.test',
  PATHAO_PASSWORD: 'secret-2',
  PATHAO_STORE_ID: '1',
  PATHAO_WEBHOOK_SECRET: 'secret-3',
  TWILIO_ACCOUNT_SID: 'AC11111111111111111111111111111111',
  TWILIO_AUTH_TOKEN: 'secret-4',
  TWILIO_FROM: '+8801700000000',
  SENDGRID_API_KEY: 'SG.secret-5',
  SENDGRID_FROM: 'orders@shop.test',
  SENDGRID_WEBHOOK_PUBLIC_KEY: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
};

function faultsOf(variables: Readonly<Record<string, string>>): string[] {
  try {
    readConfig(variables);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message.split('\n  ').slice(1);
  }
}

test('outside production nothing need be set', () => {
  expect(readConfig({})).toMatchObject({ production: false, stripe: { secretKey: 'sk_test_sandbox' } });
});

test('production runs on what it must be told, talks to the vendors themselves and has no ERP', () => {
  const config = readConfig(PRODUCTION);
  expect(config.pathao.baseUrl).toBe('https://api-hermes.pathao.com');
  expect([config.production, config.auth.devIssuer]).toEqual([true, false]);
  const { stripe, twilio, sendgrid, unierp } = config;
  expect([stripe.apiUrl, twilio.apiUrl, sendgrid.apiUrl, unierp]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test('the shop ships to the countries that it is told by code or name, and by default where its courier drives', () => {
  expect(readConfig({}).shipsTo).toEqual(['BD']);
  expect(readConfig({}).storeCredit).toEqual({ refunds: [], goodwill: ['BD'] });
  expect(readConfig({ STORE_CREDIT_REFUNDS: 'UK', STORE_CREDIT_GOODWILL: 'in' }).storeCredit).toEqual({
    ...{ refunds: ['GB'], goodwill: ['IN'] },
  });
  expect(readConfig({ SHIPS_TO: 'Bangladesh, in,বাংলাদেশ' }).shipsTo).toEqual(['BD', 'IN']);
  expect(readConfig({}).timeZone).toBe('Asia/Dhaka');
  expect(faultsOf({ SHOP_TIME_ZONE: 'Asia/Dacca2' })).toEqual([
    'SHOP_TIME_ZONE: must be a time zone such as "Asia/Dhaka"',
  ]);
  expect(faultsOf({ SHIPS_TO: 'BD, Nowhereistan' })).toEqual([
    'SHIPS_TO: must be countries such as "BD, IN"',
  ]);
});

test('orders have clocks where it is told a set of them', () => {
  expect(readConfig({}).clocks).toBeUndefined();
  expect(readConfig({ CLOCK_SET: 'bd-2021' }).clocks).toEqual({ set: 'bd-2021', city: 'Dhaka' });
  expect(readConfig({ CLOCK_SET: 'bd-2021-showroom', SHOP_CITY: 'Sylhet' }).clocks).toEqual({
    ...{ set: 'bd-2021-showroom', city: 'Sylhet' },
  });
  expect(faultsOf({ CLOCK_SET: 'bd-2020' })).toEqual([expect.stringMatching(/^CLOCK_SET: /)]);
});

test('days are promised by the times of transit that it is told, by default none', () => {
  expect(readConfig({}).transit).toBeUndefined();
  const sameCity = { minDays: 1, maxDays: 2 };
  const rest = { weeklyHolidays: ['fri'], holidays: ['2027-03-20'] };
  expect(readConfig({ TRANSIT_TIMES: JSON.stringify({ sameCity, ...rest }) }).transit).toEqual({
    ...{ zones: { sameCity }, ...rest },
  });
  expect(readConfig({ TRANSIT_TIMES: '{}' }).transit).toEqual({
    ...{ zones: {}, weeklyHolidays: [], holidays: [] },
  });
});

test.each([
  ['1-2', ': must be JSON'],
  ['{"sameCity":{"minDays":1.5,"maxDays":2}}', '.sameCity.minDays: must be whole days'],
  ['{"sameCity":{"minDays":-1,"maxDays":2}}', '.sameCity.minDays: must be 0 or more'],
  ['{"sameCity":{"minDays":3,"maxDays":2}}', '.sameCity.maxDays: must be minDays or more'],
  ['{"holidays":["Eid"]}', '.holidays.0: must be days such as "2027-03-20"'],
  [
    '{"weeklyHolidays":["sun","mon","tue","wed","thu","fri","sat"]}',
    '.weeklyHolidays: must leave a day on which the courier works',
  ],
])('of the times of transit %s the field is named that is wrong', (text, fault) => {
  expect(faultsOf({ TRANSIT_TIMES: text })).toEqual([`TRANSIT_TIMES${fault}`]);
});

test.each([
  '{"nearby":{"minDays":1,"maxDays":2}}',
  '{"weeklyHolidays":["friday"]}',
  '{"abroad":{"minDays":7}}',
])('no times of transit are %s', (text) => {
  expect(faultsOf({ TRANSIT_TIMES: text })).toEqual([expect.stringMatching(/^TRANSIT_TIMES[.:]/)]);
});

test('prices are taxed as it is told, by currency, and by default not', () => {
  expect(readConfig({}).taxRules).toEqual({});
  const rules = { GBP: { prices: 'exclude', rate: 2_000, shippingRate: 0 }, BDT: { prices: 'include' } };
  expect(readConfig({ TAX_RULES: JSON.stringify(rules) }).taxRules).toEqual(rules);
});

test.each([
  '20 %',
  '{"GBP":{"prices":"include","rate":10001}}',
  '{"GBP":{"prices":"include","rate":-1}}',
  '{"GBP":{"prices":"include","rate":17.5}}',
  '{"GBP":{"rate":2000}}',
  '{"POUNDS":{"prices":"include"}}',
  '{"GBP":{"prices":"include","vat":2000}}',
])('no tax rules are %s', (text) => {
  expect(faultsOf({ TAX_RULES: text })).toEqual([
    expect.stringMatching(/^TAX_RULES: must be tax rules such as/),
  ]);
});

test('goodwill has the limits that it is told, by currency, and by default the standard', () => {
  expect(readConfig({}).appeasements).toEqual(STANDARD_LIMITS);
  const BDT = { perDay: { support: 100 }, atOnce: { support: 50 }, perCustomer: 200, perPhone: 0 };
  expect(
    readConfig({ GOODWILL_LIMITS: JSON.stringify({ withinDays: 2, currencies: { BDT } }) }),
  ).toMatchObject({
    appeasements: { withinMs: 2 * 86_400_000, currencies: { BDT } },
  });
});

test.each([
  ['2,000', 'GOODWILL_LIMITS: must be JSON'],
  ['{"currencies":{}}', 'GOODWILL_LIMITS.withinDays: must be whole days'],
  [
    '{"withinDays":1,"currencies":{"BDT":{"perDay":{"support":1.5},"perCustomer":1}}}',
    'GOODWILL_LIMITS.currencies.BDT.perDay.support: must be a whole number of minor units',
  ],
  [
    '{"withinDays":1,"currencies":{"BDT":{"perDay":{}}}}',
    'GOODWILL_LIMITS.currencies.BDT.perCustomer: must be a whole number of minor units',
  ],
  [
    '{"withinDays":1,"currencies":{"TAKA":{"perDay":{},"perCustomer":1}}}',
    'GOODWILL_LIMITS.currencies.TAKA: must be an ISO 4217 code such as "BDT"',
  ],
])('of the limits of goodwill %s the field is named that is wrong', (text, fault) => {
  expect(faultsOf({ GOODWILL_LIMITS: text })).toEqual([fault]);
});

test.each([
  ['{"withinDays":1,"currencies":{"BDT":{"perDay":{"customer":1},"perCustomer":1}}}', 'BDT.perDay'],
  ['{"withinDays":1,"currencies":{"BDT":{"perDay":{"support":-1},"perCustomer":1}}}', 'BDT.perDay.support'],
  ['{"withinDays":1,"currencies":{"BDT":{"perDay":{},"perCustomer":1,"perCity":1}}}', 'BDT'],
])('no limits of goodwill are %s', (text, field) => {
  expect(faultsOf({ GOODWILL_LIMITS: text })).toEqual([
    expect.stringMatching(new RegExp(`^GOODWILL_LIMITS\\.currencies\\.${field}: `)),
  ]);
});

test('batches of payouts are made by hand, and by themselves at times of working days where it is told any', () => {
  expect(readConfig({}).payoutSchedule).toBeUndefined();
  expect(readConfig({ PAYOUT_BATCHES_AT: '16:00' }).payoutSchedule).toEqual({
    ...{
      at: [{ hour: 16, minute: 0 }],
      workingDays: ['sun', 'mon', 'tue', 'wed', 'thu', 'sat'],
      holidays: [],
    },
  });
  const told = {
    PAYOUT_BATCHES_AT: '09:30, 16:05',
    SHOP_WORKING_DAYS: 'Mon, sun',
    SHOP_HOLIDAYS: '2027-03-20',
  };
  expect(readConfig(told).payoutSchedule).toEqual({
    at: [
      { hour: 9, minute: 30 },
      { hour: 16, minute: 5 },
    ],
    ...{ workingDays: ['sun', 'mon'], holidays: ['2027-03-20'] },
  });
});

test.each([
  ['PAYOUT_BATCHES_AT', '24:00', /times such as/],
  ['PAYOUT_BATCHES_AT', '4 pm', /times such as/],
  ['SHOP_WORKING_DAYS', 'sunday', /days such as "sun/],
  ['SHOP_WORKING_DAYS', 'sun,sun', /each once/],
  ['SHOP_HOLIDAYS', '2027-02-30', /days such as "2027/],
])('%s is not %s', (name, text, words) => {
  expect(faultsOf({ [name]: text })).toEqual([expect.stringMatching(words)]);
  expect(faultsOf({ [name]: text })[0]).toContain(`${name}: `);
});

test('it is asked for nothing that is not here, and for everything that is', () => {
  const { NODE_ENV: _mode, ...told } = PRODUCTION;
  expect(REQUIRED_IN_PRODUCTION).toEqual(Object.keys(told));
});

test('the issuer’s keys are looked for below it, whether its name ends with a slash or not', () => {
  for (const AUTH_ISSUER of ['https://login.shop.example', 'https://login.shop.example/']) {
    const { auth } = readConfig({ ...PRODUCTION, AUTH_ISSUER });
    expect(auth.issuer).toBe(AUTH_ISSUER);
    expect(auth.jwksUrl).toBe('https://login.shop.example/.well-known/jwks.json');
  }
});

test('production names everything that is missing at once', () => {
  expect(faultsOf({ NODE_ENV: 'production', STRIPE_SECRET_KEY: '' })).toEqual(
    REQUIRED_IN_PRODUCTION.map((name) => `${name}: must be set in production`),
  );
});

test.each(REQUIRED_IN_PRODUCTION)('production refuses to run without %s', (name) => {
  expect(faultsOf({ ...PRODUCTION, [name]: '' })).toEqual([`${name}: must be set in production`]);
});

test('production refuses every account and secret of the sandbox, without quoting it', () => {
  const choices = Object.values(VENDOR_SETTINGS).flatMap(({ chosenBy }) => chosenBy ?? []);
  const chosen = Object.fromEntries(choices.map((name) => [name, 'https://vendor.shop.test']));
  const given = { ...PRODUCTION, ...STAND_INS, ...chosen };
  expect(faultsOf(given)).toEqual(
    Object.keys(STAND_INS).map((name) => `${name}: is the sandbox’s, which production must not use`),
  );
});

const DEVELOPMENT_KEYS = [...DEVELOPMENT_PAYLOAD_KEYS, ...DEVELOPMENT_COMMAND_KEYS].map(({ key }) =>
  key.export().toString('base64'),
);

test.each(['PAYLOAD_KEYS', 'COMMAND_KEYS'])(
  'production refuses keys of development in %s, under another name and behind others too',
  (name) => {
    for (const known of DEVELOPMENT_KEYS) {
      expect(faultsOf({ ...PRODUCTION, [name]: `2026-01:${known}` })).toEqual([
        `${name}: key 1 is development’s, which production must not use`,
      ]);
      expect(faultsOf({ ...PRODUCTION, [name]: `${PRODUCTION[name]},old:${known}` })).toEqual([
        `${name}: key 2 is development’s, which production must not use`,
      ]);
    }
  },
);

test('commands without a signature are believed where somebody says so, and nowhere else', () => {
  expect(readConfig({}).temporal.believesUnsigned).toBe(false);
  expect(readConfig(PRODUCTION).temporal.believesUnsigned).toBe(false);
  const upgrading = { ...PRODUCTION, UNSIGNED_COMMANDS: 'believed' };
  expect(readConfig(upgrading).temporal.believesUnsigned).toBe(true);
  expect(faultsOf({ ...PRODUCTION, UNSIGNED_COMMANDS: 'yes' })).toEqual([
    expect.stringMatching(/^UNSIGNED_COMMANDS: /),
  ]);
});

test('an ERP needs its key', () => {
  const erp = { ...PRODUCTION, UNIERP_BASE_URL: 'https://erp.shop.test' };
  expect(faultsOf(erp)).toEqual(['UNIERP_API_KEY: must be set in production']);
  expect(readConfig({ ...erp, UNIERP_API_KEY: 'secret-6' }).unierp).toMatchObject({ apiKey: 'secret-6' });
});

test('a bank that pays money out needs its key and the secret of its webhooks', () => {
  const bank = { ...PRODUCTION, PAYOUT_BANK_URL: 'https://bank.test' };
  expect(readConfig(PRODUCTION).bank).toBeUndefined();
  expect(faultsOf(bank)).toEqual([
    'PAYOUT_BANK_KEY: must be set in production',
    'PAYOUT_BANK_WEBHOOK_SECRET: must be set in production',
  ]);
});

test('a key for SendGrid’s webhooks that is none is named when the programs start, without quoting it', () => {
  expect(faultsOf({ ...PRODUCTION, SENDGRID_WEBHOOK_PUBLIC_KEY: 'SG.not-a-key' })).toEqual([
    'SENDGRID_WEBHOOK_PUBLIC_KEY: must be the public key that SendGrid shows, as it is',
  ]);
});

test.each(['loopback', 'loopback, uniquelocal', '10.0.0.0/8,192.168.1.4', 'fd00::/8'])(
  'proxies to trust may be %s',
  (text) => {
    expect(readConfig({ TRUSTED_PROXIES: text }).http.trustedProxies).toBe(text);
  },
);

test.each(['everybody', '10.0.0.0/33', '10.0.0.0/0', '10.0.0.0/', '10.0.0', 'loopback,', '10.0.0.0/8/8'])(
  'proxies to trust may not be %s',
  (text) => {
    expect(faultsOf({ TRUSTED_PROXIES: text })).toEqual([
      'TRUSTED_PROXIES: must be networks such as "loopback, uniquelocal, 10.0.0.0/8"',
    ]);
  },
);

test('what is malformed is named beside what is missing', () => {
  const { AUTH_ISSUER: _missing, ...rest } = PRODUCTION;
  expect(faultsOf({ ...rest, PORT: 'eighty' })).toEqual([
    'AUTH_ISSUER: must be set in production',
    expect.stringMatching(/^PORT: /),
  ]);
});
