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

describe('stock that is expected', () => {
  it('is noted, changed and booked as it comes, and is on the shelves then', async () => {
    const sku = 'PB-20K-22';
    const shelf = () => world.stack.prisma.stock.findFirstOrThrow({ where: { sku } });
    const { onHand } = await shelf();
    const page = await world.open('/admin/inventory', WAREHOUSE);
    await page.getByText('Expected', { exact: true }).first().click();
    await page.waitForURL('**/admin/inventory?show=expected');
    await page.getByText('Nothing is expected.').waitFor();
    await page.getByRole('button', { name: 'Expect a delivery' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'SKU' }).fill(sku);
    await dialog.getByRole('textbox', { name: 'Pieces in all' }).fill('5');
    await dialog.getByLabel('Day').fill('2020-01-01');
    await dialog.getByRole('textbox', { name: 'Reference' }).fill('PO-7');
    await world.inspect(page);
    await dialog.getByRole('button', { name: 'Note it' }).click();
    // A day that is over can't be, and nothing of what was typed is lost.
    await dialog
      .getByText(/That day is over/)
      .first()
      .waitFor();
    await dialog.getByLabel('Day').fill('2099-01-01');
    await dialog.getByRole('button', { name: 'Note it' }).click();
    await dialog.waitFor({ state: 'detached' });
    const row = page.getByRole('row', { name: new RegExp(sku) });
    await row.getByText('0 of 5').waitFor();

    await row.getByRole('button', { name: `Change the delivery of ${sku}` }).click();
    await dialog.getByRole('textbox', { name: 'Pieces in all' }).fill('6');
    await dialog.getByRole('button', { name: 'Change it' }).click();
    await row.getByText('0 of 6').waitFor();
    await row.getByRole('button', { name: `Receive ${sku}` }).click();
    await dialog.getByRole('textbox', { name: 'Pieces that came' }).fill('4');
    await dialog.getByText('Still to come afterwards: 2').waitFor();
    await dialog.getByRole('button', { name: 'Book them' }).click();
    await row.getByText('4 of 6').waitFor();
    expect((await shelf()).onHand).toBe(onHand + 4);
    await row.getByRole('button', { name: `Cancel the delivery of ${sku}` }).click();
    await dialog.getByRole('button', { name: 'Cancel the delivery' }).click();
    await page.getByText('Nothing is expected.').waitFor();
    expect(await world.stack.prisma.incomingStock.findMany()).toMatchObject([
      { sku, quantity: 6, received: 4, reference: 'PO-7', cancelled: true },
    ]);
    await world.closePages(/422 \(Unprocessable/);
  });
});

describe('what is said of a product for later', () => {
  it('marks it as low, and limits what one customer may have', async () => {
    const sku = 'CH-GAN65';
    const page = await world.open(`/admin/inventory?q=${sku}`, WAREHOUSE);
    await page.getByRole('button', { name: `Adjust ${sku}` }).click();
    const form = page.getByRole('form', { name: `Marks of ${sku}` });
    const save = form.getByRole('button', { name: 'Save' });
    await form.getByRole('textbox', { name: 'Low on stock at' }).fill('100000');
    await form.getByRole('textbox', { name: 'Most for one customer' }).fill('2');
    // Half a limit can't be saved.
    expect(await save.isDisabled()).toBe(true);
    await form.getByRole('textbox', { name: 'Within days' }).fill('30');
    await save.click();
    await page
      .getByRole('row', { name: new RegExp(sku) })
      .getByText('Low', { exact: true })
      .waitFor();
    await page.goto(`${world.stack.url}/admin/inventory?show=low`);
    await page.getByRole('table', { name: 'Stock' }).getByText(sku).waitFor();
    expect(await page.getByRole('table', { name: 'Stock' }).locator('tbody tr').count()).toBe(1);

    await world.place(RAHIM, [{ sku, quantity: 1 }]);
    const shop = await world.open('/', RAHIM);
    await shop.getByRole('searchbox').fill('gan5');
    await shop.getByText('At most 2 per customer').waitFor();
    await shop.getByRole('button', { name: /^Add to cart: Baseus GaN5/ }).click();
    await shop.getByRole('button', { name: /^One more/ }).click();
    expect(await shop.getByRole('button', { name: /^One more/ }).isDisabled()).toBe(true);
    await shop.goto(`${world.stack.url}/checkout`);
    await shop.getByText('At most 2 for one customer in 30 days: you can have 1 more.').waitFor();
    expect(await shop.getByRole('button', { name: /^Place the order/ }).isDisabled()).toBe(true);
    await shop.getByRole('button', { name: /^One .* fewer$/ }).click();
    await shop.getByText('you can have 1 more').waitFor({ state: 'detached' });
    await shop
      .getByRole('button', { name: /^Place the order/ })
      .and(shop.locator(':enabled'))
      .waitFor();
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

describe('the stock of a product', () => {
  it('tells what lies where and what moved it, and is counted and taken elsewhere', async () => {
    const sku = 'CH-GAN65';
    await world.stack.prisma.warehouse.create({ data: { code: 'north', name: 'North', rank: 1 } });
    await world.stack.prisma.stock.create({ data: { sku, warehouse: 'north' } });
    const page = await world.open(`/admin/inventory?q=${sku}`, WAREHOUSE);
    await page.getByRole('link', { name: sku }).click();
    const shelves = page.getByRole('table', { name: 'Stock by warehouse' });
    const moves = page.getByRole('table', { name: 'What has moved' });
    await moves.getByText('Opening stock').waitFor();
    await page.getByRole('button', { name: 'Change the stock' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Count', { exact: true }).click();
    await dialog.getByRole('textbox', { name: 'Pieces on the shelf' }).fill('7');
    await dialog.getByRole('textbox', { name: 'Why' }).fill('Counted by two');
    await world.inspect(page);
    await dialog.getByRole('button', { name: 'Record it' }).click();
    await moves.getByText('Counted by two').waitFor();
    await page.getByRole('button', { name: 'Change the stock' }).click();
    await dialog.getByText('Transfer', { exact: true }).click();
    await dialog.getByRole('combobox', { name: 'To' }).click();
    await page.getByRole('option', { name: 'north' }).click();
    await dialog.getByRole('textbox', { name: 'Pieces' }).fill('9');
    await dialog.getByText(/reserved for orders: no fewer may be left/).waitFor();
    await dialog.getByRole('textbox', { name: 'Pieces' }).fill('3');
    await dialog.getByRole('textbox', { name: 'Why' }).fill('Nearer');
    await dialog.getByRole('button', { name: 'Record it' }).click();
    await moves.getByText('Transferred').first().waitFor();
    await shelves.getByRole('row', { name: /north 3/ }).waitFor();
    expect(
      await world.stack.prisma.stock.findMany({ where: { sku }, orderBy: { warehouse: 'asc' } }),
    ).toMatchObject([{ onHand: 4 }, { onHand: 3 }]);
  });
});

describe('an order from two warehouses', () => {
  it('is packed where its pieces lie, a parcel each', async () => {
    const sku = 'PB-20K-22';
    await world.stack.prisma.stock.update({
      where: { sku_warehouse: { sku, warehouse: 'main' } },
      data: { onHand: 1 },
    });
    await world.stack.prisma.stock.create({ data: { sku, warehouse: 'north', onHand: 1 } });
    const { id } = await world.place(RAHIM, [{ sku, quantity: 2 }]);
    await world.eventually(id, ({ status }) => status === 'CONFIRMED');
    const page = await world.open(`/admin/orders/${id}`, WAREHOUSE);
    await page.getByText('In main: 1 piece to be packed').waitFor();
    await page.getByRole('button', { name: 'Pack in north' }).click();
    await page.getByText('from north').waitFor();
    await world.inspect(page);
    await page.getByRole('button', { name: 'Pack a parcel' }).click();
    await page.getByText('Parcel 2').waitFor();
    expect(await page.getByText('from north').count()).toBe(1);
    expect(await page.getByRole('button', { name: /^Pack in/ }).count()).toBe(0);
  });
});
