import type { Page } from 'playwright-core';
import { narrowTargets } from './narrowTargets';
import { openShopWorld, RAHIM, SUPPORT, WAREHOUSE, type Person, type ShopWorld } from './shopWorld';

let world: ShopWorld;
let orders: { readonly confirmed: string; readonly unpaid: string };

const PHONE = { sku: 'PH-105-4G', quantity: 1 };
const NAME = 'Nokia 105 4G';

beforeAll(async () => {
  // Nothing moves by itself: what is open stays open.
  world = await openShopWorld({ ORDER_POLICY: 'standard', SANDBOX_SPEED: '0.005' });
  const confirmed = await world.place(RAHIM, [PHONE]);
  const unpaid = await world.place(RAHIM, [PHONE], { card: 'pm_card_chargeDeclined' });
  await world.eventually(confirmed.id, ({ status }) => status === 'CONFIRMED');
  await world.eventually(unpaid.id, ({ status }) => status === 'PAYMENT_FAILED');
  orders = { confirmed: confirmed.id, unpaid: unpaid.id };
});
afterAll(() => world.close());
afterEach(() => world.closePages());

const openOnPhone = (path: string, person?: Person): Promise<Page> =>
  world.open(path, person, { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).first().click();

/** Waits until a part of the page is open, and expects a finger to hit all that it holds. */
async function expectForFingers(page: Page, within: string): Promise<void> {
  const target = page.locator(within).locator('button, input, a, [role="menuitem"], [role="option"]');
  await target.filter({ visible: true }).first().waitFor();
  expect(await narrowTargets(page, within)).toEqual([]);
}

/** Does the same with a dialog or a drawer, and closes it. */
async function expectDialogForFingers(page: Page, opener: string): Promise<void> {
  await press(page, opener);
  await expectForFingers(page, '[role="dialog"]');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

describe('what opens on a phone fits a finger', () => {
  it('in the shop: the cart with a product, the pages, and who is signed in', async () => {
    const page = await openOnPhone('/', RAHIM);
    await page.getByRole('button', { name: `Add to cart: ${NAME}` }).click();
    await expectDialogForFingers(page, 'Cart, 1 piece');
    await expectDialogForFingers(page, 'Open the menu');
    await press(page, 'RU, Account of Rahim Uddin');
    await expectForFingers(page, '[role="menu"]');
  });

  it('at the checkout: its form, with what is wrong in it', async () => {
    const page = await openOnPhone('/', RAHIM);
    await page.getByRole('button', { name: `Add to cart: ${NAME}` }).click();
    await press(page, 'Cart, 1 piece');
    await page.getByRole('link', { name: 'Go to checkout' }).click();
    await page.getByRole('textbox', { name: 'Full name' }).fill(' ');
    await page.getByRole('button', { name: /^Place the order/ }).click();
    await page.getByText('Please fill this in.').waitFor();
    await expectForFingers(page, 'main form');
  });

  it('on an order: the questions for another card and whether to cancel', async () => {
    const page = await openOnPhone(`/orders/${orders.unpaid}`, RAHIM);
    await expectDialogForFingers(page, 'Pay again');
    await press(page, 'Cancel the order');
    await page.getByRole('dialog').getByText('Another reason').click();
    await expectForFingers(page, '[role="dialog"]');
  });

  it('in the list of orders: its filters, and what one of them offers', async () => {
    const page = await openOnPhone('/admin/orders', SUPPORT);
    await press(page, 'Filters');
    await expectForFingers(page, '[role="dialog"]');
    await page.getByRole('combobox', { name: 'Payment' }).click();
    await expectForFingers(page, '[role="listbox"]');
    await page.getByRole('option', { name: 'Paid', exact: true }).click();
    await expectForFingers(page, '[role="dialog"]');
  });

  it('on an order in the back office: each tab, each dialog, and the menu of those done rarely', async () => {
    const page = await openOnPhone(`/admin/orders/${orders.confirmed}`, SUPPORT);
    const tabs = page.getByRole('tab');
    await tabs.first().waitFor();
    for (let index = 0; index < (await tabs.count()); index += 1) {
      await tabs.nth(index).click();
      await page.getByRole('tabpanel').waitFor();
      await page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' });
      await expectForFingers(page, 'main');
    }
    await expectDialogForFingers(page, 'Cancel order');
    await expectDialogForFingers(page, 'Correct name, phone or street');
    await press(page, 'More to do');
    await expectForFingers(page, '[role="menu"]');
    const rare = await page.getByRole('menuitem').allInnerTexts();
    await page.keyboard.press('Escape');
    for (const name of rare) {
      await press(page, 'More to do');
      await page.getByRole('menuitem', { name, exact: true }).click();
      await expectForFingers(page, '[role="dialog"]');
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
  });

  it('in the stock: the form that puts a count right', async () => {
    const page = await openOnPhone('/admin/inventory?q=ph-105-4g', WAREHOUSE);
    await press(page, 'Adjust PH-105-4G');
    await expectForFingers(page, 'form');
  });
});
