import type { Page } from 'playwright-core';
import { nextImei } from './scanning';
import { ADMIN, openShopWorld, RAHIM, SUPPORT, WAREHOUSE, type ShopWorld } from './shopWorld';

let world: ShopWorld;

beforeAll(async () => {
  // Parcels stay where people put them: the courier takes hours.
  world = await openShopWorld({ ORDER_POLICY: 'standard', SANDBOX_SPEED: '0.005' });
});
afterAll(() => world.close());
afterEach(() => world.closePages(/422/));

const ON_PHONE = { locale: 'bn-BD', viewport: { width: 360, height: 740 } };
const WIDE = { viewport: { width: 1440, height: 900 } };
const KIT = { sku: 'KIT-A56', quantity: 2 };
const NARROW = 360;

async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env['SCREENSHOTS'];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

async function requireFits(page: Page): Promise<void> {
  expect(Number(await page.evaluate('document.documentElement.scrollWidth'))).toBeLessThanOrEqual(NARROW);
}

test('a bundle is bought as one thing, and says what is in it', async () => {
  const page = await world.open('/', RAHIM, WIDE);
  const card = page.getByRole('article').filter({ hasText: 'Galaxy A56 starter set' });
  await card.getByText('1 × UGREEN USB-C to USB-C cable').waitFor();
  await shoot(page, 'shop');
  await card.getByRole('button', { name: /^Add to cart/ }).click();
  await page.getByRole('button', { name: /^Cart/ }).click();
  const drawer = page.getByRole('dialog', { name: 'Cart' });
  await drawer.getByText('1 × Baseus GaN5 Pro wall charger').waitFor();
  await shoot(page, 'cart');
  await drawer.getByRole('link', { name: 'Go to checkout' }).click();
  const contents = page.getByRole('list', { name: 'What is in it' });
  await contents.getByText('1 × Samsung Galaxy A56 5G').waitFor();
  expect(await contents.getByRole('listitem').count()).toBe(3);
  await shoot(page, 'checkout');
});

test('a customer and staff see a bundle for its price, with its components below it', async () => {
  const { id } = await world.place(RAHIM, [{ sku: 'CH-PD20', quantity: 1 }, KIT]);
  await world.eventually(id, ({ status }) => status === 'CONFIRMED');
  const customer = await world.open(`/orders/${id}`, RAHIM, ON_PHONE);
  const contents = customer.getByRole('list', { name: 'এতে যা আছে' });
  await contents.getByText('২ × UGREEN USB-C to USB-C cable').waitFor();
  expect(await contents.getByRole('listitem').count()).toBe(3);
  await requireFits(customer);
  await shoot(customer, 'customer-bn-360');

  const staff = await world.open(`/admin/orders/${id}`, SUPPORT, WIDE);
  const components = staff.getByRole('list', { name: 'What is in it' });
  await components.getByText('Samsung Galaxy A56 5G').waitFor();
  await staff.getByText('2 × Galaxy A56 starter set').waitFor();
  await shoot(staff, 'staff-en-1440');
  const narrow = await world.open(`/admin/orders/${id}`, SUPPORT, ON_PHONE);
  await narrow.getByRole('list', { name: 'এতে যা আছে' }).waitFor();
  await requireFits(narrow);
  await shoot(narrow, 'staff-bn-360');

  const token = await world.stack.token(WAREHOUSE.id, WAREHOUSE.role);
  const path = `/api/admin/orders/${id}/shipments/new/pack`;
  const serials = [{ lineId: '2', values: [nextImei(), nextImei()] }];
  const packed = await world.stack.call(token, 'POST', path, { serials });
  expect(packed.status).toBe(200);
  const { shipments } = packed.body as { shipments: readonly { id: string }[] };
  const slip = await world.open(`/admin/orders/${id}/label/${shipments[0]?.id}`, WAREHOUSE);
  await slip.getByText('Bundle: Galaxy A56 starter set').waitFor();
  await shoot(slip, 'slip');
});

test('staff define a bundle with the product, and are told what doesn’t fit', async () => {
  await world.stack.prisma.product.create({
    data: { sku: 'KIT-NEW', name: 'Sound set', price: 120_000, currency: 'BDT', category: 'audio' },
  });
  const page = await world.open('/admin/inventory/KIT-NEW', ADMIN, WIDE);
  await page.getByRole('button', { name: 'Make it a bundle' }).click();
  const dialog = page.getByRole('dialog', { name: 'What Sound set consists of' });
  const row = (number: number) => dialog.getByRole('group', { name: `Component ${number}` });
  await row(1).getByRole('textbox', { name: 'SKU' }).fill('EB-AIR4');
  await row(2).getByRole('textbox', { name: 'SKU' }).fill('KIT-A56');
  await row(1).getByRole('textbox', { name: 'Share' }).fill('1000');
  await row(2).getByRole('textbox', { name: 'Share' }).fill('100');
  const save = dialog.getByRole('button', { name: 'Save the bundle' });
  await dialog
    .getByRole('status')
    .getByText(/1,100.*1,200/)
    .waitFor();
  expect(await save.isDisabled()).toBe(true);
  await row(2).getByRole('textbox', { name: 'Share' }).fill('200');
  await shoot(page, 'define');
  await save.click();
  await dialog.getByText(/"KIT-A56" is a bundle itself/).waitFor();
  await world.inspect(page);
  await row(2).getByRole('textbox', { name: 'SKU' }).fill('CB-CC-1M');
  await save.click();
  await dialog.waitFor({ state: 'hidden' });
  const table = page.getByRole('table', { name: 'What is in it' });
  await table.getByText('UGREEN USB-C to USB-C cable').waitFor();
  await shoot(page, 'defined');
  await page.getByRole('button', { name: 'Sell it by itself' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sell it by itself' }).click();
  await page.getByRole('button', { name: 'Make it a bundle' }).waitFor();

  const narrow = await world.open('/admin/inventory/KIT-A56', ADMIN, ON_PHONE);
  await narrow.getByRole('table', { name: 'এতে যা আছে' }).waitFor();
  await requireFits(narrow);
  await shoot(narrow, 'product-bn-360');
  await narrow.getByRole('button', { name: 'বান্ডেল বদলান' }).click();
  await narrow.getByRole('dialog').getByRole('textbox', { name: 'এসকেইউ' }).first().waitFor();
  await requireFits(narrow);
  await shoot(narrow, 'dialog-bn-360');
});
