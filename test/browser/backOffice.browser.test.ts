import type { Locator, Page } from 'playwright-core';
import { eventually } from '../world/eventually';
import { packPhone, scannedPhones } from './scanning';
import {
  FINANCE,
  GUEST,
  openShopWorld,
  RAHIM,
  SUPPORT,
  TEMPORAL_UI,
  WAREHOUSE,
  type ShopWorld,
} from './shopWorld';

let world: ShopWorld;

beforeAll(async () => {
  // Parcels stay where people put them: the courier takes hours.
  world = await openShopWorld({ ORDER_POLICY: 'standard', SANDBOX_SPEED: '0.005' });
});
afterAll(() => world.close());
afterEach(() => world.closePages());

const PHONE = { sku: 'PH-105-4G', quantity: 1 };
/** A guest's, large, many of one thing: the signs of fraud add up to a review. */
const SUSPICIOUS = [{ sku: 'PH-A56-128', quantity: 10 }];

async function confirmedOrder() {
  const { id } = await world.place(RAHIM, [PHONE]);
  return world.eventually(id, ({ status }) => status === 'CONFIRMED');
}

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();

/** A time from now on, in milliseconds, as a field for date and time takes it. */
function localTime(ms: number): string {
  const at = new Date(Date.now() + ms);
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

/** What has the focus, if that is the part of the page or stands in it. */
const focusIn = (page: Page, part: Locator): Locator =>
  part.locator(':focus').or(part.and(page.locator(':focus')));

/** Keeps answers from a page until they are let through. */
async function holdBack(page: Page, path: RegExp): Promise<{ letThrough: () => Promise<unknown> }> {
  let letThrough = (): void => undefined;
  const wait = new Promise<void>((resolve) => (letThrough = resolve));
  await page.route(path, async (route) => {
    const response = await route.fetch();
    await wait;
    await route.fulfill({ response });
  });
  return {
    letThrough: () => {
      const answered = page.waitForResponse(path);
      letThrough();
      return answered;
    },
  };
}

/** Opens what stands in the menu beside the buttons. */
async function choose(page: Page, name: string): Promise<Locator> {
  await press(page, 'More to do');
  await page.getByRole('menuitem', { name }).click();
  const dialog = page.getByRole('dialog', { name });
  await dialog.waitFor();
  return dialog;
}

/** Answers a dialog that asks for words. */
async function say(page: Page, label: string, words: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: label }).fill(words);
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

describe('the list of orders', () => {
  it('counts, filters by status and words, and keeps the filters in its address', async () => {
    const confirmed = await confirmedOrder();
    const { id, number } = await world.place(RAHIM, [PHONE], { card: 'pm_card_chargeDeclined' });
    await world.eventually(id, ({ status }) => status === 'PAYMENT_FAILED');
    const page = await world.open('/admin/orders', SUPPORT);
    const list = page.getByRole('region', { name: 'Orders', exact: true });
    await list.getByRole('link', { name: confirmed.number }).waitFor();
    const failed = await world.stack.prisma.order.count({ where: { status: 'PAYMENT_FAILED' } });
    await page.getByRole('link', { name: `Payment failed ${failed}` }).click();
    await list.getByRole('link', { name: confirmed.number }).waitFor({ state: 'detached' });
    await list.getByRole('link', { name: number }).waitFor();
    expect(new URL(page.url()).search).toBe('?status=PAYMENT_FAILED');
    await page.getByRole('searchbox', { name: 'Order, customer, email or phone' }).fill(number);
    await page.waitForURL(`**/admin/orders?status=PAYMENT_FAILED&q=${number}`);
    await page.reload();
    await list.getByRole('link', { name: number }).waitFor();
    expect(await list.getByRole('row').count()).toBe(2);
    await press(page, 'Clear filters');
    await list.getByRole('link', { name: confirmed.number }).waitFor();
    expect(new URL(page.url()).search).toBe('');
  });

  it('lets its filters be typed at any pace, and forgets all of them at once', async () => {
    const { number } = await confirmedOrder();
    const page = await world.open('/admin/orders', SUPPORT);
    const words = page.getByRole('searchbox', { name: 'Order, customer, email or phone' });
    await words.focus();
    await page.keyboard.type('TL');
    await page.waitForURL('**/admin/orders?q=TL');
    // Whoever pauses goes on where they were.
    await page.keyboard.type(number.replace('TL', ''));
    await page.waitForURL(`**/admin/orders?q=${number}`);
    await press(page, 'Filters');
    const sku = page.getByRole('textbox', { name: 'SKU' });
    await sku.fill(PHONE.sku);
    await page.waitForURL(`**/admin/orders?q=${number}&sku=${PHONE.sku}`);
    const least = page.getByRole('textbox', { name: 'Total from' });
    await least.fill('1,000');
    await page.waitForURL(/minTotal=100000$/);
    const most = page.getByRole('textbox', { name: 'Total to' });
    await most.fill('much');
    await page.getByText('An amount such as 1250.50.').waitFor();
    await page.keyboard.press('Escape');
    await press(page, 'Clear filters');
    await page.waitForURL('**/admin/orders');
    expect(await words.inputValue()).toBe('');
    await press(page, 'Filters');
    for (const field of [sku, least]) expect(await field.inputValue()).toBe('');
  });

  it('shows an order the moment it is placed', async () => {
    const page = await world.open('/admin/orders', SUPPORT);
    await page.getByText('Live', { exact: true }).waitFor();
    const { number } = await world.place(RAHIM, [PHONE]);
    await page.getByRole('link', { name: number }).first().waitFor();
    expect(await page.getByRole('link', { name: number }).count()).toBeGreaterThan(0);
  });
});

describe('the page of an order in the back office', () => {
  it('takes an order from the shelf to the door', async () => {
    const { id, number } = await confirmedOrder();
    const page = await world.open('/admin/orders', WAREHOUSE);
    await page.getByRole('link', { name: number }).first().click();
    await page.getByRole('heading', { name: `Order ${number}` }).waitFor();
    await press(page, 'Start picking');
    await packPhone(page);
    // The order moves on before the answer to the command comes, which must not close what is asked meanwhile.
    const answer = await holdBack(page, /\/shipments\/[^/]+\/hand-over$/);
    await press(page, 'Hand over to the courier');
    await press(page, 'Record delivery');
    await page.getByRole('dialog').waitFor();
    await answer.letThrough();
    await say(page, 'Proof of delivery', 'Signed by Rahim Uddin');
    await page.getByText('Proof: Signed by Rahim Uddin').waitFor();
    const order = await world.eventually(id, ({ status }) => status === 'DELIVERED');
    expect(order.paymentStatus).toBe('PAID');
    await page.getByRole('tab', { name: 'History' }).click();
    await page.getByText('Tanvir Ahmed').first().waitFor();
  });

  it('offers the statuses that are possible now, and none without the words it needs', async () => {
    const { id } = await confirmedOrder();
    const page = await world.open(`/admin/orders/${id}`, SUPPORT);
    const dialog = await choose(page, 'Set the status');
    const status = dialog.getByRole('combobox', { name: 'New status' });
    await status.click();
    expect(await page.getByRole('option').allInnerTexts()).toEqual(['Processing', 'Ready', 'Cancelled']);
    await page.getByRole('option', { name: 'Cancelled' }).click();
    const set = page.getByRole('button', { name: 'Set status' });
    expect(await set.isDisabled()).toBe(true);
    await page.getByRole('textbox', { name: 'Reason' }).fill('   ');
    expect(await set.isDisabled()).toBe(true);
    await status.click();
    await page.getByRole('option', { name: 'Processing' }).click();
    await set.click();
    await page.getByText('The warehouse started picking.').waitFor();
    await dialog.waitFor({ state: 'hidden' });
    // Whoever works by keyboard is where they were.
    await page
      .locator(':focus')
      .and(page.getByRole('button', { name: 'More to do' }))
      .waitFor();
    expect((await world.eventually(id, () => true)).status).toBe('PROCESSING');
  });

  it('keeps notes, for staff or for the customer', async () => {
    const { id } = await confirmedOrder();
    const page = await world.open(`/admin/orders/${id}`, SUPPORT);
    const note = page.getByRole('textbox', { name: 'Note', exact: true });
    await note.fill('Call before delivery');
    await press(page, 'Add note');
    await page.getByRole('article').getByText('Call before delivery').waitFor();
    await note.fill('We call you before we come');
    await page.getByText('Customer sees it').click();
    await press(page, 'Add note');
    await page.getByRole('article').getByText('We call you before we come').waitFor();
    const customers = await world.open(`/orders/${id}`, RAHIM);
    await customers.getByText('We call you before we come').waitFor();
    expect(await customers.getByText('Call before delivery').count()).toBe(0);
  });

  it('lets a person decide about an order that looks like fraud', async () => {
    const { id } = await world.place(GUEST, SUSPICIOUS);
    await world.eventually(id, ({ holds }) => holds.length > 0);
    const page = await world.open('/admin/orders', SUPPORT);
    await page.getByRole('link', { name: /^Waiting for a person/ }).click();
    await page.getByRole('link', { name: /^TL-/ }).last().click();
    await page.getByText('This order waits for a person: Fraud review').waitFor();
    expect(await page.getByRole('button', { name: 'Start picking' }).count()).toBe(0);
    await page.getByRole('textbox', { name: 'Why (optional)' }).fill('Spoke with the buyer');
    await press(page, 'Approve');
    await page.getByRole('button', { name: 'Start picking' }).waitFor();
    expect(await world.eventually(id, () => true)).toMatchObject({ status: 'CONFIRMED', holds: [] });
  });

  it('takes reserved money once that is confirmed, and nothing by the key that opens the question', async () => {
    const { id, totals } = await confirmedOrder();
    const page = await world.open(`/admin/orders/${id}?tab=money`, FINANCE, {
      viewport: { width: 360, height: 740 },
    });
    const take = page.getByRole('button', { name: 'Take the money now' });
    await take.first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/The customer’s card is charged with ৳[\d,]+ now/).waitFor();
    await world.inspect(page);
    // Enter goes back: nothing moves by it.
    await dialog.getByRole('button', { name: 'Back' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    expect(await world.eventually(id, () => true)).toMatchObject({ paymentStatus: 'AUTHORIZED' });
    await page.getByRole('button', { name: 'Give it free and ask for another payment' }).click();
    await page
      .getByRole('dialog')
      .getByText(/its customer is asked to pay again/)
      .waitFor();
    await page.keyboard.press('Escape');
    await take.click();
    await page.getByRole('dialog').getByRole('button', { name: 'Take the money now' }).click();
    const paid = await world.eventually(id, ({ paymentStatus }) => paymentStatus === 'PAID');
    expect(paid.payments[0]?.captured).toEqual(totals.grand);
  });

  it('holds an order by hand, says what waits, and lets it go on', async () => {
    const { id } = await confirmedOrder();
    const page = await world.open(`/admin/orders/${id}`, SUPPORT);
    const dialog = await choose(page, 'Hold the order');
    await dialog.getByRole('checkbox', { name: 'hand-over to the courier' }).uncheck();
    await dialog.getByRole('textbox', { name: 'Why it must wait (optional)' }).fill('The buyer calls back');
    await press(page, 'Put the hold');
    const hold = page.getByRole('list', { name: 'What the order waits for' }).getByRole('listitem');
    await hold.getByText('Held by staff', { exact: true }).waitFor();
    expect(await hold.innerText()).toMatch(/blocks picking and packing · Support · since /);
    expect(await page.getByRole('button', { name: 'Start picking' }).count()).toBe(0);
    await page.getByText('Blocks picking and packing.').waitFor();
    await hold.getByRole('textbox', { name: 'Why you release it (optional)' }).fill('She called back');
    await hold.getByRole('button', { name: /^Release: Held by staff/ }).click();
    await page.getByRole('button', { name: 'Start picking' }).waitFor();
    await page.getByText('A hold was lifted: Held by staff', { exact: true }).waitFor();
    await page.getByText('Notes: She called back').waitFor();
    expect(await world.eventually(id, () => true)).toMatchObject({ holds: [] });
  });

  it('releases the hold that the button stands at, and no other', async () => {
    const { id } = await confirmedOrder();
    const agent = await world.stack.token(SUPPORT.id, SUPPORT.role);
    for (const key of ['first-call', 'second-call'])
      await world.stack.call(agent, 'POST', `/api/admin/orders/${id}/holds`, { key, blocks: ['hand-over'] });
    const page = await world.open(`/admin/orders/${id}`, SUPPORT);
    const second = page.getByRole('group', { name: 'Held by staff (second-call)' });
    await second.getByRole('button', { name: 'Release: Held by staff (second-call)' }).click();
    await second.waitFor({ state: 'detached' });
    const { holds } = await world.eventually(id, (order) => order.holds.length === 1);
    expect(holds).toMatchObject([{ key: 'first-call' }]);
  });

  it('has only those cancel an order at a hold’s end who may cancel it', async () => {
    const { id } = await confirmedOrder();
    const page = await world.open(`/admin/orders/${id}`, WAREHOUSE);
    await choose(page, 'Hold the order');
    await page.getByLabel('Ends by itself (optional)').fill(localTime(86_400_000));
    await page.getByText('Then the order goes on.').waitFor();
    expect(await page.getByRole('radio', { name: /The order is cancelled/ }).count()).toBe(0);
    await press(page, 'Put the hold');
    await page.getByText('This order is held: Held by staff').waitFor();
    const { holds } = await world.eventually(id, (order) => order.holds.length === 1);
    expect(holds).toMatchObject([{ default: 'release' }]);
  });

  it('holds an order until a time, says what happens then, and marks a hold that could not end', async () => {
    const { id } = await confirmedOrder();
    const page = await world.open(`/admin/orders/${id}`, SUPPORT);
    const dialog = await choose(page, 'Hold the order');
    const end = page.getByLabel('Ends by itself (optional)');
    const putIt = page.getByRole('button', { name: 'Put the hold' });
    expect(await dialog.getByRole('radio').count()).toBe(0);
    await end.fill('2020-01-01T10:00');
    await page.getByText('Choose a time within the coming year.').waitFor();
    expect(await putIt.isDisabled()).toBe(true);
    await end.fill(localTime(86_400_000));
    await page.getByRole('radio', { name: /The order is cancelled, unless/ }).check();
    await putIt.click();
    const holds = page.getByRole('list', { name: 'What the order waits for' }).getByRole('listitem');
    await holds.getByText(/^Cancels the order: /).waitFor();
    await page.getByText(/^Ends by itself on .*: the order is cancelled\.$/).waitFor();
    await dialog.waitFor({ state: 'hidden' });
    const { holds: put } = await world.eventually(id, (order) => order.holds.length === 1);
    expect(put).toMatchObject([{ until: expect.any(String), default: 'cancel' }]);
    await page.getByRole('button', { name: /^Release: Held by staff/ }).click();
    await holds.first().waitFor({ state: 'detached' });

    await press(page, 'Start picking');
    await packPhone(page);
    await press(page, 'Hand over to the courier');
    await page.getByRole('button', { name: 'Record delivery' }).waitFor();
    const agent = await world.stack.token(SUPPORT.id, SUPPORT.role);
    const until = new Date(Date.now() + 6_000).toISOString();
    const late = { key: 'too-late', blocks: ['release'], until, default: 'cancel' };
    await world.stack.call(agent, 'POST', `/api/admin/orders/${id}/holds`, late);
    await holds.getByText(/^Cancels the order: /).waitFor();
    // Nothing happens at the end, and the page says so by itself.
    await holds.getByText(/^Should have cancelled the order, which is no longer possible: /).waitFor();
    await holds.getByText('overdue', { exact: true }).waitFor();
  });

  it('cancels with a reason, and opens a closed order again', async () => {
    const { id } = await confirmedOrder();
    const page = await world.open(`/admin/orders/${id}`, SUPPORT);
    await press(page, 'Cancel order');
    await say(page, 'Reason', 'Asked for by phone');
    await page.getByText('Cancellation was requested: Asked for by phone').waitFor();
    await press(page, 'Open again');
    await say(page, 'Reason', 'The refund is in question');
    await page.getByText('The order was opened again.').waitFor();
    expect(await page.getByRole('button', { name: 'Open again' }).count()).toBe(0);
    expect((await world.eventually(id, () => true)).status).toBe('CANCELLED');
  });

  it('offers the warehouse no cancellation', async () => {
    const { id } = await confirmedOrder();
    const page = await world.open(`/admin/orders/${id}`, WAREHOUSE);
    await page.getByRole('button', { name: 'Start picking' }).waitFor();
    expect(await page.getByRole('button', { name: 'Cancel order' }).count()).toBe(0);
    const dialog = await choose(page, 'Set the status');
    await dialog.getByRole('combobox', { name: 'New status' }).click();
    expect(await page.getByRole('option').allInnerTexts()).toEqual(['Processing', 'Ready']);
    for (const _layer of ['choices', 'dialog']) await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });

  it('has one place to act, and gives the focus back whichever way a dialog is left', async () => {
    const { id } = await confirmedOrder();
    const page = await world.open(`/admin/orders/${id}`, SUPPORT);
    const panel = page.getByRole('region', { name: 'What to do next' });
    await panel.getByRole('button', { name: 'Start picking' }).waitFor();
    for (const name of ['New status', 'What must wait']) expect(await page.getByLabel(name).count()).toBe(0);
    const focused = page.locator(':focus');
    await choose(page, 'Hold the order');
    await page.keyboard.press('Escape');
    await focused.and(page.getByRole('button', { name: 'More to do' })).waitFor();
    await press(page, 'Cancel order');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await focused.and(page.getByRole('button', { name: 'Cancel order' })).waitFor();
    await press(page, 'Cancel order');
    await say(page, 'Reason', 'Asked for by phone');
    // That button is no longer there.
    await panel.getByRole('button', { name: 'Open again' }).waitFor();
    await focusIn(page, panel).waitFor();
    // A toast is closed by a button that says so.
    await page.getByRole('status').getByRole('button', { name: 'Close' }).first().waitFor();
  });

  it('answers in its head what is asked on the phone', async () => {
    const { id } = await confirmedOrder();
    const page = await world.open(`/admin/orders/${id}`, WAREHOUSE, {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const head = page.getByRole('region', { name: 'At a glance' });
    const phone = head.getByRole('link', { name: '+8801712345678' });
    expect(await phone.getAttribute('href')).toBe('tel:+8801712345678');
    await press(page, 'Start picking');
    await packPhone(page);
    const { shipments } = await world.eventually(id, (order) =>
      order.shipments.some(({ consignmentId }) => consignmentId !== null),
    );
    const consignment = shipments[0]?.consignmentId ?? '';
    await head.getByText('pathao').waitFor();
    await head.getByText('Nothing reported yet').waitFor();
    await head.getByRole('button', { name: `Copy the consignment ${consignment}` }).click();
    await head.getByRole('button', { name: `Copied: the consignment ${consignment}` }).waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(consignment);
    await press(page, 'Hand over to the courier');
    await press(page, 'Record failed delivery');
    await say(page, 'Reason', 'Nobody at home');
    await head.getByText('Delivery failed').last().waitFor();
    // A name comes before the id by which the customer's account is known.
    const customer = page.getByRole('region', { name: 'Customer' });
    expect(await customer.innerText()).toMatch(/^Customer\s+Rahim Uddin\s+cust-rahim\s/);
    // Ids, versions and raw data are for engineers.
    expect(await head.getByText(id).count()).toBe(0);
    expect(await page.getByText(/^Show raw data/).count()).toBe(0);
    await page.getByRole('tab', { name: 'Technical' }).click();
    await page.getByText(id, { exact: true }).waitFor();
    await page
      .getByText(/^Show raw data/)
      .first()
      .waitFor();
  });

  it('shows the packer the number of pieces larger and bolder than anything else of the line', async () => {
    const { id } = await world.place(RAHIM, [{ ...PHONE, quantity: 3 }]);
    const page = await world.open(`/admin/orders/${id}`, WAREHOUSE);
    await page.getByRole('region', { name: 'Items' }).getByText('3 ×', { exact: true }).waitFor();
    const styleOf = async (words: string, property: string) => {
      const element = `[...document.querySelectorAll('main li *')].findLast((one) => one.textContent.startsWith('${words}'))`;
      return Number.parseFloat(String(await page.evaluate(`getComputedStyle(${element}).${property}`)));
    };
    expect(await styleOf('3 ×', 'fontWeight')).toBeGreaterThanOrEqual(700);
    expect(await styleOf('3 ×', 'fontSize')).toBeGreaterThan(await styleOf('Nokia', 'fontSize'));
  });

  it('says in the courier’s words why an order waits and what to do, and nothing of fraud', async () => {
    const { id } = await confirmedOrder();
    const floor = await world.stack.token(WAREHOUSE.id, WAREHOUSE.role);
    await world.stack.call(floor, 'POST', `/api/admin/orders/${id}/pick`, {});
    await world.stack.prisma.order.update({
      where: { id },
      data: {
        shippingAddress: {
          name: 'Rahim Uddin',
          line1: '12 Lake Road',
          city: 'Dhaka',
          country: 'BD',
          phone: '+442079460018',
        },
      },
    });
    await world.stack.call(floor, 'POST', `/api/admin/orders/${id}/shipments/new/pack`, scannedPhones());
    await world.eventually(id, ({ holds }) => holds.some(({ reason }) => reason === 'COURIER'));
    const page = await world.open(`/admin/orders/${id}`, SUPPORT);
    const hold = page.getByRole('list', { name: 'What the order waits for' }).getByRole('listitem');
    await hold
      .getByText(/^The courier Pathao refused the parcel: the recipient’s phone .*“recipient_phone”/)
      .waitFor();
    await hold
      .getByText(/^What to do: put right .* then release the hold: the parcel is booked again/)
      .waitFor();
    expect(await hold.getByText(/score|risk/i).count()).toBe(0);
    const bangla = await world.open(`/admin/orders/${id}`, SUPPORT, { locale: 'bn-BD' });
    await bangla.getByText(/^কুরিয়ার পাঠাও পার্সেলটি নেয়নি: .*“recipient_phone”/).waitFor();
  });

  it('shows staff what a message said, and nothing that would let them act as the customer', async () => {
    const { id, number } = await world.place(RAHIM, [PHONE], {
      card: 'pm_card_authenticationRequired',
      email: 'rahim@example.com',
    });
    await world.eventually(id, ({ payments }) => payments[0]?.status === 'ACTION_REQUIRED');
    const asked = { orderId: id, kind: 'paymentActionRequired', text: { not: null } };
    await eventually(async () => (await world.stack.prisma.notification.count({ where: asked })) === 2);
    const page = await world.open(`/admin/orders/${id}`, SUPPORT);
    await page.getByRole('tab', { name: 'Messages' }).click();
    const said = page.getByText(`Your bank wants you to confirm the payment of order ${number}: http`);
    await said.first().waitFor();
    await page.getByText(`Please confirm the payment of order ${number}`).waitFor();
    const { payments } = await world.eventually(id, () => true);
    const url = new URL(payments[0]?.actionUrl ?? '');
    const text = await said.first().innerText();
    expect(text).toContain(`${url.origin}/…`);
    expect(await page.content()).not.toContain(url.pathname);
  });

  it('leads to its execution in the Temporal Web UI', async () => {
    const { id } = await confirmedOrder();
    const page = await world.open(`/admin/orders/${id}`, SUPPORT);
    await page.getByRole('tab', { name: 'Technical' }).click();
    const link = page.getByRole('link', { name: 'Open in Temporal' });
    expect(await link.getAttribute('href')).toMatch(
      new RegExp(`^${TEMPORAL_UI}/namespaces/[^/]+/workflows/[^/]*${id}`),
    );
  });
});

describe('the door of the back office', () => {
  it('leads everybody to the pages they may read, and no further', async () => {
    const page = await world.open('/admin/orders', WAREHOUSE);
    const pages = page.getByRole('navigation', { name: 'Pages' });
    await pages.getByRole('link', { name: 'Packing' }).waitFor();
    expect(await pages.getByRole('link', { name: 'Credits' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Throughline' }).click();
    await page.getByRole('heading', { name: 'Packing bench', level: 1 }).waitFor();
  });

  it('asks staff who come to the shop to be a customer first, as they have no cart', async () => {
    const page = await world.open('/', SUPPORT);
    await page.getByText('The shop is for customers.').waitFor();
    await page.getByRole('button', { name: /Karim Hossain/ }).click();
    await page.getByRole('button', { name: 'Cart, 0 pieces' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/');
  });

  it('lets in nobody but staff', async () => {
    const page = await world.open('/admin/orders', RAHIM);
    await page.getByText('The back office is for staff.').waitFor();
    await page.getByRole('button', { name: /Tanvir Ahmed/ }).click();
    await page.getByRole('heading', { name: 'Orders', level: 1 }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/admin/orders');
  });
});
