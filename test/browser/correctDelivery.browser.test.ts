import type { BrowserContextOptions, Page } from 'playwright-core';
import { scannedPhones } from './scanning';
import { openShopWorld, RAHIM, SUPPORT, WAREHOUSE, type Person, type ShopWorld } from './shopWorld';

let world: ShopWorld;

beforeAll(async () => {
  // Parcels stay where people put them: the courier takes hours.
  world = await openShopWorld({ ORDER_POLICY: 'standard', SANDBOX_SPEED: '0.005' });
});
afterAll(() => world.close());
afterEach(() => world.closePages(/422/));

async function confirmedOrder() {
  const { id } = await world.place(RAHIM, [{ sku: 'PH-105-4G', quantity: 1 }]);
  return world.eventually(id, ({ status }) => status === 'CONFIRMED');
}

/** An order of before phones were asked of couriers, whose courier would not take its parcel. */
async function refusedOrder() {
  const { id } = await confirmedOrder();
  await world.stack.prisma.$executeRaw`UPDATE orders
    SET shipping_address = shipping_address || '{"phone": "01211000001"}'::jsonb WHERE id = ${id}`;
  const packer = await world.stack.token(WAREHOUSE.id, WAREHOUSE.role);
  await world.stack.call(packer, 'POST', `/api/admin/orders/${id}/shipments/new/pack`, scannedPhones());
  return world.eventually(id, ({ holds }) => holds.length > 0);
}

const open = (id: string, person: Person = SUPPORT, options?: BrowserContextOptions): Promise<Page> =>
  world.open(`/admin/orders/${id}`, person, options);
const field = (page: Page, label: string) => page.getByRole('dialog').getByRole('textbox', { name: label });
const focusedLabel = (page: Page): Promise<unknown> =>
  page.evaluate('document.activeElement?.labels?.[0]?.textContent ?? document.activeElement?.textContent');

test('what the courier would not take is told, corrected with what is wrong in front, and booked again', async () => {
  const { id, number } = await refusedOrder();
  const page = await open(id, WAREHOUSE);
  await page.getByText('It can’t call this number: 01211000001.').waitFor();
  await page.getByRole('button', { name: 'Correct and book again' }).click();
  const dialog = page.getByRole('dialog', { name: `Where does order ${number} go?` });
  await dialog.waitFor();
  expect(await field(page, 'Who takes the parcel').inputValue()).toBe('Rahim Uddin');
  expect(await field(page, 'Phone').inputValue()).toBe('01211000001');
  expect(await focusedLabel(page)).toBe('Phone');
  // Nothing is changed yet: the same parcel can be booked as it is, and says so.
  await dialog.getByRole('button', { name: 'Book again as it is' }).waitFor();

  await field(page, 'Phone').fill('(02) 955-1234');
  await dialog.getByRole('button', { name: 'Correct and book again' }).click();
  await dialog.getByText('The courier can’t call this number. It needs a mobile number').waitFor();
  expect(await field(page, 'Phone').inputValue()).toBe('(02) 955-1234');
  expect(await focusedLabel(page)).toBe('Phone');

  await field(page, 'Phone').fill('০১৮১১-০০০ ০০২');
  await field(page, 'Why, for the order’s history (optional)').fill('Called the buyer');
  await dialog.getByRole('button', { name: 'Correct and book again' }).click();
  await dialog.waitFor({ state: 'hidden' });
  const order = await world.eventually(id, ({ status }) => status === 'READY');
  expect(order).toMatchObject({ holds: [], shippingAddress: { phone: '+8801811000002' } });
  const { consignments } = await world.stack.ledgerOf(id);
  expect(consignments).toMatchObject([{ recipientPhone: '01811000002' }]);
  await page.getByText('Phone: 01211000001, then +8801811000002').waitFor();
  await page.getByText('Why: Called the buyer').waitFor();
  // With a booked parcel there is nothing left to correct here.
  await page.getByRole('button', { name: 'Correct and book again' }).waitFor({ state: 'detached' });
  expect(await page.getByRole('button', { name: 'Correct name, phone or street' }).count()).toBe(0);
});

test('an order that nothing holds is corrected below its address, and whoever began goes on where they were', async () => {
  const { id } = await confirmedOrder();
  const page = await open(id);
  const button = page.getByRole('button', { name: 'Correct name, phone or street' });
  await button.click();
  const dialog = page.getByRole('dialog');
  const correct = dialog.getByRole('button', { name: 'Correct', exact: true });
  expect(await correct.isDisabled()).toBe(true);
  await field(page, 'Street and house').fill('');
  await correct.click();
  await dialog.getByText('This can’t be empty.').waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await page.locator(':focus', { hasText: /^Correct name, phone or street$/ }).waitFor();

  await button.click();
  expect(await field(page, 'Street and house').inputValue()).toBe('House 12, Road 5, Dhanmondi');
  await field(page, 'Street and house').fill('House 7, Road 2, Gulshan');
  await field(page, 'Flat, floor, landmark (optional)').fill('Flat 3B');
  await correct.click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('region', { name: 'Delivery address' }).getByText('Flat 3B').waitFor();
  await page.getByText('Corrected after this check: street and house, flat, floor, landmark').waitFor();
  await page.getByText('Flat, floor, landmark: –, then Flat 3B').waitFor();

  const customers = await world.open(`/orders/${id}`, RAHIM);
  await customers.getByText('House 7, Road 2, Gulshan').waitFor();
  expect(await customers.getByText('House 12, Road 5, Dhanmondi').count()).toBe(0);
});

test('who may not correct is offered nothing', async () => {
  const { id } = await refusedOrder();
  const page = await open(id, { id: 'staff-finance', role: 'finance' });
  await page.getByText(/This order waits for a person/).waitFor();
  expect(await page.getByRole('button', { name: /Correct/ }).count()).toBe(0);
});

test('in Bangla it fits a phone, with targets for a thumb', async () => {
  const { id } = await refusedOrder();
  const page = await open(id, SUPPORT, { locale: 'bn-BD', viewport: { width: 360, height: 740 } });
  await page.getByRole('button', { name: 'সংশোধন করে আবার বুক করুন' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'পার্সেল যিনি নেবেন' }).waitFor();
  const sizes = await dialog
    .getByRole('textbox')
    .evaluateAll((fields: { offsetHeight: number }[]) => fields.map(({ offsetHeight }) => offsetHeight));
  expect(sizes.filter((height) => height < 42)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth - document.body.clientWidth')).toBe(0);
  await dialog.getByRole('textbox', { name: 'ফোন' }).fill('০১৮১১০০০০০২');
  await dialog.getByRole('button', { name: 'সংশোধন করে আবার বুক করুন' }).click();
  await world.eventually(id, ({ status }) => status === 'READY');
  await page.getByText('ফোন: 01211000001, তারপর +8801811000002').waitFor();
});
