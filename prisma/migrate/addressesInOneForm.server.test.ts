import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../test/harness/testDatabase';
import { migrate } from './migrate';
import { MIGRATIONS_FOLDER } from './migrationFolder';

const MIGRATION = '20261126062700_addresses_in_one_form';

let database: TestDatabase;
let client: Client;

/** A database as the release before left it. */
beforeAll(async () => {
  database = await createTestDatabase();
  client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
  const folder = await mkdtemp(path.join(tmpdir(), 'before-'));
  await cp(MIGRATIONS_FOLDER, folder, {
    recursive: true,
    filter: (file) => (/\d{14}_/.exec(file)?.[0] ?? '') < '20261126062700_',
  });
  await migrate(database.url, { folder });
  await rm(folder, { recursive: true });
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

/** An order of a customer of their own, of the release before. */
async function store(id: string, address: object, phone: string | null = null): Promise<void> {
  await client.query('INSERT INTO customers (id, name, phone) VALUES ($1, $2, $3)', [
    id,
    'Jose\u0301',
    phone,
  ]);
  await client.query(
    `INSERT INTO orders (customer_id, id, number, status, stage, payment_status, version, revision, currency, items_total,
       discount_total, tax_total, shipping_total, grand_total, item_count, shipping_method, shipping_address,
       billing_address, contact_phone, state, placed_by)
     VALUES ($1, $1, $1, 'PENDING', 'Placed', 'PENDING', 1, 1, 'BDT', 0, 0, 0, 0, 0, 1, 'standard', $2, $3, $4, '{}', 'x')`,
    [id, address, { country: 'UK' }, phone],
  );
}

test('what earlier releases stored gets the form of today where that is certain, and stays as it was elsewhere', async () => {
  const names = { name: 'পাহা\u09dcী  Jose\u0301', line1: '1 Road', city: 'Dhaka' };
  const stored: readonly [string, object, string | null, string | null, string | null][] = [
    [
      'mobile',
      { country: 'Bangladesh', phone: '01711-000001' },
      '1711000001',
      '+8801711000001',
      '+8801711000001',
    ],
    [
      'named',
      { country: 'বাংলাদেশ', phone: '+880 (0) 1711-000001' },
      '+880-01711-000001',
      '+8801711000001',
      '+8801711000001',
    ],
    ['bangla', { country: 'bd', phone: '০১৭১১০০০০০১' }, '+44 7700 900123', '+8801711000001', '+447700900123'],
    [
      'fixed',
      { country: 'BD', phone: '(02) 955-1234' },
      '+880 02 9551234',
      '(02) 955-1234',
      '+880 02 9551234',
    ],
    [
      'british',
      { country: 'United Kingdom', phone: '07700 900123' },
      '01382 200300',
      '+447700900123',
      '01382 200300',
    ],
    [
      'french',
      { country: 'France', phone: '07700900123' },
      '+39 06 1234567',
      '07700900123',
      '+39 06 1234567',
    ],
    ['silent', { country: 'Nowhereistan' }, null, null, null],
  ];
  for (const [id, address, phone] of stored) await store(id, { ...names, ...address }, phone);
  expect(await migrate(database.url)).toContain(MIGRATION);
  const { rows } = await client.query<Record<string, unknown>>(
    `SELECT o.id, o.shipping_address->>'country' AS country, o.billing_address->>'country' AS billed,
       o.shipping_address->>'name' AS name, o.recipient_name, o.recipient_phone, o.shipping_address->>'phone' AS phone,
       o.contact_phone, c.phone AS account, c.name AS account_name
     FROM orders AS o JOIN customers AS c ON c.id = o.customer_id`,
  );
  const codes = { silent: 'Nowhereistan', british: 'GB', french: 'FR' };
  const expected = stored.map(([id, , , phone, contact]) => ({
    ...{ id, country: Object.hasOwn(codes, id) ? codes[id as 'silent'] : 'BD', billed: 'GB' },
    ...{ name: names.name.normalize('NFC'), recipient_name: 'পাহা\u09a1\u09bcী Jos\u00e9' },
    ...{ phone, recipient_phone: phone, contact_phone: contact, account: contact, account_name: 'Jos\u00e9' },
  }));
  expect(new Set(rows)).toEqual(new Set(expected));
});
