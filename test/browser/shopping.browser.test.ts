import type { Locator, Page } from 'playwright-core';
import { openShopWorld, type ShopWorld } from './shopWorld';

let world: ShopWorld;

beforeAll(async () => {
  // Slow enough to watch a parcel travel, fast enough to wait for it.
  world = await openShopWorld({ ORDER_POLICY: 'demo', SANDBOX_SPEED: '100' });
});
afterAll(() => world.close());
afterEach(() => world.closePages());

const PHONE = 'Nokia 105 4G';

/** Puts a product into the cart and goes to the checkout. */
async function fillCart(page: Page, name = PHONE): Promise<void> {
  await page.getByRole('searchbox', { name: 'Search products' }).fill(name);
  await page.getByRole('button', { name: `Add to cart: ${name}` }).click();
  await page.getByRole('button', { name: 'Cart, 1 piece' }).click();
  await page.getByRole('link', { name: 'Go to checkout' }).click();
}

async function payWith(page: Page, card: string): Promise<void> {
  await page.getByRole('radio', { name: card }).click();
  await page.getByRole('button', { name: /^Place the order/ }).click();
  await page.getByRole('heading', { name: /^Order TL-/ }).waitFor();
}

async function expectDelivered(page: Page): Promise<void> {
  await page.getByText('Delivered. Enjoy!').waitFor({ timeout: 25_000 });
  expect(await page.getByRole('listitem').filter({ hasText: 'Delivered' }).first().isVisible()).toBe(true);
}

/**
 * Runs in the page, which is why it is a text: notes in `window.offers` whatever the page of an order shows for a moment that isn't so.
 */
const WATCH_OFFERS = `
  window.offers = [];
  new MutationObserver(() => {
    const said = document.querySelector('main').innerText;
    if (!said.includes('Order TL-')) return;
    if (said.includes('Cancel the order') && !said.includes('Pay again')) offers.push('only to cancel');
    if (said.includes('Thank you')) offers.push('thanks');
  }).observe(document.body, { childList: true, subtree: true, characterData: true });
`;

/** What the code that is run in the page needs of an element there. */
interface Shown {
  readonly ownerDocument: { elementFromPoint(x: number, y: number): unknown };
  contains(other: unknown): boolean;
  getBoundingClientRect(): { left: number; top: number; width: number; height: number };
}

/** Whether a click on its middle would hit it, as soon as it is there. */
const isInTheOpen = (target: Locator): Promise<boolean> =>
  target.evaluate((element: Shown) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return element.contains(element.ownerDocument.elementFromPoint(left + width / 2, top + height / 2));
  });

const orderIdOf = (page: Page): string => new URL(page.url()).pathname.replace('/orders/', '');

describe('shopping', () => {
  it('takes an unknown visitor from the shelf to a delivered parcel without reloading the page', async () => {
    const page = await world.open('/');
    await fillCart(page);
    await page.getByRole('textbox', { name: 'Full name' }).fill('Rahima Khatun');
    await page.getByRole('textbox', { name: 'Mobile phone' }).fill('১৭১২৩৪৫৬৭৮');
    await page.evaluate('window.untouched = true');
    await payWith(page, 'Card that works');
    await page.getByText('Thank you, the order is placed.').waitFor();
    await page.getByText('Live', { exact: true }).waitFor();
    await expectDelivered(page);
    expect(await page.evaluate('window.untouched')).toBe(true);
    await page.getByRole('button', { name: 'What happened' }).click();
    await page.getByText('The courier took over the parcel.').waitFor();
    await page.getByText('Rahima Khatun').waitFor();
    expect(await page.getByRole('button', { name: 'Cancel the order' }).count()).toBe(0);
    const order = await world.eventually(orderIdOf(page), ({ paymentStatus }) => paymentStatus === 'PAID');
    expect(order).toMatchObject({ status: 'DELIVERED', customerId: 'cust-rahim' });
    expect(order.shippingAddress.phone).toBe('+8801712345678');
  });

  it('finds the order again under My orders, and the cart empty', async () => {
    const page = await world.open('/');
    await fillCart(page);
    await payWith(page, 'Card that works');
    const number = (await page.getByRole('heading', { level: 1 }).innerText()).replace('Order ', '');
    await page.getByRole('button', { name: 'Cart, 0 pieces' }).waitFor();
    await page.getByRole('link', { name: 'My orders' }).first().click();
    await page.getByRole('link', { name: number }).click();
    await page.getByRole('heading', { name: `Order ${number}` }).waitFor();
    expect(await page.getByText('Thank you, the order is placed.').count()).toBe(0);
  });

  it('says what is missing in the form and places nothing', async () => {
    const before = await world.stack.prisma.order.count();
    const page = await world.open('/');
    await fillCart(page);
    await page.getByRole('textbox', { name: 'Full name' }).fill(' ');
    await page.getByRole('textbox', { name: 'Phone' }).fill('call me');
    await page.getByRole('button', { name: /^Place the order/ }).click();
    await page.getByText('Please fill this in.').waitFor();
    await page.getByText('A mobile number of Bangladesh is needed').waitFor();
    // On a phone the button stands far below the fields.
    await page.locator('input[name=name]:focus').waitFor();
    expect(new URL(page.url()).pathname).toBe('/checkout');
    expect(await world.stack.prisma.order.count()).toBe(before);
  });

  it('lets a declined order be paid with another card, and goes on', async () => {
    const page = await world.open('/');
    await fillCart(page);
    await payWith(page, 'Card without enough money');
    await page.getByRole('alert').getByText('There is not enough money on the card.').waitFor();
    expect(await page.getByText('Thank you, the order is placed.').count()).toBe(0);
    await page.getByRole('button', { name: 'Pay again' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'Card that works' }).click();
    await dialog.getByRole('button', { name: /^Pay/ }).click();
    await expectDelivered(page);
    const { payments } = await world.eventually(orderIdOf(page), () => true);
    expect(payments.map(({ status }) => status)).toEqual(['DECLINED', 'CAPTURED']);
  });

  it('goes on once the customer has confirmed the payment on the page of the bank', async () => {
    const page = await world.open('/');
    await fillCart(page);
    await payWith(page, 'Card that asks for confirmation');
    const orderId = orderIdOf(page);
    await page.getByRole('status').filter({ hasText: 'The bank wants you to confirm' }).waitFor();
    const confirm = page.getByRole('link', { name: 'Confirm the payment' });
    // A click would wait until nothing is above it any more.
    expect(await isInTheOpen(confirm)).toBe(true);
    expect(await page.getByText('Thank you, the order is placed.').count()).toBe(0);
    await confirm.click();
    await page.getByText('3,290.00 BDT').waitFor();
    await page.getByRole('button', { name: 'Confirm' }).click();
    // In the same tab, at the order's own address: what the bank has added to it is gone.
    await page.waitForURL(`${world.stack.url}/orders/${orderId}?from=bank`);
    expect(page.context().pages()).toEqual([page]);
    await page.getByText('Thank you, the order is placed.').waitFor();
    await expectDelivered(page);
  });

  it('stops at a payment that the customer refused at the bank', async () => {
    const page = await world.open('/');
    await fillCart(page);
    await payWith(page, 'Card that asks for confirmation');
    const orderId = orderIdOf(page);
    await page.getByRole('link', { name: 'Confirm the payment' }).click();
    await page.getByRole('button', { name: 'Refuse' }).click();
    await page.waitForURL(`${world.stack.url}/orders/${orderId}?from=bank`);
    await page.getByRole('alert').getByText('The payment was not confirmed.').waitFor();
    await page.getByRole('button', { name: 'Pay again' }).waitFor();
    expect(await world.eventually(orderIdOf(page), () => true)).toMatchObject({
      status: 'PAYMENT_FAILED',
      shipments: [],
    });
  });

  it('places one order, however often the page is reloaded before the answer comes', async () => {
    const page = await world.open('/');
    await fillCart(page);
    const before = await world.stack.prisma.order.count();
    await page.route('**/api/orders', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await page.getByRole('button', { name: /^Place the order/ }).click();
    await page.getByText('We did not hear back in time.').waitFor();
    await page.unroute('**/api/orders');
    await page.reload();
    await page.getByRole('textbox', { name: 'Full name' }).fill('Rahim Uddin the Second');
    await page.getByRole('button', { name: /^Place the order/ }).click();
    await page.getByText('This order was already placed.').waitFor();
    expect(await world.stack.prisma.order.count()).toBe(before + 1);
    // It is the first one, as it was placed.
    await page.getByText('Rahim Uddin', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Cart, 0 pieces' }).waitFor();
    await world.closePages(/ERR_FAILED|422 \(Unprocessable/);
  });

  it('has one cart in all tabs, and tells the variants of a product apart', async () => {
    const page = await world.open('/');
    await page.getByRole('button', { name: 'Add to cart: Samsung Galaxy A56 5G, 8 GB' }).click();
    const other = await page.context().newPage();
    await other.goto(`${world.stack.url}/checkout`);
    await other.getByText('8 GB / 128 GB, Awesome Graphite').waitFor();
    await page.getByRole('button', { name: 'Cart, 1 piece' }).click();
    await page.getByRole('dialog').getByText('8 GB / 128 GB, Awesome Graphite').waitFor();
    await page.getByRole('button', { name: 'Remove Samsung Galaxy A56 5G' }).click();
    await other.getByText('The cart is empty.').waitFor();
    expect(await other.getByRole('button', { name: /^Place the order/ }).count()).toBe(0);
  });

  it('thanks nobody, and offers nobody to cancel, before it is known how the payment went', async () => {
    const page = await world.open('/');
    await fillCart(page);
    await page.evaluate(WATCH_OFFERS);
    await payWith(page, 'Card that is declined');
    await page.getByRole('button', { name: 'Pay again' }).waitFor();
    expect(await page.evaluate('window.offers')).toEqual([]);
    await page
      .getByText(/^Pay within \d+ minutes?, until .*\d\d:\d\d\. After that the order is cancelled\.$/)
      .waitFor();
    // It stands before everything else, the order's own heading included.
    const [pay, heading] = [
      await page.getByRole('button', { name: 'Pay again' }).boundingBox(),
      await page.getByRole('heading', { level: 1 }).boundingBox(),
    ];
    expect(pay && heading && pay.y < heading.y).toBe(true);
    await page.getByRole('button', { name: 'Pay again' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'Card that is declined' }).click();
    await dialog.getByRole('button', { name: /^Pay/ }).click();
    await world.eventually(orderIdOf(page), ({ payments }) => payments.at(1)?.status === 'DECLINED');
    await page.getByText('Declined').nth(1).waitFor();
    expect(await page.evaluate('window.offers')).toEqual([]);
  });

  it('is to be had with the keyboard alone', async () => {
    const page = await world.open('/');
    const add = page.getByRole('button', { name: `Add to cart: ${PHONE}` });
    await page.getByRole('searchbox', { name: 'Search products' }).fill(PHONE);
    await page.getByText('1 product', { exact: true }).waitFor();
    await expectTabTo(page, `Add to cart: ${PHONE}, Charcoal`);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Cart, 1 piece' }).waitFor();
    expect(await add.count()).toBe(0);
  });

  it('speaks Bangla after one click, and still after a reload', async () => {
    const page = await world.open('/');
    await page.getByRole('button', { name: 'Show the pages in বাংলা' }).click();
    const heading = page.getByRole('heading', { level: 1 });
    await page.getByRole('link', { name: 'আমার অর্ডার' }).waitFor();
    const words = await heading.innerText();
    expect(words).toMatch(/^[\p{Script=Bengali}\s,।]+$/u);
    await page.reload();
    await heading.waitFor();
    expect(await heading.innerText()).toBe(words);
    expect(await page.evaluate('document.documentElement.lang')).toBe('bn');
  });
});

/** Presses Tab until what has this name has the focus. */
async function expectTabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate('document.activeElement?.getAttribute("aria-label")');
    if (focused === name) return;
  }
  expect(`the focus on ${name}`).toBe('reached with the Tab key');
}
