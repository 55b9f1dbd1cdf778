import type { Locator, Page } from 'playwright-core';
import { eventually } from '../world/eventually';
import { GUEST, KARIM, openShopWorld, RAHIM, SUPPORT, WAREHOUSE, type ShopWorld } from './shopWorld';

const PHONE = { sku: 'PH-105-4G', quantity: 1 };
const CHARGER = { sku: 'CH-GAN65', quantity: 2 };
/** More than a screen of orders, in the list that a warehouse works through. */
const ORDERS = 14;

let world: ShopWorld;
/** Their ids and numbers, the newest first. */
let confirmed: { readonly id: string; readonly number: string }[];
let declined: { readonly id: string; readonly number: string };

beforeAll(async () => {
  world = await openShopWorld({ ORDER_POLICY: 'standard', SANDBOX_SPEED: '0.005' });
  const placed = [];
  for (let n = 0; n < ORDERS; n += 1) {
    const lines = n === 0 ? [CHARGER, PHONE, { ...PHONE, sku: 'PH-105-4G' }] : [PHONE];
    placed.push(await world.place(n % 2 === 0 ? RAHIM : KARIM, lines, { name: `Recipient ${n}` }));
  }
  confirmed = [];
  for (const { id } of placed) {
    const order = await world.eventually(
      id,
      ({ status, holds }) => status === 'CONFIRMED' || holds.length > 0,
    );
    if (order.status === 'CONFIRMED') confirmed.unshift(order);
  }
  const refused = await world.place(GUEST, [PHONE], { card: 'pm_card_chargeDeclined', name: 'Nobody Pays' });
  declined = await world.eventually(refused.id, ({ status }) => status === 'PAYMENT_FAILED');
}, 120_000);
afterAll(() => world.close());
afterEach(() => world.closePages());

const DESK = { viewport: { width: 1440, height: 900 } };
const rows = (page: Page) => page.locator('tbody tr');
const search = (page: Page) => page.getByRole('searchbox', { name: 'Order, customer, email or phone' });
const tab = (page: Page, name: string | RegExp) =>
  page.getByRole('navigation', { name: 'Orders by status' }).getByRole('link', { name });
const scrolled = (page: Page): Promise<unknown> => page.evaluate('Math.round(window.scrollY)');

/** What has the focus, if that is the part of the page or stands in it. */
const focusIn = (page: Page, part: Locator): Locator =>
  part.locator(':focus').or(part.and(page.locator(':focus')));

async function boxOf(page: Page) {
  const box = await rows(page).first().boundingBox();
  if (!box) throw new Error('There is no row');
  return box;
}

describe('the list of orders', () => {
  it('stands first on the page, in rows that tell orders apart at a glance', async () => {
    const page = await world.open('/admin/orders?sort=createdAt', SUPPORT, DESK);
    await rows(page).nth(1).waitFor();
    await tab(page, /^All/).waitFor();
    const { y, height } = await boxOf(page);
    expect(y).toBeLessThanOrEqual(250);
    expect(height).toBeGreaterThanOrEqual(36);
    expect(height).toBeLessThanOrEqual(40);
    const heads = await page.getByRole('columnheader').allInnerTexts();
    expect(heads).toEqual(expect.arrayContaining(['Phone', 'City', 'First item']));
    const cells = await rows(page).first().getByRole('cell').allInnerTexts();
    expect(cells).toEqual(expect.arrayContaining(['+8801712345678', 'Dhaka']));
    expect(cells.join()).toMatch(/2 ×.*\n?.*\+2/);
    await page.evaluate('window.scrollTo(0, 600)');
    const bar = await search(page).boundingBox();
    // It stays in sight, below the header.
    expect(bar?.y).toBeGreaterThanOrEqual(60);
    expect(bar?.y).toBeLessThanOrEqual(120);
  });

  it.each([
    [768, 'table-row'],
    [700, 'table-row'],
    [360, 'grid'],
  ])('is a table from 700 pixels on, and cards below: at %i a %s', async (width, display) => {
    const page = await world.open('/admin/orders', SUPPORT, { viewport: { width, height: 900 } });
    await rows(page).nth(1).waitFor();
    const style = await page.evaluate(`getComputedStyle(document.querySelector('tbody tr')).display`);
    expect(style).toBe(display);
    expect((await boxOf(page)).y).toBeLessThanOrEqual(250);
    const overflow = 'document.documentElement.scrollWidth - document.body.clientWidth';
    expect(await page.evaluate(overflow)).toBe(0);
    // Whom to ring and where it goes is there at any width.
    await rows(page).first().getByText('+8801712345678 · Dhaka').waitFor();
  });

  it('marks the tab that counts what is shown, and no other', async () => {
    const page = await world.open('/admin/orders', SUPPORT, DESK);
    await tab(page, /^All/).waitFor();
    const marked = async () => {
      const tabs = page.getByRole('navigation', { name: 'Orders by status' }).locator('[aria-current]');
      return (await tabs.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' '));
    };
    const total = await world.stack.prisma.order.count();
    expect(await marked()).toEqual([`All ${total}`]);
    await tab(page, /^Payment failed/).click();
    await page.waitForURL('**/admin/orders?status=PAYMENT_FAILED');
    await rows(page).nth(1).waitFor({ state: 'detached' });
    expect(await marked()).toEqual(['Payment failed 1']);
    await search(page).fill('nobody of that name');
    await page.getByText('No order matches these filters.').waitFor();
    expect(await marked()).toEqual(['Payment failed 0']);
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await rows(page).nth(1).waitFor();
    expect(new URL(page.url()).search).toBe('');
    // A reason to hold is in no tab: none of them pretends to show it.
    await page.getByRole('button', { name: 'Filters' }).click();
    await page.getByRole('combobox', { name: 'Hold' }).click();
    await page.getByRole('option', { name: 'Courier needs a person' }).click();
    await page.waitForURL('**/admin/orders?hold=COURIER');
    expect(await marked()).toEqual([]);
    await page.getByRole('button', { name: 'Filters (1)' }).waitFor();
  });

  it('finds with the keyboard alone: a slash looks, Enter opens the only hit', async () => {
    const page = await world.open('/admin/orders', SUPPORT, DESK);
    await rows(page).nth(1).waitFor();
    await page.keyboard.press('/');
    await page.locator(':focus').and(search(page)).waitFor();
    await page.keyboard.type('Recipient');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/admin/orders?q=Recipient');
    expect(new URL(page.url()).pathname).toBe('/admin/orders');
    await search(page).fill('nobody pays');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: `Order ${declined.number}` }).waitFor();
    await page.getByRole('link', { name: 'Back to orders' }).click();
    await search(page).waitFor();
    expect(await search(page).inputValue()).toBe('nobody pays');
  });
});

describe('working through a list', () => {
  const LIST = '/admin/orders?status=CONFIRMED&sort=createdAt';
  /** So low that the list has to be scrolled. */
  const LOW = { viewport: { width: 1280, height: 420 } };

  async function openAt(index: number, person: typeof SUPPORT | typeof WAREHOUSE): Promise<Page> {
    const page = await world.open(LIST, person, LOW);
    const link = rows(page).nth(index).getByRole('link');
    await link.waitFor();
    await page.evaluate('window.scrollTo(0, 220)');
    await eventually(async () => (await scrolled(page)) === 220);
    await link.click();
    await page.getByRole('heading', { name: /^Order TL-/ }).waitFor();
    return page;
  }

  const numberOf = async (page: Page): Promise<string> =>
    (await page.getByRole('heading', { level: 1 }).innerText()).replace('Order ', '');

  it('leads back to the same list at the same place, from the order and from those beside it', async () => {
    const page = await openAt(8, SUPPORT);
    await page.getByRole('link', { name: /^Next order/ }).click();
    await page.getByRole('link', { name: 'Back to orders' }).click();
    await rows(page).nth(8).waitFor();
    expect(page.url()).toContain(LIST);
    await eventually(async () => (await scrolled(page)) === 220);
    await page.goBack();
    await page.getByRole('heading', { name: /^Order TL-/ }).waitFor();
    await page.goBack();
    await rows(page).nth(8).waitFor();
    expect(page.url()).toContain(LIST);
  });

  it('goes to the order after and before by j and k, and by no letter that somebody types', async () => {
    const page = await openAt(8, SUPPORT);
    const here = await numberOf(page);
    await page.keyboard.press('j');
    await page.getByRole('heading', { name: `Order ${here}` }).waitFor({ state: 'detached' });
    const after = await numberOf(page);
    expect(after > here).toBe(true);
    await page.keyboard.press('k');
    await page.getByRole('heading', { name: `Order ${here}` }).waitFor();
    const note = page.getByRole('textbox', { name: 'Note', exact: true });
    await note.fill('');
    await page.keyboard.type('jk');
    expect(await note.inputValue()).toBe('jk');
    await page.getByRole('button', { name: 'Cancel order' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Back' }).focus();
    await page.keyboard.press('j');
    expect(await numberOf(page)).toBe(here);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  });

  it('goes on by key past orders that have not come yet', async () => {
    const page = await openAt(8, SUPPORT);
    const here = await numberOf(page);
    const next = page.getByRole('link', { name: /^Next order/ });
    const passed = [await next.getAttribute('title')];
    let release!: () => void;
    const released = new Promise<void>((resolve) => (release = resolve));
    await page.route(/\/api\/admin\/orders\/[^/]+$/, async (route) => {
      await released;
      await route.continue();
    });
    for (const key of ['j', 'j', 'k']) {
      await page.keyboard.press(key);
      await eventually(async () => (await next.getAttribute('title')) !== passed.at(-1));
      passed.push(await next.getAttribute('title'));
    }
    expect(await page.getByRole('heading', { name: /^Order TL-/ }).count()).toBe(0);
    expect(new Set(passed).size).toBe(3);
    expect(passed[3]).toBe(passed[1]);
    release();
    await page.getByRole('heading', { name: /^Order TL-/ }).waitFor();
    await page.keyboard.press('k');
    await page.getByRole('heading', { name: `Order ${here}` }).waitFor();
  });

  it('offers the next order once something is done, though the order has left the list', async () => {
    const page = await openAt(8, WAREHOUSE);
    const here = await numberOf(page);
    const panel = page.getByRole('region', { name: 'What to do next' });
    expect(await panel.getByRole('link', { name: /^Next order/ }).count()).toBe(0);
    await panel.getByRole('button', { name: 'Start picking' }).click();
    await panel.getByRole('button', { name: 'Pack a parcel' }).waitFor();
    // The button that had the focus is gone; the focus is where it was.
    await focusIn(page, panel).waitFor();
    await panel.getByRole('link', { name: /^Next order/ }).click();
    await page.getByRole('heading', { name: `Order ${here}` }).waitFor({ state: 'detached' });
    expect(await panel.getByRole('link', { name: /^Next order/ }).count()).toBe(0);
  });
});
