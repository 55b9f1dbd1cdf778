import { readFile } from 'node:fs/promises';
import { ADMIN, openShopWorld, RAHIM, SUPPORT, WAREHOUSE, type ShopWorld } from './shopWorld';

let world: ShopWorld;

beforeAll(async () => {
  world = await openShopWorld({
    ORDER_POLICY: 'standard',
    TRANSIT_TIMES: JSON.stringify({ sameCity: { minDays: 1, maxDays: 2 } }),
  });
});
afterAll(() => world.close());
afterEach(() => world.closePages());

describe('the stock', () => {
  it('is a list that is searched by any part of a name or SKU, in capitals or not', async () => {
    const page = await world.open('/admin/inventory', SUPPORT);
    const table = page.getByRole('table', { name: 'Stock' });
    await table.getByText('PH-105-4G').waitFor();
    expect(await table.locator('tbody tr').count()).toBeGreaterThan(10);
    await page.keyboard.press('/');
    await page.keyboard.type('ph-105');
    await page.waitForURL('**/admin/inventory?q=ph-105');
    await table.getByText('CH-GAN65').waitFor({ state: 'detached' });
    await table.getByText('Nokia 105 4G').waitFor();
    // Who may not put it right is not offered to.
    expect(await page.getByRole('button', { name: /^Adjust/ }).count()).toBe(0);
    await page.getByRole('searchbox').fill('no such thing');
    await page.getByText('No product matches.').waitFor();
  });

  it('is put right where it stands, once, with a reason', async () => {
    const sku = 'CH-GAN65';
    const shelf = () => world.stack.prisma.stock.findFirstOrThrow({ where: { sku } });
    const { onHand, reserved } = await shelf();
    const page = await world.open('/admin/inventory?q=ch-gan65', WAREHOUSE);
    await page.getByRole('button', { name: `Adjust ${sku}` }).click();
    const form = page.getByRole('form', { name: `Adjust ${sku}` });
    await form.getByRole('textbox', { name: 'Pieces more or fewer' }).fill('-2');
    await form.getByText(`On hand: ${onHand}, then ${onHand - 2}`).waitFor();
    const record = form.getByRole('button', { name: 'Record it' });
    expect(await record.isDisabled()).toBe(true);
    await form.getByRole('textbox', { name: 'Why' }).fill('Two were damaged');
    await world.inspect(page);
    await record.click();
    await form.waitFor({ state: 'detached' });
    await page
      .getByRole('row', { name: new RegExp(sku) })
      .getByRole('cell', { name: String(onHand - 2), exact: true })
      .first()
      .waitFor();
    expect(await shelf()).toMatchObject({ onHand: onHand - 2, reserved });
    const [written] = await world.stack.prisma.stockAdjustment.findMany({ where: { sku, delta: { lt: 0 } } });
    expect(written).toMatchObject({ delta: -2, reason: 'Two were damaged', actorId: WAREHOUSE.id });
    // What can't be says why, and loses nothing of what was typed.
    await page.getByRole('button', { name: `Adjust ${sku}` }).click();
    await form.getByRole('textbox', { name: 'Pieces more or fewer' }).fill(String(-onHand));
    await form.getByRole('textbox', { name: 'Why' }).fill('Stolen');
    await record.click();
    await form.getByText('Fewer pieces would be left than are reserved for orders.').waitFor();
    expect(await form.getByRole('textbox', { name: 'Why' }).inputValue()).toBe('Stolen');
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });
    await page
      .locator(':focus')
      .and(page.getByRole('button', { name: `Adjust ${sku}` }))
      .waitFor();
    await world.closePages(/409 \(Conflict\)/);
  });
});

describe('the warehouses', () => {
  const main = () => world.stack.prisma.warehouse.findUniqueOrThrow({ where: { code: 'main' } });

  it('are changed by administrators, and not over what somebody else has changed', async () => {
    const page = await world.open('/admin/warehouses', ADMIN);
    const dialog = page.getByRole('dialog', { name: 'Change Main warehouse' });
    const change = page.getByRole('button', { name: 'Change Main warehouse' });
    await change.click();
    await dialog.getByLabel('Cut-off').fill('15:30');
    await dialog.getByLabel('Parcels a day').fill('0');
    await dialog.getByText('A whole number above 0, or nothing.').waitFor();
    expect(await dialog.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
    await dialog.getByLabel('Parcels a day').fill('80');
    // One warehouse at least is active.
    expect(await dialog.getByRole('checkbox', { name: /New orders/ }).isDisabled()).toBe(true);
    await world.inspect(page);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('15:30').waitFor();
    expect(await main()).toMatchObject({ cutOff: '15:30', dailyCapacity: 80, revision: 2 });
    await change.click();
    await dialog.getByLabel('Cut-off').fill('09:00');
    await world.stack.prisma.warehouse.update({
      where: { code: 'main' },
      data: { name: 'Tejgaon', revision: { increment: 1 } },
    });
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText(/has changed since/).waitFor();
    await page.getByRole('heading', { name: 'Tejgaon' }).waitFor();
    expect(await main()).toMatchObject({ name: 'Tejgaon', cutOff: '15:30' });
    await world.closePages(/412/);
  });

  it('are closed on some days by those who work there, who change nothing else', async () => {
    const page = await world.open('/admin/warehouses', WAREHOUSE);
    await page.getByRole('button', { name: /^Add a closure/ }).click();
    expect(await page.getByRole('button', { name: /^Change / }).count()).toBe(0);
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('First day').fill('2099-03-20');
    await dialog.getByLabel('Last day').fill('2099-03-22');
    await dialog.getByLabel('Reason').fill('Eid al-Fitr');
    await world.inspect(page);
    await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
    await page.getByText('Eid al-Fitr').waitFor();
    const closures = () => world.stack.prisma.warehouseClosure.findMany();
    expect(await closures()).toMatchObject([{ warehouseCode: 'main', actorId: WAREHOUSE.id }]);
    await page.getByRole('button', { name: /^Remove Eid al-Fitr/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
    await page.getByText('No closure is planned.').waitFor();
    expect(await closures()).toEqual([]);
  });

  it('make the days that a customer is promised, at the checkout, with the order, and for staff', async () => {
    const { id } = await world.place(RAHIM, [{ sku: 'PH-105-4G', quantity: 1 }]);
    for (const [path, person] of [
      [`/orders/${id}`, RAHIM],
      [`/admin/orders/${id}`, SUPPORT],
    ] as const) {
      const page = await world.open(path, person);
      await page.getByText(/^Arrives from /).waitFor();
      await page.getByRole('button', { name: 'Why then?' }).click();
      await page.getByText(/^It leaves on /).waitFor();
      await page.getByText('Working days with the courier: 1–2.').waitFor();
    }
    const shop = await world.open('/', RAHIM);
    await shop
      .getByRole('button', { name: /Add .*cart/ })
      .first()
      .click();
    await shop.goto(`${world.stack.url}/checkout`);
    await shop.getByText(/^Arrives from /).waitFor();
    // Nobody has said how long parcels take there.
    await shop.getByLabel('City or district').fill('Sylhet');
    await shop.getByLabel('City or district').blur();
    await shop.getByText(/^Arrives from /).waitFor({ state: 'detached' });
    await shop.getByRole('button', { name: /^Place the order/ }).waitFor();
    expect(await shop.getByText('Why then?').count()).toBe(0);
  });
});

describe('the credits', () => {
  it('are a table with what they come to, and a file', async () => {
    const line = { sku: 'A', quantity: 2, unitPrice: 625_25, name: 'Cable' };
    const credit = { amount: 1_250_50, currency: 'BDT', lines: [line] };
    await world.stack.prisma.pendingCredit.createMany({
      data: Array.from({ length: 60 }, (_, index) => ({
        ...{
          ...credit,
          id: `C-${String(index).padStart(3, '0')}`,
          customerId: index % 2 ? 'cust-rahim' : null,
        },
        issuedAt: new Date(Date.UTC(2026, 0, 1, 0, index)),
      })),
    });
    const page = await world.open('/admin/credits', SUPPORT);
    const table = page.getByRole('table', { name: 'Pending credits' });
    await table.getByText('C-059').waitFor();
    // Of all, not of those that are shown.
    await page.getByText('60 credits, in all').waitFor();
    await page.getByText('৳75,030', { exact: true }).waitFor();
    const height = await table.locator('tbody tr').first().boundingBox();
    expect(height?.height).toBeLessThanOrEqual(44);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download as CSV' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('credits.csv');
    const lines = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
    expect(lines).toHaveLength(61);
    expect(lines[1]).toBe('C-059,2026-01-01T00:59:00.000Z,cust-rahim,1250.50,BDT,2 × A');
  });
});

describe('what vendors said', () => {
  it('and nobody could use is read by a person, who is led to the order', async () => {
    const received = { provider: 'pathao', payload: { event: 'order.teleported' }, alert: 'unknown-word' };
    const { id, number } = await world.place({ id: 'cust-rahim', role: 'customer' }, [
      { sku: 'PH-105-4G', quantity: 1 },
    ]);
    await world.stack.prisma.webhookInbox.createMany({
      data: [
        { ...received, eventId: 'e-1', orderId: id },
        { ...received, eventId: 'e-2', payload: { unreadable: 7 }, alert: 'unreadable' },
      ],
    });
    const page = await world.open('/admin/orders', SUPPORT);
    await page.getByRole('link', { name: 'Vendors' }).click();
    const row = page.getByRole('row', { name: /e-1/ });
    for (const words of ['order.teleported', 'nobody here has heard that word before'])
      await row.getByText(words).waitFor();
    await page.getByRole('row', { name: /e-2/ }).getByText('it can’t be read').waitFor();
    await row.getByRole('link', { name: id }).click();
    await page.getByRole('heading', { name: `Order ${number}` }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/admin/orders/${id}`);
  });
});
