import path from 'node:path';
import type { Page } from 'playwright-core';
import { nextImei } from './scanning';
import { openShopWorld, RAHIM, WAREHOUSE, type ShopWorld } from './shopWorld';

let world: ShopWorld;

beforeAll(async () => {
  // Parcels stay where people put them: the courier takes hours.
  world = await openShopWorld({ ORDER_POLICY: 'standard', SANDBOX_SPEED: '0.005' });
});
afterAll(() => world.close());
afterEach(() => world.closePages(/409|422/));

const CHARGER = { sku: 'CH-GAN65', quantity: 1 };
const PHONE = { sku: 'PH-105-4G', quantity: 1 };

async function confirmed(...lines: Parameters<ShopWorld['place']>[1]) {
  const { id, number } = await world.place(RAHIM, lines);
  await world.eventually(id, ({ status }) => status === 'CONFIRMED');
  return { id, number };
}

const placeTen = () => Promise.all(Array.from({ length: 10 }, () => confirmed(CHARGER)));

/** Counts what a person presses: clicks and keys. */
function countingPresses(page: Page) {
  let presses = 0;
  return {
    click: async (name: string | RegExp, role: 'button' | 'checkbox' = 'button'): Promise<void> => {
      presses += 1;
      await page.getByRole(role, { name }).click();
    },
    press: async (key: string): Promise<void> => {
      presses += 1;
      await page.keyboard.press(key);
    },
    count: (): number => presses,
  };
}

/** How often the page asked the printer. */
async function watchPrinter(page: Page): Promise<() => Promise<unknown>> {
  await page.evaluate('window.printed = 0; window.print = () => { window.printed += 1 }');
  return () => page.evaluate('window.printed');
}

async function sheetsOf(page: Page): Promise<number> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  return [...pdf.matchAll(/\/MediaBox\s*\[0 0 /g)].length;
}

const look = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['SCREENSHOTS'];
  if (folder) await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
};

const focusedName = (page: Page): Promise<unknown> =>
  page.evaluate('document.activeElement?.labels?.[0]?.textContent');

const scan = async (page: Page, value: string): Promise<void> => {
  await page.keyboard.type(value);
  await page.keyboard.press('Enter');
};

test('ten orders are packed with their labels by two clicks', async () => {
  const orders = await placeTen();
  const page = await world.open('/admin/packing', WAREHOUSE, { viewport: { width: 1440, height: 1000 } });
  await page.getByText('10 orders to pack').waitFor();
  const printed = await watchPrinter(page);
  await look(page, 'bench-1440-en');
  const hand = countingPresses(page);
  await hand.click('Tick all', 'checkbox');
  await look(page, 'bench-ticked-1440-en');
  await hand.click('Pack and print labels (10)');
  await page.getByText('Labels: 10 · under way: 0').waitFor();
  await page.getByText('Nothing to pack').waitFor();
  expect(await printed()).toBe(1);
  expect(hand.count()).toBeLessThanOrEqual(12);
  // A label and a slip for each.
  expect(await sheetsOf(page)).toBe(20);
  await page.getByRole('checkbox', { name: 'Packing slips' }).click();
  expect(await sheetsOf(page)).toBe(10);
  await look(page, 'bench-packed-1440-en');
  for (const { id } of orders) {
    const { status, shipments } = await world.eventually(id, (order) => order.status === 'READY');
    expect([status, shipments.length]).toEqual(['READY', 1]);
  }
});

test('one after the other, an order is packed by one key', async () => {
  const orders = await placeTen();
  const page = await world.open('/admin/packing', WAREHOUSE);
  await page.getByText('10 orders to pack').waitFor();
  const printed = await watchPrinter(page);
  await page.getByRole('textbox', { name: 'Scan' }).waitFor();
  expect(await focusedName(page)).toBe('Scan');
  const hand = countingPresses(page);
  for (let left = 10; left > 0; left -= 1) await hand.press('Enter');
  await page.getByText('Labels: 10 · under way: 0').waitFor();
  expect(hand.count()).toBeLessThanOrEqual(12);
  await page.getByText('Nothing to pack').waitFor();
  expect(await printed()).toBe(10);
  for (const { id } of orders) {
    const { shipments } = await world.eventually(id, (order) => order.status === 'READY');
    expect(shipments).toHaveLength(1);
  }
});

test('one that fails says why, and holds up no other', async () => {
  const [gone, phone, fine] = [await confirmed(CHARGER), await confirmed(PHONE), await confirmed(CHARGER)];
  const page = await world.open('/admin/packing', WAREHOUSE);
  await page.getByText('3 orders to pack').waitFor();
  await watchPrinter(page);
  const token = await world.stack.token('staff-support', 'support');
  await world.stack.call(token, 'POST', `/api/admin/orders/${gone.id}/cancel`, { reason: 'Called in' });
  await page.getByRole('checkbox', { name: 'Tick all' }).click();
  await page.getByRole('button', { name: 'Pack and print labels (3)' }).click();
  await page.getByText('Labels: 1 · under way: 0').waitFor();
  const region = page.getByRole('region', { name: 'Packed here' });
  const rowOf = ({ number }: { readonly number: string }) =>
    region.getByRole('listitem').filter({ hasText: number });
  await rowOf(gone).getByText('Not packed').waitFor();
  expect(await rowOf(gone).getByRole('alert').textContent()).toMatch(/cancelled/i);
  await rowOf(phone).getByText('Its pieces are scanned one by one: pack it by itself.').waitFor();
  await rowOf(fine).getByText('Label is ready').waitFor();
  await look(page, 'bench-failures-1280-en');

  // The phone is still there: its number is scanned, and it is packed by Enter.
  await page.getByText('1 order to pack').waitFor();
  await page.getByRole('button', { name: new RegExp(phone.number) }).click();
  const field = page.getByRole('textbox', { name: 'IMEI of Nokia 105 4G' });
  await field.focus();
  await page.keyboard.press('Enter');
  expect(await page.getByRole('button', { name: /^Pack, print/ }).isDisabled()).toBe(true);
  const imei = nextImei();
  await scan(page, imei);
  await page.getByText('1 of 1', { exact: true }).waitFor();
  await page.getByRole('textbox', { name: 'Weight in grams' }).fill('300');
  await field.focus();
  await page.keyboard.press('Enter');
  await page.getByText('Nothing to pack').waitFor();
  await world.eventually(phone.id, ({ status }) => status === 'READY');
  const { shipments } = (await world.stack.call(token, 'GET', `/api/admin/orders/${phone.id}`)).body as {
    readonly shipments: readonly unknown[];
  };
  expect(shipments).toMatchObject([{ weightGrams: 300, serials: [{ values: [imei] }] }]);
});

test('a scan finds the order, and ticks its pieces', async () => {
  const [first, second] = [await confirmed(CHARGER), await confirmed({ sku: 'PB-20K-22', quantity: 2 })];
  const page = await world.open('/admin/packing', WAREHOUSE);
  await page.getByText('2 orders to pack').waitFor();
  await watchPrinter(page);
  const inHand = page.getByRole('region', { name: 'In hand' });
  await inHand.getByRole('link', { name: first.number }).waitFor();
  await scan(page, second.number);
  await inHand.getByRole('link', { name: second.number }).waitFor();
  await scan(page, 'pb-20k-22');
  await inHand.getByText('1 of 2').waitFor();
  // What was begun to be scanned is scanned to its end.
  expect(await inHand.getByRole('button', { name: /^Pack, print/ }).isDisabled()).toBe(true);
  await scan(page, 'PB-20K-22');
  await scan(page, 'PB-20K-22');
  await inHand.getByText(/all pieces were scanned already/).waitFor();
  await scan(page, 'nobody-knows');
  await inHand.getByText('nobody-knows is in no order that is packed here.').waitFor();
  expect(await focusedName(page)).toBe('Scan');
  await world.inspect(page);
  await scan(page, 'CH-GAN65');
  await inHand.getByRole('link', { name: first.number }).waitFor();
  await page.keyboard.press('Enter');
  await inHand.getByRole('link', { name: second.number }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('Nothing to pack').waitFor();
  await page.getByText('Labels: 2 · under way: 0').waitFor();
});

test('orders are picked together, each product once', async () => {
  const orders = [
    await confirmed(CHARGER),
    await confirmed({ ...CHARGER, quantity: 2 }, { sku: 'PB-20K-22', quantity: 1 }),
  ];
  const page = await world.open('/admin/packing', WAREHOUSE, { viewport: { width: 768, height: 1024 } });
  await page.getByText('2 orders to pack').waitFor();
  await look(page, 'bench-768-en');
  await watchPrinter(page);
  await page.getByRole('checkbox', { name: 'Tick all' }).click();
  await page.getByRole('button', { name: 'Pick list' }).click();
  const table = page.getByRole('table', { name: 'Pick list' });
  const rows = table.locator('tbody tr');
  expect(await rows.count()).toBe(2);
  expect(await rows.nth(0).textContent()).toMatch(/^3CH-GAN65.*1: 1 ×2: 2 ×$/);
  await look(page, 'picklist-768-en');
  await world.inspect(page);
  await page.getByRole('button', { name: 'Begin to pick and print' }).click();
  for (const { id } of orders) await world.eventually(id, ({ status }) => status === 'PROCESSING');
  await page.getByRole('button', { name: 'Back to the bench' }).click();
  await page.getByText('Being picked').first().waitFor();
});

test('on a phone and in Bangla nothing is cut off, and boxes are kept there', async () => {
  const page = await world.open('/admin/packing', WAREHOUSE, {
    ...{ locale: 'bn-BD', viewport: { width: 360, height: 740 } },
  });
  await page.getByText('২টি অর্ডার প্যাক করতে হবে').waitFor();
  await look(page, 'bench-360-bn');
  expect(Number(await page.evaluate('document.documentElement.scrollWidth'))).toBeLessThanOrEqual(360);
  await page.getByRole('button', { name: 'বাক্স', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'বাক্স' });
  await dialog.getByRole('button', { name: 'বাক্স যোগ করুন' }).click();
  for (const [name, value] of [
    ['কোড', 'S'],
    ['নাম', 'ছোট'],
    ['দৈর্ঘ্য, মিমি', '২০০'],
    ['প্রস্থ, মিমি', '150'],
    ['উচ্চতা, মিমি', '100'],
    ['খালি, গ্রাম', '90'],
  ] as const)
    await dialog.getByRole('textbox', { name, exact: true }).fill(value);
  await look(page, 'boxes-360-bn');
  await world.inspect(page);
  await dialog.getByRole('button', { name: 'সংরক্ষণ করুন' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('combobox', { name: 'বাক্স' }).selectOption('S');
  expect(await world.stack.prisma.packingBox.findMany()).toMatchObject([
    { code: 'S', name: 'ছোট', lengthMm: 200, weightGrams: 90 },
  ]);
});

test('a bench is the warehouse’s that was chosen on its device', async () => {
  await world.stack.prisma.warehouse.create({ data: { code: 'north', name: 'Northern warehouse', rank: 5 } });
  const shelf = { sku: CHARGER.sku, warehouse: 'north', onHand: 10 };
  await world.stack.prisma.stock.create({ data: shelf });
  // Nothing of it is sold from the other warehouse any more.
  await world.stack.prisma.stock.updateMany({
    where: { sku: CHARGER.sku, warehouse: 'main' },
    data: { safety: 1_000_000 },
  });
  const northern = await confirmed(CHARGER);
  const page = await world.open('/admin/packing', WAREHOUSE);
  await page.getByRole('combobox', { name: 'Warehouse' }).click();
  await page.getByRole('option', { name: 'Northern warehouse' }).click();
  const here = page.getByRole('list', { name: 'Orders to pack' });
  await here.getByText(northern.number).waitFor();
  await page.reload();
  await here.getByText(northern.number).waitFor();
  await watchPrinter(page);
  await page.getByRole('textbox', { name: 'Scan' }).press('Enter');
  await page.getByText('Labels: 1 · under way: 0').waitFor();
  await world.eventually(northern.id, ({ status }) => status === 'READY');
  expect(await world.stack.prisma.shipment.findMany({ where: { orderId: northern.id } })).toMatchObject([
    { warehouse: 'north' },
  ]);
});

test('who works in the warehouse begins at the bench', async () => {
  const page = await world.open('/admin', WAREHOUSE);
  await page.waitForURL('**/admin/packing');
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Packing bench');
});
