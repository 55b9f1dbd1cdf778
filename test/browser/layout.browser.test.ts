import type { Locator, Page } from 'playwright-core';
import { FINANCE, openShopWorld, RAHIM, SUPPORT, type ShopWorld } from './shopWorld';

let world: ShopWorld;
let orderId: string;

const PHONE = { sku: 'PH-105-4G', quantity: 1 };
const ON_PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

beforeAll(async () => {
  // Nothing moves by itself: what is measured stays where it is.
  world = await openShopWorld({ ORDER_POLICY: 'standard', SANDBOX_SPEED: '0.005' });
  const { id } = await world.place(RAHIM, [PHONE]);
  const unpaid = await world.place(RAHIM, [PHONE], { card: 'pm_card_chargeDeclined' });
  await world.eventually(id, ({ status }) => status === 'CONFIRMED');
  await world.eventually(unpaid.id, ({ status }) => status === 'PAYMENT_FAILED');
  const agent = await world.stack.token(SUPPORT.id, SUPPORT.role);
  await world.stack.call(agent, 'POST', `/api/admin/orders/${unpaid.id}/holds`, { blocks: ['hand-over'] });
  orderId = id;
});
afterAll(() => world.close());
afterEach(() => world.closePages());

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

async function boxesOf(all: Locator): Promise<readonly Box[]> {
  await all.first().waitFor();
  const boxes = await Promise.all((await all.all()).map((one) => one.boundingBox()));
  return boxes.filter((box) => box !== null);
}

/** How far the middles of what should stand on one line are apart. */
function spread(boxes: readonly Box[]): number {
  const middles = boxes.map(({ y, height }) => y + height / 2);
  return Math.max(...middles) - Math.min(...middles);
}

/** What has a title for whoever can't read all of it, and needs one. */
const CUT_OFF = `[...document.querySelectorAll('tbody [title]')]
  .filter((one) => one.scrollWidth > one.clientWidth && getComputedStyle(one).display !== 'inline')
  .map((one) => one.title)`;

const LANGUAGES = ['en-GB', 'bn-BD'] as const;

describe.each(LANGUAGES)('what belongs on one line stands on it (%s)', (locale) => {
  it('at the checkout: fields side by side, however long their hints are', async () => {
    const page = await world.open('/', RAHIM, { locale });
    await page
      .getByRole('button', { name: /Nokia 105 4G/ })
      .first()
      .click();
    await page.goto(`${world.stack.url}/checkout`);
    expect(spread(await boxesOf(page.locator('input[name=phone], input[name=email]')))).toBeLessThan(1);
  });

  it.each([
    ['phone', ON_PHONE],
    ['desk', {}],
  ] as const)(
    'in the list of orders on a %s: the order’s status and its payment’s',
    async (_where, options) => {
      const page = await world.open('/admin/orders', SUPPORT, { locale, ...options });
      const badges = page.locator('tbody tr').first().locator('.mantine-Badge-root');
      expect(spread(await boxesOf(badges))).toBeLessThan(1);
    },
  );

  it('in the list of orders on a wide desk: all of what holds an order', async () => {
    const viewport = { width: 1440, height: 900 };
    const page = await world.open('/admin/orders', SUPPORT, { locale, viewport });
    await page.locator('tbody tr svg').waitFor();
    expect(await page.evaluate(CUT_OFF)).toEqual([]);
  });

  it('on an order in the back office on a phone: its tabs, each within reach', async () => {
    const page = await world.open(`/admin/orders/${orderId}`, SUPPORT, { locale, ...ON_PHONE });
    const tabs = page.getByRole('tab');
    expect(spread(await boxesOf(tabs))).toBeLessThan(1);
    await tabs.first().focus();
    await page.keyboard.press('End');
    const last = await tabs.last().boundingBox();
    expect((last?.x ?? 0) + (last?.width ?? 0)).toBeLessThanOrEqual(360);
    expect(last?.height).toBeGreaterThanOrEqual(44);
    expect(await scrollsSideways(page)).toBe(false);
  });
});

it.each(LANGUAGES)(
  'on a small screen the links of finance leave room for the buttons beside them (%s)',
  async (locale) => {
    const page = await world.open('/admin/cash', FINANCE, { locale, viewport: { width: 1024, height: 740 } });
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await scrollsSideways(page)).toBe(false);
  },
);

const scrollsSideways = (page: Page): Promise<unknown> =>
  page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');

it('the buttons of a dialog on a phone stand in one column, each as wide as the other', async () => {
  const page = await world.open(`/orders/${orderId}`, RAHIM, ON_PHONE);
  await page.getByRole('button', { name: 'Cancel the order' }).click();
  const buttons = page.getByRole('dialog').locator('form button');
  const [first, second] = await boxesOf(buttons);
  expect(second).toMatchObject({ x: first?.x, width: first?.width });
  expect(second?.y).toBeGreaterThan((first?.y ?? 0) + (first?.height ?? 0));
});
