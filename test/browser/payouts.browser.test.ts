import type { Page } from 'playwright-core';
import { codeSentTo } from '../world/payoutShop';
import { FINANCE, openShopWorld, RAHIM, SUPPORT, type ShopWorld } from './shopWorld';

let world: ShopWorld;
beforeAll(async () => {
  world = await openShopWorld({ ORDER_POLICY: 'demo', SANDBOX_SPEED: '1000', PAYOUT_POLL_SECONDS: '0.3' });
});
afterAll(() => world.close());
afterEach(() => world.closePages(/409|422|429/));

const ON_PHONE = { locale: 'bn-BD', viewport: { width: 360, height: 740 } };

const overflow = (page: Page): Promise<unknown> =>
  page.evaluate('document.documentElement.scrollWidth - document.body.clientWidth');

/** An order that was paid at the door, and of which some is to be paid out. */
async function toPayOut(): Promise<string> {
  const { id } = await world.place(RAHIM, [{ sku: 'CH-GAN65', quantity: 1 }], { cash: true });
  await world.eventually(id, ({ cash }) => (cash?.collected.amount ?? 0) > 0);
  const finance = await world.stack.token('farah', 'finance');
  const body = { amount: 50_000, reason: 'DAMAGED' };
  await world.stack.call(finance, 'POST', `/api/admin/orders/${id}/refunds`, body);
  await world.eventually(id, ({ refunds }) => refunds[0]?.payout?.state === 'WANTED');
  return id;
}

test('a customer says where the money shall go and proves it; finance pays it out in a batch', async () => {
  const id = await toPayOut();
  const page = await world.open(`/orders/${id}`, RAHIM);
  await page.getByText('Where shall the ৳500 go?').waitFor();
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await page.getByRole('textbox', { name: 'Number of the wallet' }).fill('+44 7700 900123');
  await page.getByRole('button', { name: 'Save and prove it' }).click();
  await page.getByText('A wallet is a mobile number of Bangladesh, such as 01711-000001.').waitFor();
  await world.inspect(page);
  await page.getByRole('textbox', { name: 'Number of the wallet' }).fill('01711000001');
  await page.getByRole('button', { name: 'Save and prove it' }).click();
  await page.getByText('৳500 shall go to bKash …001.').waitFor();
  await page.getByRole('button', { name: 'Send the code' }).click();
  await page.getByText(/^A code was sent to the phone ending in 001/).waitFor();
  await page.reload();
  const send = page.getByRole('button', { name: /^Send/ });
  await send.click();
  await page.getByText('A code was sent a moment ago, to the phone ending in 001.').waitFor();
  await page.getByText(/^Another can be sent in \d+ seconds\.$/).waitFor();
  expect([await send.isDisabled(), await page.getByRole('alert').count()]).toEqual([true, 0]);
  await world.inspect(page);
  await page.getByRole('textbox', { name: 'Code' }).fill('12');
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByText('This is not the code that was sent.').waitFor();
  await page.getByRole('textbox', { name: 'Code' }).fill(await codeSentTo(world.stack, '01711000001'));
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByText('৳500 will go to bKash …001, as soon as the shop has approved it.').waitFor();

  const order = await world.open(`/admin/orders/${id}?tab=refunds`, FINANCE);
  // One way at a time: what is done as a rule first, and the fields of another once it is chosen.
  await order.getByRole('radio', { name: 'Pay it to the customer’s wallet or account' }).waitFor();
  const reference = order.getByRole('textbox', { name: 'Reference of the transfer' });
  expect(await reference.count()).toBe(0);
  await order.getByRole('radio', { name: 'Write down that it was paid another way' }).check();
  await reference.waitFor();
  expect(await order.getByRole('button', { name: 'Reject refund 1' }).count()).toBe(0);

  const office = await world.open('/admin/payouts', FINANCE);
  await office.getByText('finance has to approve it').waitFor();
  expect(await overflow(office)).toBeLessThanOrEqual(0);
  await office.getByRole('button', { name: /^Approve the payout of order/ }).click();
  const asked = office.getByRole('dialog', { name: /^Approve the payout of order/ });
  await asked.getByText('৳500 goes to bKash …001 with the next batch.').waitFor();
  await asked.getByRole('button', { name: 'Approve' }).click();
  await office.getByText('goes with the next batch').waitFor();
  await office.getByRole('button', { name: 'Pay out what is approved' }).click();
  await office.getByRole('dialog').getByRole('button', { name: 'Pay out what is approved' }).click();
  await office.getByRole('link', { name: 'All batches' }).waitFor();
  await office.getByText('Done', { exact: true }).waitFor();
  await page.getByText('৳500 was paid to bKash …001.').waitFor();
});

test('support names a bank account on a phone in Bangla; a file goes to the bank and its words come back', async () => {
  const id = await toPayOut();
  const page = await world.open(`/admin/orders/${id}?tab=refunds`, SUPPORT, ON_PHONE);
  await page.getByRole('radio', { name: 'ব্যাংক হিসাব' }).check();
  await page.getByRole('textbox', { name: 'হিসাব নম্বর' }).fill('১২৩৪ ৫৬৭৮ ৯০১২');
  await page.getByRole('textbox', { name: 'হিসাবের নাম' }).fill('Rahim Uddin');
  await page.getByRole('textbox', { name: 'ব্যাংক', exact: true }).fill('BRAC Bank');
  await page.getByRole('textbox', { name: 'রাউটিং নম্বর (চেকে আছে)' }).fill('060261727');
  await page.getByRole('button', { name: 'সংরক্ষণ করে নিশ্চিত করুন' }).click();
  await page.getByText('এই রাউটিং নম্বরের কোনো শাখা নেই।').waitFor();
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await page.getByRole('textbox', { name: 'রাউটিং নম্বর (চেকে আছে)' }).fill('060261726');
  await page.getByRole('button', { name: 'সংরক্ষণ করে নিশ্চিত করুন' }).click();
  await page.getByRole('button', { name: 'কোড পাঠান' }).click();
  const { contactPhone, recipientPhone } = await world.stack.prisma.order.findUniqueOrThrow({
    where: { id },
  });
  const phone = (contactPhone ?? recipientPhone ?? '').replace('+88', '');
  await page.getByText(/দিয়ে শেষ হওয়া ফোনে কোড পাঠানো হয়েছে/).waitFor();
  await page.getByRole('textbox', { name: 'কোড' }).fill(await codeSentTo(world.stack, phone));
  await page.getByRole('button', { name: 'নিশ্চিত করুন', exact: true }).click();
  await page.getByText(/দোকান অনুমোদন করলেই/).waitFor();

  const office = await world.open('/admin/payouts', FINANCE, ON_PHONE);
  await office.getByRole('button', { name: /টাকা পাঠানো অনুমোদন করুন$/ }).click();
  await office.getByRole('dialog').getByRole('button', { name: 'অনুমোদন করুন' }).click();
  await office.getByText('পরের ব্যাচে যাবে').waitFor();
  expect(await overflow(office)).toBeLessThanOrEqual(0);
  await office.getByRole('combobox', { name: 'যার মাধ্যমে' }).click();
  await office.getByRole('option', { name: 'ফাইল' }).click();
  await office.getByRole('button', { name: 'যা অনুমোদিত তা পাঠান' }).click();
  await office.getByRole('dialog').getByRole('button', { name: 'যা অনুমোদিত তা পাঠান' }).click();
  await office.getByRole('button', { name: 'ব্যাংকে জমা দিন' }).click();
  await office.getByRole('button', { name: 'ব্যাংকের জন্য ডাউনলোড' }).waitFor();
  const { id: payoutId } = await world.stack.prisma.payout.findFirstOrThrow({ where: { orderId: id } });
  await office.getByRole('textbox', { name: 'ফাইলের লাইন' }).fill(`${payoutId};BOUNCED;;NAME_MISMATCH`);
  await office.getByRole('button', { name: /লাইন লিখুন/ }).click();
  await office.getByText('হিসাবের নামের সঙ্গে মেলেনি।').waitFor();
  await office.getByText(/লেখা হয়েছে/).waitFor();
  expect(await overflow(office)).toBeLessThanOrEqual(0);
  const told = await world.open(`/orders/${id}`, RAHIM, ON_PHONE);
  await told
    .getByText(/হিসাবের নামের সঙ্গে মেলেনি/)
    .first()
    .waitFor();
  expect(await overflow(told)).toBeLessThanOrEqual(0);
});
