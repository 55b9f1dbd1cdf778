import type { Page } from 'playwright-core';
import { openShopWorld, RAHIM, SUPPORT, type ShopWorld } from './shopWorld';

let world: ShopWorld;

beforeAll(async () => {
  // Nothing moves by itself: what has the focus goes only by what the test does.
  world = await openShopWorld({ ORDER_POLICY: 'standard', SANDBOX_SPEED: '0.005' });
});
afterAll(() => world.close());
afterEach(() => world.closePages());

const PHONE = { sku: 'PH-105-4G', quantity: 1 };

async function confirmedOrder() {
  const { id } = await world.place(RAHIM, [PHONE]);
  return world.eventually(id, ({ status }) => status === 'CONFIRMED');
}

/** Waits until the button has the focus. */
const expectFocus = (page: Page, name: string): Promise<void> =>
  page
    .locator(':focus')
    .and(page.getByRole('button', { name, exact: true }))
    .waitFor();

/** Waits until something of the page's own content has the focus. */
const expectFocusInContent = (page: Page): Promise<void> => page.locator('main :focus, main:focus').waitFor();

/** Gives the button the focus and presses it, as people without a mouse do. */
async function press(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true });
  await button.focus();
  await page.keyboard.press('Enter');
}

describe('the focus', () => {
  it('goes back to the menu’s button after Escape, the first time, too', async () => {
    const page = await world.open('/', RAHIM);
    await page.getByRole('heading', { level: 1 }).waitFor();
    for (const _time of ['first', 'second']) {
      await press(page, 'RU, Account of Rahim Uddin');
      await page.getByRole('menuitem', { name: 'Sign out' }).waitFor();
      await world.inspect(page);
      await page.keyboard.press('Escape');
      await page.getByRole('menuitem').first().waitFor({ state: 'detached' });
      await expectFocus(page, 'RU, Account of Rahim Uddin');
    }
  });

  it('goes back to the cart’s button after Escape', async () => {
    const page = await world.open('/', RAHIM);
    await press(page, 'Cart, 0 pieces');
    await page.getByRole('dialog').waitFor();
    await world.inspect(page);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expectFocus(page, 'Cart, 0 pieces');
  });

  it('goes back to the burger of a narrow screen after Escape', async () => {
    const page = await world.open('/', RAHIM, { viewport: { width: 360, height: 740 } });
    await press(page, 'Open the menu');
    await page.getByRole('dialog').getByRole('link', { name: 'My orders' }).waitFor();
    await world.inspect(page);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expectFocus(page, 'Open the menu');
  });

  it('goes back to what opened a dialog after Escape', async () => {
    const { id } = await confirmedOrder();
    const page = await world.open(`/admin/orders/${id}`, SUPPORT);
    for (const _time of ['first', 'second']) {
      await press(page, 'Cancel order');
      await page.getByRole('dialog').waitFor();
      await world.inspect(page);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await expectFocus(page, 'Cancel order');
    }
  });

  it('stays on the page when an act takes its button away', async () => {
    const { id } = await confirmedOrder();
    const page = await world.open(`/admin/orders/${id}`, SUPPORT);
    await press(page, 'Start picking');
    await page.getByRole('button', { name: 'Pack a parcel' }).waitFor();
    await page.getByRole('button', { name: 'Start picking' }).waitFor({ state: 'detached' });
    await expectFocusInContent(page);
  });

  it('is at what the dialog was opened from once it was answered, or near it', async () => {
    const { id } = await confirmedOrder();
    const page = await world.open(`/admin/orders/${id}`, SUPPORT);
    await press(page, 'Cancel order');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('Asked for by phone');
    await dialog.getByRole('button', { name: 'Confirm' }).focus();
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Cancel order' }).waitFor({ state: 'detached' });
    await expectFocusInContent(page);
  });

  it('is left to who gives it up with the mouse', async () => {
    const { id } = await confirmedOrder();
    const page = await world.open(`/admin/orders/${id}`, SUPPORT);
    await page.getByRole('button', { name: 'Start picking' }).focus();
    await page.getByRole('heading', { level: 1 }).click();
    await page.getByRole('textbox', { name: 'Note', exact: true }).waitFor();
    expect(
      await page.evaluate(
        'document.activeElement === document.body || document.activeElement.tagName === "MAIN"',
      ),
    ).toBe(true);
  });
});

describe.each([
  ['en', 'Close', 'Start picking'],
  ['bn', 'বন্ধ করুন', 'বাছাই শুরু করুন'],
] as const)('a notice in a corner (%s)', (language, close, act) => {
  it('has a close button with a name, and leads the focus back when it goes', async () => {
    const { id } = await confirmedOrder();
    const page = await world.open(`/admin/orders/${id}`, SUPPORT, {
      locale: language === 'en' ? 'en-GB' : 'bn-BD',
    });
    await press(page, act);
    const notice = page.getByRole('status').filter({ has: page.getByRole('button', { name: close }) });
    await notice.waitFor();
    await world.inspect(page);
    await notice.getByRole('button', { name: close, exact: true }).focus();
    await page.keyboard.press('Enter');
    await notice.waitFor({ state: 'detached' });
    await expectFocusInContent(page);
  });
});
