import type { Page } from 'playwright-core';
import type { PaymentLinksJson } from '../../api/schema/money/payments';
import { narrowTargets } from './narrowTargets';
import {
  FINANCE,
  GUEST,
  openShopWorld,
  RAHIM,
  SUPPORT,
  WAREHOUSE,
  type Person,
  type ShopWorld,
} from './shopWorld';

const LONG_NAME = 'Sharmila Bandyopadhyay-Chattopadhyay Rahman Chowdhury Muntasir Billah';
/** Has no place where a line would break by itself. */
const LONG_EMAIL = 'sharmila.bandyopadhyay-chattopadhyay.rahman@correspondence.headquarters.example.com';
const PHONE = { sku: 'PH-105-4G', quantity: 1 };

let world: ShopWorld;
let orders: Readonly<Record<'shipped' | 'parcel' | 'failed' | 'atTheDoor' | 'link', string>>;

beforeAll(async () => {
  world = await openShopWorld({ ORDER_POLICY: 'demo', SANDBOX_SPEED: '0.005', CLOCK_SET: 'bd-2021' });
  const shipped = await world.place(RAHIM, [PHONE, { sku: 'CH-GAN65', quantity: 3 }], {
    name: 'Sharmilabandyopadhyaychattopadhyayrahmanchowdhurymuntasirbillah',
    email: LONG_EMAIL,
  });
  await world.stack.prisma.incomingStock.create({
    data: {
      ...{ id: 'inc_late', sku: PHONE.sku, warehouseCode: 'main', quantity: 5, reference: LONG_NAME },
      ...{ expectedOn: new Date('2026-01-01'), bodyHash: '', actorId: WAREHOUSE.id },
    },
  });
  const failed = await world.place(RAHIM, [PHONE], { card: 'pm_card_chargeDeclined' });
  const atTheDoor = await world.place(RAHIM, [PHONE], { cash: true });
  await world.place(GUEST, [PHONE], { name: LONG_NAME });
  const { shipments } = await world.eventually(shipped.id, ({ status }) => status === 'SHIPPED');
  await world.eventually(atTheDoor.id, ({ status }) => status === 'SHIPPED');
  await world.eventually(failed.id, ({ status }) => status === 'PAYMENT_FAILED');
  await world.stack.prisma.pendingCredit.create({
    data: {
      ...{
        id: 'CANCELLATION-INVOICE-2026-000000000000001',
        customerId: 'cust-with-a-long-id',
        amount: 12_345_600,
      },
      ...{ currency: 'BDT', lines: [], issuedAt: new Date() },
    },
  });
  const piece = { kind: 'IMEI', value: '356938035643809', sku: PHONE.sku };
  await world.stack.prisma.serial.create({ data: piece });
  await world.stack.prisma.serialMove.create({
    data: { ...piece, cause: 'list', step: 'LISTED', actorId: 'staff-warehouse' },
  });
  await world.stack.prisma.webhookInbox.create({
    data: {
      ...{
        provider: 'pathao',
        eventId: 'a-very-long-id-of-an-event-without-any-blank-in-it-0123456789abcdef',
      },
      ...{ payload: { event: 'order.teleported' }, alert: 'unknown-word', orderId: shipped.id },
    },
  });
  orders = {
    shipped: shipped.id,
    parcel: shipments[0]?.id ?? '',
    failed: failed.id,
    atTheDoor: atTheDoor.id,
    link: await linkFor(failed.id),
  };
});
afterAll(() => world.close());

/** The path of a link to pay by. */
async function linkFor(orderId: string): Promise<string> {
  const finance = await world.stack.token(FINANCE.id, FINANCE.role);
  const path = `/api/admin/orders/${orderId}/payment-links`;
  await world.stack.call(finance, 'POST', path, {}, 'link');
  const { body } = await world.stack.call(finance, 'GET', path);
  return new URL((body as PaymentLinksJson).items[0]?.url ?? '').pathname;
}

interface Visit {
  readonly name: string;
  readonly person?: Person;
  readonly path: () => string;
  /** Words that stand there once the page is complete. */
  readonly shows: Readonly<Record<'en' | 'bn', string>>;
}

const VISITS: readonly Visit[] = [
  {
    name: 'the shop',
    path: () => '/',
    shows: { en: 'Nokia 105 4G', bn: 'Nokia 105 4G' },
  },
  { name: 'the checkout', path: () => '/checkout', shows: { en: 'The cart is empty.', bn: 'কার্ট খালি' } },
  {
    name: 'a link to pay by',
    path: () => orders.link,
    shows: { en: 'Pay for order', bn: 'দাম দিন' },
  },
  { name: 'the orders', person: RAHIM, path: () => '/orders', shows: { en: 'TL-', bn: 'TL-' } },
  {
    name: 'the store credit',
    person: RAHIM,
    path: () => '/store-credit',
    shows: { en: 'You have no store credit.', bn: 'আপনার কোনো স্টোর ক্রেডিট নেই।' },
  },
  {
    name: 'an order on its way',
    person: RAHIM,
    path: () => `/orders/${orders.shipped}`,
    shows: { en: 'Dhanmondi', bn: 'Dhanmondi' },
  },
  {
    name: 'an order that is paid at the door',
    person: RAHIM,
    path: () => `/orders/${orders.atTheDoor}`,
    shows: { en: 'ready for the courier', bn: 'কুরিয়ারের জন্য' },
  },
  {
    name: 'an order that is not paid',
    person: RAHIM,
    path: () => `/orders/${orders.failed}`,
    shows: { en: 'Dhanmondi', bn: 'Dhanmondi' },
  },
  {
    name: 'the list of all orders',
    person: SUPPORT,
    path: () => '/admin/orders',
    shows: { en: LONG_NAME, bn: LONG_NAME },
  },
  {
    name: 'an order in the back office',
    person: SUPPORT,
    path: () => `/admin/orders/${orders.shipped}`,
    shows: { en: 'Dhanmondi', bn: 'Dhanmondi' },
  },
  {
    name: 'the label of a parcel',
    person: SUPPORT,
    path: () => `/admin/orders/${orders.shipped}/label/${orders.parcel}`,
    shows: { en: 'Dhanmondi', bn: 'Dhanmondi' },
  },
  {
    name: 'the packing bench',
    person: WAREHOUSE,
    path: () => '/admin/packing',
    shows: { en: 'Packing bench', bn: 'প্যাকিং টেবিল' },
  },
  {
    name: 'the credits',
    person: SUPPORT,
    path: () => '/admin/credits',
    shows: { en: 'Download as CSV', bn: 'CSV নামান' },
  },
  {
    name: 'the refunds',
    person: SUPPORT,
    path: () => '/admin/refunds',
    shows: { en: 'No refund waits.', bn: 'কোনো ফেরত অপেক্ষায় নেই।' },
  },
  {
    name: 'where a piece is',
    person: WAREHOUSE,
    path: () => '/admin/serials?value=356938035643809',
    shows: { en: 'Mark as opened', bn: 'খোলা চিহ্ন দিন' },
  },
  {
    name: 'the transactions',
    person: FINANCE,
    path: () => '/admin/transactions?kind=AUTHORIZE',
    shows: { en: 'Succeeded', bn: 'সফল' },
  },
  {
    name: 'the payouts',
    person: FINANCE,
    path: () => '/admin/payouts',
    shows: { en: 'No money waits to be paid out.', bn: 'পাঠানোর মতো কোনো টাকা নেই।' },
  },
  {
    name: 'the goodwill',
    person: FINANCE,
    path: () => '/admin/appeasements',
    shows: { en: 'Nobody has given goodwill on this day.', bn: 'এই দিনে কেউ সৌজন্য অর্থ দেননি।' },
  },
  {
    name: 'the store credit of a customer',
    person: FINANCE,
    path: () => `/admin/customers/${RAHIM.id}/store-credit?currency=BDT`,
    shows: { en: 'None so far.', bn: 'এখনও নেই।' },
  },
  {
    name: 'the cash of couriers',
    person: FINANCE,
    path: () => '/admin/cash?state=DUE',
    shows: { en: 'To be collected', bn: 'আদায় বাকি' },
  },
  {
    name: 'the money of an order that is paid at the door',
    person: FINANCE,
    path: () => `/admin/orders/${orders.atTheDoor}?tab=money`,
    shows: { en: 'Cash at the door', bn: 'দরজায় ক্যাশ' },
  },
  {
    name: 'the clocks',
    person: SUPPORT,
    path: () => '/admin/clocks?clock=delivery',
    shows: { en: 'Deliver', bn: 'ডেলিভারি' },
  },
  {
    name: 'the promises',
    person: SUPPORT,
    path: () => '/admin/promises',
    shows: { en: 'Promises', bn: 'কথা দেওয়া দিন' },
  },
  {
    name: 'the figures',
    person: SUPPORT,
    path: () => '/admin/figures',
    shows: { en: 'Fulfilment in figures', bn: 'অর্ডার পূরণের হিসাব' },
  },
  {
    name: 'the stock',
    person: SUPPORT,
    path: () => '/admin/inventory?q=ph-105-4g',
    shows: { en: 'Nokia 105 4G', bn: 'Nokia 105 4G' },
  },
  {
    name: 'the stock of a product',
    person: SUPPORT,
    path: () => '/admin/inventory/PH-105-4G',
    shows: { en: 'Opening stock', bn: 'Opening stock' },
  },
  {
    name: 'a bundle',
    person: WAREHOUSE,
    path: () => '/admin/inventory/KIT-A56',
    shows: { en: 'Change the bundle', bn: 'বান্ডেল বদলান' },
  },
  {
    name: 'the stock that is expected',
    person: WAREHOUSE,
    path: () => '/admin/inventory?show=expected',
    shows: { en: 'Overdue', bn: 'দেরি হয়েছে' },
  },
  {
    name: 'the warehouses',
    person: SUPPORT,
    path: () => '/admin/warehouses',
    shows: { en: 'No closure is planned.', bn: 'সামনে কোনো বন্ধ নেই।' },
  },
  {
    name: 'from where orders come',
    person: SUPPORT,
    path: () => '/admin/allocation',
    shows: { en: 'The standard rule chooses', bn: 'সাধারণ নিয়মে বাছাই হয়' },
  },
  {
    name: 'the ERP',
    person: SUPPORT,
    path: () => '/admin/erp',
    shows: { en: 'The ERP has refused no order.', bn: 'ইআরপি কোনো অর্ডার প্রত্যাখ্যান করেনি।' },
  },
  {
    name: 'what vendors said',
    person: SUPPORT,
    path: () => '/admin/vendor-events',
    shows: { en: 'nobody here has heard that word before', bn: 'এই শব্দ আগে কেউ শোনেনি' },
  },
  { name: 'the sign-in', path: () => '/sign-in', shows: { en: 'Karim Hossain', bn: 'Karim Hossain' } },
  {
    name: 'no page',
    path: () => '/nowhere',
    shows: { en: 'There is no such page.', bn: 'এমন কোনো পাতা নেই' },
  },
];

/** How far the page is wider than its window, in pixels. */
const overflow = (page: Page): Promise<unknown> =>
  page.evaluate('document.documentElement.scrollWidth - document.body.clientWidth');

/** Adds up how far what is shown moved by itself, as a share of the window, in the document that is open. */
const WATCH_SHIFTS = `
  window.shifted = 0;
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) window.shifted += value;
  }).observe({ type: 'layout-shift', buffered: true });
`;

/** A network on which each answer takes its time: what waits for it is seen waiting. */
async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.emulateNetworkConditions', {
    ...{ offline: false, latency: 150, downloadThroughput: -1, uploadThroughput: -1 },
  });
}

/** Waits until nothing on the page stands in for what is still to come. */
async function complete(page: Page): Promise<void> {
  // The pages' own policy forbids what Playwright would poll a text of code with.
  await page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' });
  await page.evaluate('document.fonts.ready.then(() => true)');
}

const PEOPLE = [
  { who: 'a visitor', person: undefined },
  { who: 'a customer', person: RAHIM },
  { who: 'staff', person: SUPPORT },
  { who: 'finance', person: FINANCE },
] as const;

const BENGALI = /noto-sans-bengali.*\.woff2/;

/** Makes the device one that has Bengali letters of its own, or none, whatever this machine has. */
const device = (has: 'Bengali' | 'no Bengali'): string =>
  `CanvasRenderingContext2D.prototype.measureText = (text) => ({ width: ${has === 'Bengali' ? 'text.codePointAt(0)' : '10'} });`;

/** What was measured of each page, by its name. */
type Measured = Record<string, unknown>;

describe.each(PEOPLE)('every page of $who', ({ person }) => {
  const visits = VISITS.filter((visit) => visit.person === person);

  it.each([
    ['en', 'light'],
    ['bn', 'dark'],
  ] as const)(
    'fits a phone and a finger, stays where it is, fetches its own letters and complains of nothing (%s, %s)',
    async (language, colorScheme) => {
      const page = await world.open('/sign-in', person, {
        ...{ locale: language === 'en' ? 'en-GB' : 'bn-BD', colorScheme },
        ...{ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
      });
      await page.addInitScript(WATCH_SHIFTS);
      await page.addInitScript(device('no Bengali'));
      await slowDown(page);
      const fetched: string[] = [];
      page.on('request', (request) => fetched.push(request.url()));
      const widths: Measured = {};
      const moved: Measured = {};
      const narrow: string[] = [];
      const titles = new Set<string>();
      for (const { name, path, shows } of visits) {
        await page.goto(`${world.stack.url}${path()}`);
        await page.getByText(shows[language]).first().waitFor();
        await complete(page);
        moved[name] = await page.evaluate('shifted');
        widths[name] = await overflow(page);
        narrow.push(...(await narrowTargets(page)).map((target) => `${name}: ${target}`));
        titles.add(await page.title());
      }
      // Tabs and bookmarks are told apart by them, and who hears the page hears them first.
      expect(titles.size).toBe(visits.length);
      expect(widths).toEqual(Object.fromEntries(visits.map(({ name }) => [name, 0])));
      expect(Object.entries(moved).filter(([, share]) => !(Number(share) <= 0.05))).toEqual([]);
      expect(narrow).toEqual([]);
      expect(fetched.some((url) => url.includes('figtree'))).toBe(true);
      expect(fetched.some((url) => BENGALI.test(url))).toBe(language === 'bn');
      await world.closePages();
    },
    120_000,
  );
});

it.each([
  ['has Bengali letters shows Bangla in them', 'Bengali'],
  ['has none fetches ours', 'no Bengali'],
] as const)('a device that %s', async (_, letters) => {
  const page = await world.open('/sign-in', undefined, { locale: 'bn-BD' });
  await page.goto('about:blank');
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  await page.addInitScript(device(letters));
  await page.goto(`${world.stack.url}/sign-in`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await complete(page);
  expect(fetched.some((url) => BENGALI.test(url))).toBe(letters === 'no Bengali');
  await world.closePages();
});
