import type { Page } from 'playwright-core';
import type { PaymentLinksJson } from '../../api/schema/money/payments';
import { FINANCE, openShopWorld, RAHIM, SUPPORT, type Person, type ShopWorld } from './shopWorld';

let world: ShopWorld;

beforeAll(async () => {
  // Parcels stay where they are unless the test moves them.
  const cash = {
    ...{ confirmFrom: { BDT: 2_000_000 }, confirmAfterRefusals: 99, confirmWithinMs: 600_000 },
    deposit: {
      ...{ percent: 10, least: { BDT: 10_000 }, from: { BDT: 4_000_000 } },
      ...{ afterRefusals: 99, payWithinMs: 600_000 },
    },
  };
  world = await openShopWorld({ ORDER_POLICY: 'demo', SANDBOX_SPEED: '0.1' }, { cash });
});
afterAll(() => world.close());
afterEach(() => world.closePages(/409|422/));

const ON_PHONE = { locale: 'bn-BD', viewport: { width: 360, height: 740 } };
const CHARGER = { sku: 'CH-GAN65', quantity: 1 };

async function moveParcel(orderId: string, event: string): Promise<void> {
  await world.eventually(orderId, ({ shipments }) => shipments.some(({ consignmentId }) => consignmentId));
  const response = await fetch(`${world.stack.sandboxUrl}/sandbox/parcels/${orderId}-1`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ event, hold: true }),
  });
  expect(response.status).toBe(200);
}

/** An order that is paid at the door, with its parcel there. */
async function atTheDoor() {
  const { id } = await world.place(RAHIM, [CHARGER], { cash: true });
  await moveParcel(id, 'assigned-for-delivery');
  return world.eventually(id, ({ status }) => status === 'OUT_FOR_DELIVERY');
}

async function collected() {
  const { id } = await atTheDoor();
  await moveParcel(id, 'delivered');
  return world.eventually(id, ({ paymentStatus }) => paymentStatus === 'COD_COLLECTED');
}

const consignmentOf = ({ shipments }: Awaited<ReturnType<typeof collected>>): string =>
  shipments[0]?.consignmentId ?? '';

async function openDialog(page: Page, name: string) {
  await page.getByRole('button', { name: 'More to do' }).click();
  await page.getByRole('menuitem', { name }).click();
  const dialog = page.getByRole('dialog', { name });
  await dialog.waitFor();
  return dialog;
}

const openMoney = (id: string, person: Person = FINANCE): Promise<Page> =>
  world.open(`/admin/orders/${id}?tab=money`, person);

const overflow = (page: Page): Promise<unknown> =>
  page.evaluate('document.documentElement.scrollWidth - document.body.clientWidth');

test('a customer pays at the door: no card is asked for, and the order says what is to be paid, and that it was', async () => {
  const page = await world.open('/');
  await page.getByRole('searchbox', { name: 'Search products' }).fill('Nokia 105 4G');
  await page.getByRole('button', { name: 'Add to cart: Nokia 105 4G' }).click();
  await page.getByRole('button', { name: 'Cart, 1 piece' }).click();
  await page.getByRole('link', { name: 'Go to checkout' }).click();
  const card = page.getByRole('radio', { name: /^Card Charged/ });
  await card.waitFor();
  expect(await card.getAttribute('aria-checked')).toBe('true');
  expect(await page.getByRole('radio', { name: 'Card that works' }).count()).toBe(1);
  await card.focus();
  await page.keyboard.press('ArrowDown');
  await page.getByText('You pay the courier ৳3,290 at the door.').waitFor();
  await page.getByText('To pay at the door').waitFor();
  expect(await page.getByRole('radio', { name: 'Card that works' }).count()).toBe(0);
  await world.inspect(page);
  await page.getByRole('button', { name: 'Place the order · ৳3,290' }).click();
  await page.getByText('Thank you, the order is placed.').waitFor();
  await page.getByText('Please have ৳3,290 ready for the courier.').waitFor();
  await page.getByText('Cash on delivery · To be paid at the door').waitFor();
  const id = new URL(page.url()).pathname.replace('/orders/', '');
  await moveParcel(id, 'delivered');
  await page.getByText('You paid ৳3,290 at the door.').first().waitFor();
  await page.getByText('Cash on delivery · Paid').waitFor();
  const order = await world.eventually(id, ({ paymentStatus }) => paymentStatus === 'COD_COLLECTED');
  expect(order).toMatchObject({ payments: [{ method: 'cod' }], cash: { collected: { amount: 329_000 } } });
});

test('a customer reads what is paid now and what at the door where a deposit is asked for', async () => {
  const page = await world.open('/');
  await page.getByRole('searchbox', { name: 'Search products' }).fill('Samsung Galaxy A56');
  await page
    .getByRole('button', { name: /^Add to cart: Samsung Galaxy A56/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Cart, 1 piece' }).click();
  await page.getByRole('link', { name: 'Go to checkout' }).click();
  await page.getByRole('radio', { name: /^Card Charged/ }).focus();
  await page.keyboard.press('ArrowDown');
  await page.getByText('Deposit, in advance').waitFor();
  await page.getByText('You pay the courier ৳44,999 at the door.').waitFor();
  await world.inspect(page);
  await page.getByRole('button', { name: /^Place the order/ }).click();
  await page.getByText(/^Pay ৳[\d,]+ now, and ৳[\d,]+ at the door/).waitFor();
  await page.getByText(/^Once the deposit is paid, please have ৳/).waitFor();
  const id = new URL(page.url()).pathname.replace('/orders/', '');
  const { paidInParts, totals } = await world.eventually(id, ({ deposit }) => deposit !== null);
  expect((paidInParts?.now.amount ?? 0) + (paidInParts?.atTheDoor.amount ?? 0)).toBe(totals.grand.amount);
  const phone = await world.open(`/orders/${id}`, RAHIM, ON_PHONE);
  await phone.getByText('অগ্রিম পেলে অর্ডারটি পাঠানো হবে।').waitFor();
  expect(await overflow(phone)).toBe(0);
});

test('support records what was collected, and has to say why it is another amount', async () => {
  const { id, shipments } = await atTheDoor();
  const page = await world.open(`/admin/orders/${id}/label/${shipments[0]?.id ?? ''}`, SUPPORT);
  await page.getByText('Collect at the door').waitFor();
  await page.getByText('৳3,450', { exact: true }).waitFor();
  await page.goto(`${world.stack.url}/admin/orders/${id}?tab=money`);
  await page.getByText('To be collected').waitFor();
  const dialog = await openDialog(page, 'Record collected cash');
  const amount = dialog.getByRole('textbox', { name: 'Collected, in BDT' });
  expect(await amount.inputValue()).toBe('3450');
  await amount.fill('3,40x');
  await dialog.getByText('This can’t be recorded as an amount.').waitFor();
  await amount.fill('3,400');
  const record = dialog.getByRole('button', { name: 'Record' });
  expect(await record.isDisabled()).toBe(true);
  await dialog
    .getByRole('textbox', { name: 'Notes (needed for another amount)' })
    .fill('No change at the door');
  await world.inspect(page);
  await record.click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText('With the courier', { exact: true }).first().waitFor();
  await world.eventually(id, ({ cash }) => cash?.collected.amount === 340_000);
  // Nobody of support sees to couriers' money.
  await page.getByRole('button', { name: 'More to do' }).click();
  await page.getByRole('menuitem', { name: 'Record collected cash' }).waitFor();
  expect(await page.getByRole('menuitem', { name: 'Record handed-over cash' }).count()).toBe(0);
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'hidden' });
});

test('finance records what a courier handed over, never more than it has', async () => {
  const { id } = await collected();
  const page = await openMoney(id);
  const dialog = await openDialog(page, 'Record handed-over cash');
  await dialog.getByText('The courier has ৳3,450 of this parcel.').waitFor();
  const field = (name: string) => dialog.getByRole('textbox', { name });
  await field('Came into the bank, in BDT').fill('3,450');
  await field('Fee the courier kept, in BDT').fill('60');
  await field('Reference of the statement, invoice or transfer').fill('INV-9');
  await dialog.getByText('That is more than the courier still has of this parcel: ৳3,450.').waitFor();
  const record = dialog.getByRole('button', { name: 'Record' });
  expect(await record.isDisabled()).toBe(true);
  await field('Came into the bank, in BDT').fill('3000');
  await dialog.getByText('Left with the courier afterwards: ৳390').waitFor();
  await world.inspect(page);
  await record.click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText('INV-9: ৳3,000 handed over, ৳60 kept').waitFor();
  await page.getByText('Handed over in part').waitFor();
  const order = await world.eventually(id, ({ cash }) => cash?.settlement === 'SHORT');
  expect(order.paymentStatus).toBe('COD_COLLECTED');
});

test('a statement is recorded line by line, says what became of each, and may be sent again', async () => {
  const order = await collected();
  const page = await world.open('/admin/cash', FINANCE);
  const row = page.getByRole('table', { name: 'Parcels' }).getByRole('row').filter({ hasText: order.number });
  await row.getByText('With the courier').waitFor();
  await page.getByRole('button', { name: 'Record a statement' }).click();
  const form = page.getByRole('region', { name: 'A courier’s statement' });
  const lines = form.getByRole('textbox', { name: 'Lines' });
  await lines.fill('Name,City\nRahim,Dhaka');
  await form.getByText('The columns can’t be told').waitFor();
  const consignment = consignmentOf(order);
  const csv =
    '\uFEFFMerchant,Consignment ID,Total fee,Payout\r\n' +
    `"Dhaka, north",${consignment},60,"3,390.00"\r\nDhaka,1.23E+10,60,500\r\nDhaka,DA-none,0,500\r\n`;
  await form
    .locator('input[type=file]')
    .setInputFiles({ name: 'statement.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await form.getByText('2 lines: ৳3,890 handed over, ৳60 kept.').waitFor();
  await form.getByText('1 line can’t be recorded and is left out.').waitFor();
  await form.getByText('The spreadsheet has changed the consignment to a number.').waitFor();
  expect(await form.getByRole('button', { name: 'Record 2 lines' }).isDisabled()).toBe(true);
  await form.getByRole('textbox', { name: 'Reference' }).fill('INV-20261127');
  await world.inspect(page);
  await form.getByRole('button', { name: 'Record 2 lines' }).click();
  await form.getByText('Recorded: 1. Not recorded: 1.').waitFor();
  await form.getByText('The courier has no such parcel of ours').waitFor();
  await row.getByText('Handed over', { exact: true }).waitFor();
  await form.getByRole('button', { name: 'Send 1 line again' }).click();
  await form.getByText('Recorded: 1. Not recorded: 1.').waitFor();
  const settled = await world.eventually(order.id, ({ paymentStatus }) => paymentStatus === 'PAID');
  expect(settled.cash?.settlement).toBe('REMITTED');
  // Another statement that tells of the same money is refused, and says what is left.
  await form.getByRole('button', { name: 'Another statement' }).click();
  await form.getByRole('textbox', { name: 'Reference' }).fill('INV-2');
  await lines.fill(`${consignment}\t3,390.00\t60`);
  await form.getByRole('button', { name: 'Record 1 line' }).click();
  await form.getByText('The courier has ৳0 of this parcel.').waitFor();
  await form.getByRole('link', { name: 'Refused' }).click();
  await page.getByText('INV-20261127: ৳3,390 handed over, ৳60 kept').waitFor();
});

test('support asks the customer before much is sent that is paid at the door, and the answer decides', async () => {
  const large = async () => {
    const { id } = await world.place(RAHIM, [{ ...CHARGER, quantity: 6 }], { cash: true });
    await world.eventually(id, ({ holdReasons }) => holdReasons.includes('CONFIRMATION'));
    return id;
  };
  const wanted = await large();
  const page = await world.open(`/admin/orders/${wanted}`, SUPPORT);
  await page.getByText('To be confirmed by the customer').first().waitFor();
  expect(await page.getByRole('button', { name: /^Release/ }).count()).toBe(0);
  await world.inspect(page);
  await page.getByRole('button', { name: 'The customer wants it' }).click();
  await world.eventually(wanted, ({ status }) => status === 'SHIPPED' || status === 'READY');
  const unwanted = await large();
  const phone = await world.open(`/admin/orders/${unwanted}`, SUPPORT, ON_PHONE);
  await phone.getByRole('button', { name: 'ক্রেতা নেবেন না' }).waitFor();
  expect(await overflow(phone)).toBe(0);
  await phone.getByRole('button', { name: 'ক্রেতা নেবেন না' }).click();
  await phone.getByRole('dialog').getByRole('button', { name: 'ক্রেতা নেবেন না' }).click();
  await world.eventually(unwanted, ({ status }) => status === 'CANCELLED');
});

test('finance pays a refund of cash out, and writes down how it is found again', async () => {
  const { id } = await collected();
  const token = await world.stack.token('farah', 'finance');
  const wish = { amount: 5_000, reason: 'DAMAGED' };
  await world.stack.call(token, 'POST', `/api/admin/orders/${id}/refunds`, wish, `payout-${id}`);
  const page = await world.open(`/admin/orders/${id}?tab=refunds`, FINANCE);
  await page.getByText('To be paid out', { exact: true }).waitFor();
  await page.getByText('A refund of cash waits to be paid out by you.').waitFor();
  await page.getByText('still to be paid out').waitFor();
  await world.inspect(page);
  await page.getByRole('radio', { name: 'Write down that it was paid another way' }).check();
  const payOut = page.getByRole('button', { name: 'Paid out', exact: true });
  expect(await payOut.isDisabled()).toBe(true);
  await page.getByRole('textbox', { name: 'Reference of the transfer' }).fill('BKASH-9H1');
  await payOut.click();
  await page.getByText('BKASH-9H1').waitFor();
  await world.eventually(id, ({ paymentStatus }) => paymentStatus === 'PARTIALLY_REFUNDED');
});

test('the board is narrowed by its address, on a phone and in Bangla, and leads to the order’s money', async () => {
  const order = await collected();
  const page = await world.open('/admin/cash?state=DUE&courier=pathao', FINANCE, ON_PHONE);
  await page.getByRole('table', { name: 'কুরিয়ার' }).getByText('পাঠাও').waitFor();
  const board = page.getByRole('table', { name: 'পার্সেল' });
  expect(await board.getByText(order.number).count()).toBe(0);
  await page.getByRole('combobox', { name: 'অবস্থা' }).click();
  await page.getByRole('option', { name: 'কুরিয়ারের কাছে' }).click();
  await board.getByText(order.number).waitFor();
  expect(new URL(page.url()).search).toBe('?state=COLLECTED&courier=pathao');
  await page.getByRole('button', { name: 'বিবরণী লিখুন' }).click();
  await page.getByRole('textbox', { name: 'লাইন' }).fill(`${consignmentOf(order)},৩৩৯০,৬০\n,১০,০`);
  await page.getByText('কনসাইনমেন্ট নেই।').waitFor();
  await world.inspect(page);
  expect(await overflow(page)).toBe(0);
  await board.getByRole('link', { name: order.number }).click();
  await page.getByText('এখনও কুরিয়ারের কাছে').waitFor();
  expect(await overflow(page)).toBe(0);
});

test('who may read transactions and settle nothing is offered no statement; who may read none isn’t led there', async () => {
  const page = await world.open('/admin/orders', SUPPORT);
  await page.getByRole('link', { name: 'Refunds', exact: true }).first().waitFor();
  expect(await page.getByRole('link', { name: 'Cash', exact: true }).count()).toBe(0);
  await page.goto(`${world.stack.url}/admin/cash`);
  await page.getByText('Your account has no access to this.').first().waitFor();
  expect(await page.getByRole('button', { name: 'Record a statement' }).count()).toBe(0);
  await world.closePages(/403/);
});

test('who was to pay at the door pays by card while the courier is on its way, and the warehouse has to tell the courier', async () => {
  const { id } = await atTheDoor();
  const page = await world.open(`/orders/${id}`, RAHIM, ON_PHONE);
  await page.getByText(/^কুরিয়ারের জন্য .*ক্যাশ/).waitFor();
  await page.getByRole('button', { name: 'এর বদলে এখনই দাম দিন' }).click();
  const dialog = page.getByRole('dialog', { name: /এখনই .* দিন/ });
  await dialog.getByRole('button', { name: /পরিশোধ করুন/ }).click();
  await world.eventually(id, ({ paymentStatus }) => paymentStatus === 'PAID');
  await page.getByText(/^কুরিয়ারের জন্য .*ক্যাশ/).waitFor({ state: 'detached' });
  expect(await overflow(page)).toBe(0);
  const staff = await openMoney(id);
  await staff.getByText('The courier must be told what to collect').first().waitFor();
  await staff.getByText('Tell Pathao to collect ৳0 for', { exact: false }).first().waitFor();
});

test('finance makes a link; whoever has it pays by it once, without signing in', async () => {
  const { id } = await world.place(RAHIM, [CHARGER], { card: 'pm_card_chargeDeclined' });
  await world.eventually(id, ({ status }) => status === 'PAYMENT_FAILED');
  const page = await openMoney(id);
  const dialog = await openDialog(page, 'Make a payment link');
  await dialog.getByRole('textbox', { name: 'Amount' }).fill('99999999');
  await dialog.getByText('This can’t be the amount').waitFor();
  await dialog.getByRole('textbox', { name: 'Amount' }).fill('3450');
  await dialog.getByRole('button', { name: 'Make and send' }).click();
  await page.getByRole('button', { name: 'Copy the link' }).waitFor();
  const finance = await world.stack.token(FINANCE.id, FINANCE.role);
  const { body } = await world.stack.call(finance, 'GET', `/api/admin/orders/${id}/payment-links`);
  const { pathname } = new URL((body as PaymentLinksJson).items[0]?.url ?? '');
  const payer = await world.open(pathname, undefined, ON_PHONE);
  await payer.getByText(/এর দাম দিন/).waitFor();
  expect(await payer.getByText('Dhanmondi').count()).toBe(0);
  expect(await overflow(payer)).toBe(0);
  await payer.getByRole('button', { name: /পরিশোধ করুন/ }).click();
  await payer.getByText(/পেমেন্ট হয়ে গেছে/).waitFor();
  await page.getByText('Paid', { exact: true }).first().waitFor();
  await payer.reload();
  await payer.getByText('লিংকটি আর ব্যবহার করা যাবে না').waitFor();
});
