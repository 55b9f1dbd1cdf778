import { KARIM, openShopWorld, RAHIM, type ShopWorld } from './shopWorld';

let world: ShopWorld;

beforeAll(async () => {
  world = await openShopWorld({ ORDER_POLICY: 'standard' });
});
afterAll(() => world.close());
afterEach(() => world.closePages());

const PHONE = { sku: 'PH-105-4G', quantity: 2 };

/** An order that waits for the warehouse. */
async function confirmedOrder() {
  const { id } = await world.place(RAHIM, [PHONE]);
  return world.eventually(id, ({ status }) => status === 'CONFIRMED');
}

describe('the page of an order', () => {
  it('cancels the order: the stock is free again and nothing is charged', async () => {
    const { prisma } = world.stack;
    const shelf = () => prisma.stock.findFirstOrThrow({ where: { sku: PHONE.sku } });
    const before = await shelf();
    const { id, number } = await confirmedOrder();
    expect((await shelf()).reserved).toBe(before.reserved + 2);
    const page = await world.open(`/orders/${id}`, RAHIM);
    await page.getByRole('button', { name: 'Cancel the order' }).click();
    const dialog = page.getByRole('dialog', { name: `Cancel order ${number}?` });
    await dialog.getByRole('radio', { name: 'It takes too long' }).click();
    await dialog.getByRole('button', { name: 'Cancel the order' }).click();
    await page.getByText('Cancelled. Nothing will be charged.').waitFor();
    await page.getByText('Reason: It takes too long').waitFor();
    await page.getByText('Released, not charged').waitFor();
    expect(await page.getByRole('button', { name: 'Cancel the order' }).count()).toBe(0);
    expect(await shelf()).toMatchObject({ onHand: before.onHand, reserved: before.reserved });
  });

  it.each(['light', 'dark'] as const)(
    'keeps the order when the customer thinks better of it (%s)',
    async (colorScheme) => {
      const { id, version } = await confirmedOrder();
      const page = await world.open(`/orders/${id}`, RAHIM, { colorScheme });
      await page.getByRole('button', { name: 'Cancel the order' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Cancel the order' }).waitFor();
      await world.inspect(page);
      await page.getByRole('button', { name: 'Keep the order' }).click();
      await dialog.waitFor({ state: 'hidden' });
      expect(await world.eventually(id, () => true)).toMatchObject({ status: 'CONFIRMED', version });
    },
  );

  it('takes back a question that was answered elsewhere', async () => {
    const { id } = await confirmedOrder();
    const page = await world.open(`/orders/${id}`, RAHIM);
    await page.getByText('Live', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Cancel the order' }).click();
    await page.getByRole('dialog').waitFor();
    const token = await world.stack.token(RAHIM.id, RAHIM.role);
    await world.stack.call(
      token,
      'POST',
      `/api/orders/${id}/cancel`,
      { reason: 'By phone' },
      crypto.randomUUID(),
    );
    await page.getByText('Reason: By phone').waitFor();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('says in the reader’s language what kind of refusal it was', async () => {
    const { id } = await confirmedOrder();
    const page = await world.open(`/orders/${id}`, RAHIM, { locale: 'bn-BD' });
    const type = 'https://throughline.dev/problems/not-allowed';
    const problem = { type, title: 'Not possible now', status: 409, detail: 'The courier has it.' };
    await page.route('**/cancel', (route) => route.fulfill({ status: 409, json: problem }));
    await page.getByRole('button', { name: 'অর্ডার বাতিল করুন' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'অর্ডার বাতিল করুন' }).click();
    await page.getByText('এখন এটি করা যাবে না').waitFor();
    await page.getByText('অর্ডারটি এগিয়ে গেছে, অথবা এখন এটি নেয় না।').waitFor();
    expect(await page.getByText('The courier has it.').count()).toBe(0);
    await world.closePages(/409 \(Conflict\)/);
  });

  it('cancels with the keyboard alone', async () => {
    const { id } = await confirmedOrder();
    const page = await world.open(`/orders/${id}`, RAHIM);
    await page.getByRole('button', { name: 'Cancel the order' }).waitFor();
    const press = async (name: string): Promise<void> => {
      const focused = () => page.evaluate('document.activeElement?.textContent');
      for (let presses = 0; presses < 30 && (await focused()) !== name; presses += 1) {
        await page.keyboard.press('Tab');
      }
      expect(await focused()).toBe(name);
      await page.keyboard.press('Enter');
    };
    await press('Cancel the order');
    await page.getByRole('dialog').waitFor();
    // The dialog holds the focus: the button of the same name behind it is out of reach.
    await press('Keep the order');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    // Closed, it gives the focus back to the button that opened it.
    await page.locator(':focus').filter({ hasText: 'Cancel the order' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await press('Cancel the order');
    await page.getByText('Cancelled. Nothing will be charged.').waitFor();
    expect((await world.eventually(id, () => true)).status).toBe('CANCELLED');
  });

  it('asks for another payment only while one is possible', async () => {
    const { id } = await world.place(RAHIM, [PHONE], { card: 'pm_card_chargeDeclined' });
    await world.eventually(id, ({ status }) => status === 'PAYMENT_FAILED');
    const page = await world.open(`/orders/${id}`, RAHIM);
    await page.getByText('Pay again to keep the order.').waitFor();
    await page.getByRole('button', { name: 'Pay again' }).waitFor();
    const agent = await world.stack.token('staff-support', 'support');
    const hold = { key: 'bank-calls', blocks: ['payment'] };
    await world.stack.call(agent, 'POST', `/api/admin/orders/${id}/holds`, hold);
    await page.getByText('We are looking at this order before you can pay for it.').waitFor();
    expect(await page.getByText('Pay again').count()).toBe(0);
    await world.stack.call(agent, 'DELETE', `/api/admin/orders/${id}/holds/bank-calls`);
    await page.getByRole('button', { name: 'Pay again' }).waitFor();
  });

  it('shows what the warehouse does while the page is open', async () => {
    const { id } = await confirmedOrder();
    const page = await world.open(`/orders/${id}`, RAHIM);
    await page.getByText('Live', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'What happened' }).click();
    const floor = await world.stack.token('staff-warehouse', 'warehouse');
    await world.stack.call(floor, 'POST', `/api/admin/orders/${id}/pick`, {});
    await page.getByText('The warehouse is picking your items.').waitFor();
    await page.getByText('We started to prepare your items.').waitFor();
    expect(
      await page.getByRole('listitem').filter({ hasText: 'Processing' }).getAttribute('aria-current'),
    ).toBe('step');
  });

  it('is gone from every tab once the customer has signed out in one', async () => {
    const { id, number } = await confirmedOrder();
    const page = await world.open(`/orders/${id}`, RAHIM);
    const other = await page.context().newPage();
    await other.goto(`${world.stack.url}/orders`);
    await page.getByRole('heading', { name: number }).waitFor();
    await other.getByRole('button', { name: 'RU, Account of Rahim Uddin' }).click();
    await other.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Who are you today?' }).waitFor();
    expect(await page.getByText(number).count()).toBe(0);
  });

  it('knows nothing of the order of another customer', async () => {
    const { id, number } = await confirmedOrder();
    const page = await world.open(`/orders/${id}`, KARIM);
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toMatch(/no such order/i);
    expect(await page.getByText(number).count()).toBe(0);
    // The browser itself reports the 404 that this is about.
    await world.closePages(/404 \(Not Found\)/);
  });
});
