import type { Page } from 'playwright-core';
import { openShopWorld, RAHIM, WAREHOUSE, type ShopWorld } from './shopWorld';

let world: ShopWorld;
/** A delivered order of one line. */
let delivered: { readonly id: string; readonly consignmentId: string };

beforeAll(async () => {
  world = await openShopWorld({ ORDER_POLICY: 'demo', SANDBOX_SPEED: '1000' });
  const { id } = await world.place(RAHIM, [{ sku: 'PH-105-4G', quantity: 1 }], {
    email: 'rahim@example.com',
  });
  const { shipments } = await world.eventually(
    id,
    ({ status, paymentStatus }) => status === 'DELIVERED' && paymentStatus === 'PAID',
  );
  delivered = { id, consignmentId: shipments[0]?.consignmentId ?? '' };
});
afterAll(() => world.close());
afterEach(() => world.closePages());

/** A phone that is as narrow as they come. */
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

const LANGUAGES = [
  { language: 'English', locale: 'en-GB' },
  { language: 'Bangla', locale: 'bn-BD' },
] as const;

const height = (page: Page): Promise<unknown> => page.evaluate('document.documentElement.scrollHeight');

/** How far from the top of the page something stands, in pixels. */
async function topOf(page: Page, role: 'button' | 'article', index = 0): Promise<{ x: number; y: number }> {
  const box = await page.locator('main').getByRole(role).nth(index).boundingBox();
  if (!box) throw new Error(`There is no ${role} ${index}`);
  return box;
}

describe.each(LANGUAGES)('the shop on a phone, in $language', ({ locale }) => {
  it('shows two products beside each other, and the first can be put into the cart without scrolling', async () => {
    const page = await world.open('/', RAHIM, { ...PHONE, locale });
    await page.getByRole('article').nth(23).waitFor();
    const [first, second, third] = [
      await topOf(page, 'article'),
      await topOf(page, 'article', 1),
      await topOf(page, 'article', 2),
    ];
    expect(second.y).toBe(first.y);
    expect(second.x).toBeGreaterThan(first.x);
    expect(third.y).toBeGreaterThan(first.y);
    const add = await page.getByRole('article').first().getByRole('button').boundingBox();
    expect(add?.y).toBeLessThan(640);
    expect(await height(page)).toBeLessThan(4_600);
  });
});

it('gives the focus to the button that takes the place of the one that was pressed', async () => {
  const page = await world.open('/', RAHIM);
  const product = page.getByRole('article').filter({ hasText: 'Nokia 105 4G' });
  await product.getByRole('button', { name: 'Add to cart' }).focus();
  await page.keyboard.press('Enter');
  await page
    .locator(':focus')
    .and(product.getByRole('button', { name: 'One more Nokia 105 4G' }))
    .waitFor();
  await product.getByRole('button', { name: 'One Nokia 105 4G fewer' }).focus();
  await page.keyboard.press('Enter');
  const add = page.locator(':focus').and(product.getByRole('button', { name: 'Add to cart' }));
  await add.waitFor();
  expect(await add.isEnabled()).toBe(true);
});

describe.each(LANGUAGES)('a delivered order on a phone, in $language', ({ locale }) => {
  it('is told in less than two screens', async () => {
    const page = await world.open(`/orders/${delivered.id}`, RAHIM, { ...PHONE, locale });
    await page.getByText(delivered.consignmentId).waitFor();
    await page.getByText(locale === 'en-GB' ? 'Live' : 'সরাসরি', { exact: true }).waitFor();
    expect(await height(page)).toBeLessThanOrEqual(1_300);
  });
});

describe('the page of a delivered order', () => {
  it('tells how it was paid, what was bought, where it went and how, in this order, each thing once', async () => {
    const page = await world.open(`/orders/${delivered.id}`, RAHIM, PHONE);
    await page.getByText(delivered.consignmentId).waitFor();
    const titles = await page.getByRole('heading', { level: 2 }).allInnerTexts();
    expect(titles).toEqual(['Payment', 'Items', 'Delivery address', 'Delivery', 'What happened']);
    await page.getByText('Card •••• 4242 · Paid', { exact: true }).waitFor();
    for (const once of [delivered.consignmentId, 'Nokia 105 4G', 'House 12, Road 5, Dhanmondi'])
      expect(await page.getByText(once, { exact: true }).count()).toBe(1);
    expect(await page.locator('main').getByText('৳3,290', { exact: true }).count()).toBeGreaterThan(0);
    expect(await page.getByText(/\.00/).count()).toBe(0);
  });

  it('unfolds what happened, in words that are the customer’s, and each scan of the courier once', async () => {
    const page = await world.open(`/orders/${delivered.id}`, RAHIM, PHONE);
    const journey = page.getByRole('region', { name: 'Delivery', exact: true });
    await journey.getByRole('listitem').waitFor();
    expect(await journey.getByRole('listitem').count()).toBe(1);
    await journey.getByRole('button', { name: /^The whole journey/ }).click();
    await journey.getByText('Collected by the courier').waitFor();
    await page.getByRole('button', { name: 'What happened' }).click();
    const story = page.getByRole('region', { name: 'What happened' });
    await story.getByText('The order was placed.').waitFor();
    await story.getByText('Your card was charged.').waitFor();
    const told = (await story.getByRole('listitem').allInnerTexts()).join();
    expect(told).not.toMatch(/closed|hub|Collected|text message|email|booked/i);
    expect(await page.getByText('Collected by the courier').count()).toBe(1);
  });
});

it('says the part of the day in Bangla, and never AM or PM', async () => {
  const page = await world.open(`/orders/${delivered.id}`, RAHIM, { locale: 'bn-BD' });
  await page
    .getByText(/(রাত|ভোর|সকাল|দুপুর|বিকেল|সন্ধ্যা) [০-৯]+:[০-৯]{2}/)
    .first()
    .waitFor();
  expect(await page.getByText(/\b[AP]M\b/i).count()).toBe(0);
});

describe.each([
  ['en-GB', 'Your account has no access to this.'],
  ['bn-BD', 'আপনার অ্যাকাউন্টে এটি দেখার অনুমতি নেই।'],
])('a page that is not for its reader (%s)', (locale, says) => {
  it('says so, and not which roles it is for', async () => {
    const page = await world.open('/admin/credits', WAREHOUSE, { locale });
    const notice = page.getByRole('alert');
    await notice.getByText(says).waitFor();
    expect(await notice.innerText()).not.toMatch(/role|finance|checkout|support|admin/i);
    expect(await notice.getByRole('button').count()).toBe(0);
    await world.closePages(/403 \(Forbidden\)/);
  });
});
