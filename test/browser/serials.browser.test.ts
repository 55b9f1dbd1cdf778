import type { Page } from 'playwright-core';
import type { AdminOrderJson } from '../../api/schema/admin';
import { nextImei, scannedPhones } from './scanning';
import { openShopWorld, RAHIM, WAREHOUSE, type ShopWorld } from './shopWorld';

let world: ShopWorld;

beforeAll(async () => {
  // Parcels stay where people put them: the courier takes hours.
  world = await openShopWorld({ ORDER_POLICY: 'standard', SANDBOX_SPEED: '0.005' });
});
afterAll(() => world.close());
afterEach(() => world.closePages(/404|409/));

const ON_PHONE = { locale: 'bn-BD', viewport: { width: 360, height: 740 } };
const PHONES = { sku: 'PH-105-4G', quantity: 2 };
const LAPTOP = { sku: 'LT-IP3-I5', quantity: 1 };

async function confirmed(...lines: Parameters<ShopWorld['place']>[1]) {
  const { id, number } = await world.place(RAHIM, lines);
  await world.eventually(id, ({ status }) => status === 'CONFIRMED');
  return { id, number };
}

/** As a scanner does: it types what it reads, and presses Enter. */
async function scan(page: Page, value: string): Promise<void> {
  await page.keyboard.type(value);
  await page.keyboard.press('Enter');
}

const focusedName = (page: Page): Promise<unknown> =>
  page.evaluate('document.activeElement?.labels?.[0]?.textContent');

const packer = () => world.stack.token(WAREHOUSE.id, WAREHOUSE.role);

async function packed(id: string, body: object): Promise<AdminOrderJson> {
  const path = `/api/admin/orders/${id}/shipments/new/pack`;
  const { status, body: order } = await world.stack.call(await packer(), 'POST', path, body);
  expect(status).toBe(200);
  return order as AdminOrderJson;
}

test('each piece is scanned into a field that keeps the focus, and what is wrong with it is told at once', async () => {
  const other = await confirmed({ ...PHONES, quantity: 1 });
  const scanned = scannedPhones();
  await packed(other.id, scanned);
  const [taken = ''] = scanned.serials[0]?.values ?? [];
  const { id } = await confirmed(PHONES, LAPTOP, { sku: 'CH-GAN65', quantity: 1 });
  const page = await world.open(`/admin/orders/${id}`, WAREHOUSE);
  await page.getByRole('button', { name: 'Pack a parcel' }).click();
  const dialog = page.getByRole('dialog', { name: 'Scan what you pack' });
  const field = dialog.getByRole('textbox', { name: 'IMEI of Nokia 105 4G' });
  await field.waitFor();
  const pack = dialog.getByRole('button', { name: 'Pack a parcel' });
  expect(await pack.isDisabled()).toBe(true);

  const [one, two] = [nextImei(), nextImei()];
  const wrong = `${one.slice(0, 14)}${(Number(one[14]) + 1) % 10}`;
  for (const [value, fault] of [
    [wrong, `${wrong}: the check digit is wrong. Scan once more.`],
    [one.slice(0, 14), `${one.slice(0, 14)}: an IMEI has 15 digits.`],
    [taken, `${taken} lies in a parcel of order ${other.number} already.`],
  ] as const) {
    await scan(page, value);
    await dialog.getByText(fault).waitFor();
    expect(await focusedName(page)).toBe('IMEI of Nokia 105 4G');
    expect(await field.inputValue()).toBe('');
  }
  // A scanner doesn't wait for answers.
  await scan(page, one);
  await scan(page, one);
  await dialog.getByText(`${one} was scanned before: one scan for two pieces.`).waitFor();
  await dialog.getByText('1 of 2 scanned').waitFor();
  await world.inspect(page);
  await scan(page, two);
  // The next scan is for the line that lacks one.
  await dialog.getByRole('textbox', { name: /^Serial number of Lenovo/ }).waitFor();
  expect(await pack.isDisabled()).toBe(true);
  await scan(page, 'pf3k2wx9');
  await dialog.getByText('PF3K2WX9').waitFor();
  await pack.click();
  await dialog.waitFor({ state: 'hidden' });

  const parcels = page.getByRole('region', { name: 'Parcels' });
  await parcels.getByText(`Nokia 105 4G · IMEI ${one}, ${two}`).waitFor();
  await parcels.getByRole('link', { name: 'PF3K2WX9' }).click();
  await page.getByRole('heading', { name: 'Serial numbers' }).waitFor();
  await page.getByRole('table', { name: 'What became of it' }).getByText('Packed').waitFor();
  await page.getByRole('searchbox', { name: 'Serial number or IMEI' }).fill('nobody-knows');
  await page.keyboard.press('Enter');
  await page.getByText('Nobody knows of a piece with the number nobody-knows.').waitFor();
});

test('a customer sees which piece is theirs once it has left, and staff scan on a phone in Bangla', async () => {
  const { id } = await confirmed({ ...PHONES, quantity: 1 });
  const staff = await world.open(`/admin/orders/${id}`, WAREHOUSE, ON_PHONE);
  await staff.getByRole('button', { name: 'পার্সেল প্যাক করুন' }).click();
  const dialog = staff.getByRole('dialog', { name: 'যা প্যাক করছেন তা স্ক্যান করুন' });
  await dialog.getByRole('textbox', { name: 'Nokia 105 4G-এর আইএমইআই' }).waitFor();
  const piece = nextImei();
  await scan(staff, piece.slice(1));
  await dialog.getByText(/আইএমইআইতে ১৫টি সংখ্যা থাকে/).waitFor();
  await scan(staff, piece);
  await dialog.getByText(piece, { exact: true }).waitFor();
  await world.inspect(staff);
  expect(Number(await staff.evaluate('document.documentElement.scrollWidth'))).toBeLessThanOrEqual(360);
  await dialog.getByRole('button', { name: 'পার্সেল প্যাক করুন' }).click();
  await dialog.waitFor({ state: 'hidden' });

  const customer = await world.open(`/orders/${id}`, RAHIM);
  await customer.getByText('Waiting for the courier', { exact: true }).waitFor();
  expect(await customer.getByText(piece).count()).toBe(0);
  const { shipments } = await world.eventually(id, ({ status }) => status === 'READY');
  const way = `/api/admin/orders/${id}/shipments/${shipments[0]?.id}`;
  await world.stack.call(await packer(), 'POST', `${way}/hand-over`);
  await customer.getByText(`Nokia 105 4G · IMEI ${piece}`).waitFor();
  await world.stack.call(await packer(), 'POST', `${way}/deliver`, { proof: 'Signed' });
  await customer.getByText(/ · Warranty until .*20\d\d/).waitFor();
});
