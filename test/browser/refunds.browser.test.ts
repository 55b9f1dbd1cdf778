import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { eventually } from '../world/eventually';
import { FINANCE, openShopWorld, RAHIM, SUPPORT, type Person, type ShopWorld } from './shopWorld';

let world: ShopWorld;

const ON_PHONE = { locale: 'bn-BD', viewport: { width: 360, height: 740 } };
const CABLE = 'UGREEN USB-C to USB-C cable';
const CHARGER = 'Baseus GaN5 Pro wall charger';
const bangla = new Intl.NumberFormat('bn-BD');
const english = new Intl.NumberFormat('en');

const overflow = (page: Page): Promise<unknown> =>
  page.evaluate('document.documentElement.scrollWidth - document.body.clientWidth');

beforeAll(async () => {
  world = await openShopWorld({
    ...{ ORDER_POLICY: 'demo', SANDBOX_SPEED: '1000', STORE_CREDIT_REFUNDS: 'BD' },
  });
});
afterAll(() => world.close());
afterEach(() => world.closePages(/409|422/));

/** Two phones and a charger, delivered and paid. */
async function deliveredOrder(card = 'pm_card_visa') {
  const wishes = [
    { sku: 'PH-105-4G', quantity: 2 },
    { sku: 'CH-GAN65', quantity: 1 },
  ];
  const { id } = await world.place(RAHIM, wishes, { card });
  return world.eventually(id, ({ paymentStatus }) => paymentStatus === 'PAID');
}

const open = (id: string, person: Person = SUPPORT, bangla = false): Promise<Page> =>
  world.open(
    `/admin/orders/${id}`,
    person,
    bangla ? { locale: 'bn-BD', viewport: { width: 360, height: 740 } } : {},
  );

/** Opens the dialog from the menu beside the buttons. */
async function openDialog(page: Page, menu: string, name: string) {
  await page.getByRole('button', { name: menu }).click();
  await page.getByRole('menuitem', { name }).click();
  const dialog = page.getByRole('dialog', { name });
  await dialog.waitFor();
  return dialog;
}

test('what pieces cost is worked out as they are chosen, goes back, and stands with the order and in its customer’s story', async () => {
  const { id, lines } = await deliveredOrder();
  const page = await open(id);
  const dialog = await openDialog(page, 'More to do', 'Refund');
  await dialog.getByText('Choose what is to be given back.').waitFor();
  const confirm = dialog.getByRole('button', { name: 'Give back' });
  expect(await confirm.isDisabled()).toBe(true);
  const [phones] = lines;
  await dialog.getByRole('textbox', { name: phones?.name ?? '' }).fill('1');
  await dialog.getByText('To be given back').waitFor();
  await world.inspect(page);
  expect(await confirm.isDisabled()).toBe(true);
  await dialog.getByRole('combobox', { name: 'Reason' }).click();
  await page.getByRole('option', { name: 'Damaged' }).click();
  await confirm.click();
  await dialog.waitFor({ state: 'hidden' });
  const order = await world.eventually(id, ({ paymentStatus }) => paymentStatus === 'PARTIALLY_REFUNDED');
  expect(order.refunds).toMatchObject([{ status: 'REFUNDED', amount: phones?.unitPrice }]);
  await page.getByRole('tab', { name: 'Refunds' }).click();
  await page.getByText('Given back', { exact: true }).first().waitFor();
  const customers = await world.open(`/orders/${id}`, RAHIM);
  await customers.getByText(/^Refunded \(/).waitFor();
  await customers.getByText('What happened').click();
  await customers.getByText('Money went back to you.').waitFor();
});

test('more than support gives back alone waits in a list, and somebody of finance lets it go', async () => {
  const { id, number } = await deliveredOrder();
  const page = await open(id);
  const dialog = await openDialog(page, 'More to do', 'Refund');
  await dialog.getByText('An amount').click();
  await dialog.getByRole('textbox', { name: 'Amount in BDT' }).fill('5,500');
  await dialog.getByText('somebody of finance has to approve it').waitFor();
  await dialog.getByRole('combobox', { name: 'Reason' }).click();
  await page.getByRole('option', { name: 'Another reason' }).click();
  await dialog.getByRole('textbox', { name: 'Which reason' }).fill('As agreed on the phone');
  await dialog.getByRole('button', { name: 'Ask for approval' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText('A refund waits for finance to approve it.').waitFor();
  await page.getByRole('link', { name: 'See it' }).click();
  await page.getByText('As agreed on the phone').waitFor();
  expect(await page.getByRole('button', { name: /^Approve/ }).count()).toBe(0);

  const finance = await world.open('/admin/refunds', FINANCE);
  const row = finance.getByRole('row').filter({ hasText: number });
  await row.getByText('Waits for approval').waitFor();
  await row.getByText('An amount').waitFor();
  await row.getByText('As it was paid').waitFor();
  await finance.getByRole('combobox', { name: 'Asked for by' }).click();
  await finance.getByRole('option', { name: 'The customer’s request' }).click();
  await row.waitFor({ state: 'detached' });
  await finance.getByRole('combobox', { name: 'Asked for by' }).click();
  await finance.getByRole('option', { name: 'Of staff' }).click();
  await finance.route('**/tracking', async (route) => {
    await pause(700);
    await route.continue();
  });
  await row.getByRole('link').click();
  await finance.getByText('As agreed on the phone').waitFor();
  await finance.getByText(/^Asked for by Farhana Akter, /).waitFor();
  // What stands above it comes later, and must not push it out of sight.
  await finance.getByText('Collected by the courier', { exact: true }).first().waitFor();
  const approve = finance.getByRole('button', { name: 'Approve refund 1 of Farhana Akter' });
  await eventually(async () => {
    const { y = Infinity, height = 0 } = (await approve.boundingBox()) ?? {};
    return y + height < 900;
  });
  await finance.getByText('A refund waits for your approval.').waitFor();
  await finance.getByRole('textbox', { name: /^Notes/ }).fill('Seen, and right');
  await approve.click();
  const asked = finance.getByRole('dialog', { name: 'Give ৳5,500 back?' });
  await asked.getByText(/^Farhana Akter has asked for it\./).waitFor();
  await asked.getByRole('button', { name: 'Approve' }).click();
  const order = await world.eventually(id, ({ paymentStatus }) => paymentStatus === 'PARTIALLY_REFUNDED');
  expect(order.refunds).toMatchObject([{ status: 'REFUNDED', amount: { amount: 550_000 } }]);
  await finance.getByText('Given back', { exact: true }).first().waitFor();
  await finance.getByText(/^Approved by Shirin Sultana, /).waitFor();
  await finance.getByText('Seen, and right').waitFor();
  expect(await finance.getByText('As agreed on the phone').count()).toBe(1);
});

test('a customer asks for what is missing, and reads that support has agreed', async () => {
  const { id, lines } = await deliveredOrder();
  const page = await world.open(`/orders/${id}`, RAHIM);
  await page.getByRole('button', { name: 'Something is wrong? Ask for a refund' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ask for a refund' });
  await dialog.getByRole('radio', { name: 'Damaged' }).click();
  await dialog
    .getByRole('textbox', { name: 'Baseus GaN5 Pro wall charger · 65 W, black', exact: true })
    .fill('1');
  await dialog.getByRole('textbox', { name: 'In your words (optional)' }).fill('It does not charge.');
  await dialog.getByRole('status').getByText('৳3,450').waitFor();
  await world.inspect(page);
  await dialog.getByRole('button', { name: 'Send' }).click();
  await page.getByText(/Refund asked for, being looked at/).waitFor();
  const agent = await open(id);
  await agent.getByRole('tab', { name: 'Refunds' }).click();
  await agent.getByText('It does not charge.').waitFor();
  await agent.getByRole('button', { name: /^Approve refund 1/ }).click();
  await agent.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
  await page.getByText(/^Refunded \(/).waitFor();
  const order = await world.eventually(id, ({ refunds }) =>
    refunds.some(({ status }) => status === 'REFUNDED'),
  );
  expect(order.refunds).toMatchObject([{ amount: lines[1]?.unitPrice }]);
  await page.getByRole('button', { name: 'Something is wrong? Ask for a refund' }).click();
  await dialog.getByRole('textbox', { name: lines[0]?.name ?? '' }).waitFor();
  expect(await dialog.getByRole('textbox', { name: lines[1]?.name ?? '' }).count()).toBe(0);
});

test('more than is left says so before anything is sent', async () => {
  const { id } = await deliveredOrder();
  const page = await open(id, FINANCE);
  const dialog = await openDialog(page, 'More to do', 'Refund');
  await dialog.getByText('An amount').click();
  await dialog.getByRole('textbox', { name: 'Amount in BDT' }).fill('9,99,999');
  await dialog.getByText(/This is more than can still be given back: ৳/).waitFor();
  expect(await dialog.getByRole('button', { name: 'Give back' }).isDisabled()).toBe(true);
});

test('on a phone and in Bangla what is too much is said, and the button to press is in sight', async () => {
  const { id } = await deliveredOrder();
  const page = await open(id, FINANCE, true);
  const dialog = await openDialog(page, 'আরও যা করা যায়', 'টাকা ফেরত');
  await dialog.getByText('টাকার পরিমাণ').click();
  await dialog.getByRole('textbox', { name: 'পরিমাণ (BDT)' }).fill('৯,৯৯,৯৯৯');
  await dialog.getByText(/^যা ফেরত দেওয়া যায় এটি তার বেশি: পুরো অর্ডারে ৳?[০-৯,]+/).waitFor();
  await world.inspect(page);
  const button = await dialog.getByRole('button', { name: 'ফেরত দিন' }).boundingBox();
  expect((button?.y ?? Infinity) + (button?.height ?? 0)).toBeLessThanOrEqual(740);
});

test('a refund that the bank turned away is for finance, in Bangla and on a phone, too', async () => {
  const { id } = await deliveredOrder('pm_card_refundFail');
  const agent = await world.stack.token(FINANCE.id, FINANCE.role);
  const body = { amount: 10_000, reason: 'LATE' };
  await world.stack.call(agent, 'POST', `/api/admin/orders/${id}/refunds`, body);
  await world.eventually(id, ({ holdReasons }) => holdReasons.includes('REFUND'));
  const page = await open(id, FINANCE, true);
  await page.getByText('টাকা ফেরত ব্যর্থ হয়েছে').first().waitFor();
  await page.getByRole('tab', { name: 'টাকা ফেরত' }).click();
  await page.getByText('lost_or_stolen_card').waitFor();
  expect(await page.evaluate('document.documentElement.scrollWidth - document.body.clientWidth')).toBe(0);
  const reject = page.getByRole('button', { name: 'ফেরত ১ প্রত্যাখ্যান করুন' });
  expect(await reject.isDisabled()).toBe(true);
  await page.getByRole('textbox', { name: 'কেন প্রত্যাখ্যান করছেন' }).fill('ক্যাশে দেওয়া হয়েছে');
  await reject.click();
  const asked = page.getByRole('dialog', { name: '১০০৳ ফেরত প্রত্যাখ্যান করবেন?' });
  await world.inspect(page);
  await asked.getByRole('button', { name: 'প্রত্যাখ্যান করুন' }).click();
  await world.eventually(id, ({ paymentStatus, holds }) => paymentStatus === 'PAID' && holds.length === 0);
  const customers = await world.open(`/orders/${id}`, RAHIM);
  await customers.getByText(/^The refund could not be made the way you paid/).waitFor();
});

/** Orders what costs more than there is credit: that pays a part, and a card the rest. */
async function payPartByCredit(customer: Page, credit: number): Promise<void> {
  await customer.goto(`${world.stack.url}/`);
  await customer.getByRole('searchbox', { name: 'Search products' }).fill(CHARGER);
  await customer.getByRole('button', { name: `Add to cart: ${CHARGER}` }).click();
  await customer.getByRole('button', { name: 'Cart, 1 piece' }).click();
  await customer.getByRole('link', { name: 'Go to checkout' }).click();
  const amount = `৳${english.format(credit)}`;
  await customer.getByRole('checkbox', { name: new RegExp(`^Use ${amount} of store credit`) }).click();
  await customer.getByText('The rest, by card').waitFor();
  await world.inspect(customer);
  await customer.getByRole('button', { name: /^Place the order/ }).click();
  await customer.getByText('Thank you, the order is placed.').waitFor();
  const id = new URL(customer.url()).pathname.replace('/orders/', '');
  const { payments, due } = await world.eventually(id, ({ due: open }) => open.amount === 0);
  expect([due.amount, payments.map(({ method }) => method)]).toEqual([0, ['credit', 'card']]);
}

test('goodwill is worked out as it is typed, goes into the customer’s account as store credit, and pays for their next order', async () => {
  const { id } = await deliveredOrder();
  const page = await open(id);
  const dialog = await openDialog(page, 'More to do', 'Goodwill');
  await dialog.getByText('৳2,000 of ৳2,000').waitFor();
  const amount = dialog.getByRole('textbox', { name: 'Amount in BDT' });
  await amount.fill('2500');
  await dialog.getByText('৳2,000 now, then -৳500').waitFor();
  await dialog.getByText('it is more than is left of the agent’s budget of the day').waitFor();
  await dialog.getByRole('button', { name: 'Ask for approval' }).waitFor();
  await amount.fill('1500');
  await dialog.getByText('৳2,000 now, then ৳500').waitFor();
  await dialog.getByText('Store credit').click();
  await dialog.getByRole('combobox', { name: 'Reason' }).click();
  await page.getByRole('option', { name: 'It came late' }).click();
  await world.inspect(page);
  const give = dialog.getByRole('button', { name: 'Give', exact: true });
  await eventually(async () => !(await give.isDisabled()));
  await give.click();
  await dialog.waitFor({ state: 'hidden' });
  await world.eventually(id, ({ refunds }) => refunds.some(({ status }) => status === 'REFUNDED'));
  await page.getByRole('tab', { name: 'Refunds' }).click();
  await page.getByText('It came late').waitFor();

  const manager = await world.open('/admin/appeasements', FINANCE, ON_PHONE);
  await manager.getByText('১,৫০০৳').first().waitFor();
  expect(await overflow(manager)).toBe(0);

  const customer = await world.open('/orders', RAHIM);
  await customer.getByText('You have ৳1,500 of store credit.').waitFor();
  await customer.getByRole('link', { name: 'See it' }).click();
  await customer.getByText('Given to you').waitFor();
  await customer.goto(`${world.stack.url}/`);
  await customer.getByRole('searchbox', { name: 'Search products' }).fill(CABLE);
  await customer.getByRole('button', { name: `Add to cart: ${CABLE}` }).click();
  await customer.getByRole('button', { name: 'Cart, 1 piece' }).click();
  await customer.getByRole('link', { name: 'Go to checkout' }).click();
  await customer.getByRole('radio', { name: /^Store credit You have ৳1,500/ }).click();
  await world.inspect(customer);
  await customer.getByRole('button', { name: /^Place the order/ }).click();
  await customer.getByText('Thank you, the order is placed.').waitFor();
  await customer.getByText('Store credit · Paid').waitFor();
  const next = new URL(customer.url()).pathname.replace('/orders/', '');
  const { totals } = await world.eventually(next, ({ paymentStatus }) => paymentStatus === 'PAID');
  const phone = await world.open('/store-credit', RAHIM, ON_PHONE);
  await phone.getByText('অর্ডারে খরচ হয়েছে').waitFor();
  await phone
    .getByText(bangla.format((150_000 - totals.grand.amount) / 100))
    .first()
    .waitFor();
  expect(await overflow(phone)).toBe(0);
  await payPartByCredit(customer, (150_000 - totals.grand.amount) / 100);
  await customer.goto(`${world.stack.url}/orders/${id}`);
  await customer.getByText(/^Refunded to your store credit/).waitFor();
  await putRight(manager, id);
  await phone.reload();
  await phone.getByText('আমরা সংশোধন করেছি: Promised by phone').waitFor();
});

/** Finance finds the customer's store credit from their order, and gives some: what there is then is told before it is done. */
async function putRight(manager: Page, orderId: string): Promise<void> {
  await manager.goto(`${world.stack.url}/admin/orders/${orderId}`);
  const panel = manager.getByRole('region', { name: 'স্টোর ক্রেডিট' });
  await panel.getByText('০৳ খরচ করা যায়').waitFor();
  await panel.getByRole('link', { name: 'যা যা হয়েছে' }).click();
  await manager.getByText('+১,৫০০৳').waitFor();
  await manager.getByRole('button', { name: 'সংশোধন করুন' }).click();
  const dialog = manager.getByRole('dialog', { name: 'স্টোর ক্রেডিট সংশোধন' });
  await dialog.getByRole('textbox', { name: 'পরিমাণ (BDT)' }).fill('৫০০');
  await dialog.getByRole('textbox', { name: 'কারণ' }).fill('Promised by phone');
  await dialog.getByText('কমান').click();
  await dialog.getByText(/^কমানোর মতো আছে শুধু ০৳/).waitFor();
  expect(await dialog.getByRole('button', { name: '৫০০৳ কমান' }).isDisabled()).toBe(true);
  await dialog.getByText('দিন', { exact: true }).click();
  await dialog.getByText('এখন ০৳ খরচ করা যায়, এরপর ৫০০৳').waitFor();
  await world.inspect(manager);
  await dialog.getByRole('button', { name: '৫০০৳ দিন' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await manager.getByText('+৫০০৳').waitFor();
  expect(await overflow(manager)).toBe(0);
}
