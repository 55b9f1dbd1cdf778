import { ADMIN, openShopWorld, RAHIM, SUPPORT, WAREHOUSE, type ShopWorld } from './shopWorld';

let world: ShopWorld;

beforeAll(async () => {
  world = await openShopWorld({ ORDER_POLICY: 'standard' });
  for (const [code, rank] of [
    ['north', 1],
    ['south', 2],
  ] as const)
    await world.stack.prisma.warehouse.create({ data: { code, name: code, rank, cutOff: '16:00' } });
});
afterAll(() => world.close());
afterEach(() => world.closePages());

/** Pieces of a product, in three warehouses. */
async function shelve(sku: string, pieces: { main: number; north: number; south: number }): Promise<void> {
  for (const [warehouse, onHand] of Object.entries(pieces))
    await world.stack.prisma.stock.upsert({
      where: { sku_warehouse: { sku, warehouse } },
      create: { sku, warehouse, onHand },
      update: { onHand, reserved: 0 },
    });
}

it('a picker says what is missing, and reads in a moment from where it comes instead', async () => {
  const sku = 'PB-20K-22';
  await shelve(sku, { main: 1, north: 1, south: 1 });
  const { id } = await world.place(RAHIM, [{ sku, quantity: 2 }]);
  await world.eventually(id, ({ status }) => status === 'CONFIRMED');
  const page = await world.open(`/admin/orders/${id}`, WAREHOUSE);
  await page.getByRole('button', { name: 'Pieces are missing in north' }).click();
  const dialog = page.getByRole('dialog', { name: 'Pieces are missing' });
  await dialog.getByLabel('Damaged').check();
  await world.inspect(page);
  await dialog.getByRole('button', { name: 'Look elsewhere' }).click();
  await page.getByText('In south: 1 piece to be packed').waitFor();
  await page.getByRole('button', { name: 'Warehouses' }).click();
  await page.getByRole('heading', { name: 'Pieces were missing at picking' }).waitFor();
  await page.getByText(`left out for ${sku}: damaged`).waitFor();
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await page.getByRole('checkbox', { name: 'south' }).check();
  await page.getByText('1 piece is in no warehouse.').waitFor();
  await world.inspect(page);
  expect(
    await world.stack.prisma.stock.findMany({ where: { sku }, orderBy: { warehouse: 'asc' } }),
  ).toMatchObject([
    { warehouse: 'main', onHand: 1, reserved: 1 },
    { warehouse: 'north', onHand: 0, reserved: 0 },
    { warehouse: 'south', onHand: 1, reserved: 1 },
  ]);
  // What nobody has waits for a person, who has it looked for again once stock has come.
  await page.getByRole('button', { name: 'Pieces are missing in south' }).click();
  await dialog.getByRole('button', { name: 'Look elsewhere' }).click();
  const again = page.getByRole('button', { name: 'Look again' });
  await again.waitFor();
  await world.inspect(page);
  await shelve('CH-GAN65', { main: 9, north: 9, south: 9 });
  await world.stack.prisma.stock.update({
    where: { sku_warehouse: { sku, warehouse: 'north' } },
    data: { onHand: 4 },
  });
  await again.click();
  await page.getByText('In north: 1 piece to be packed').waitFor();
});

it('an administrator keeps the strategies, in their order', async () => {
  const page = await world.open('/admin/allocation', ADMIN);
  for (const [name, parcels] of [
    ['Dhaka in one parcel', '1'],
    ['All others', ''],
  ] as const) {
    await page.getByRole('button', { name: 'New strategy' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
    await dialog.getByLabel('Parcels at most').fill(parcels);
    if (parcels) await dialog.getByLabel('Warehouses that are asked').fill('main, moon');
    if (parcels) await world.inspect(page);
    await dialog.getByRole('button', { name: 'Save' }).click();
    if (parcels) {
      await dialog.getByText(/There is no warehouse "moon"/).waitFor();
      await dialog.getByLabel('Warehouses that are asked').fill('main');
      await dialog.getByRole('button', { name: 'Save' }).click();
    }
    await page.getByRole('heading', { name: new RegExp(name) }).waitFor();
  }
  await page.getByRole('button', { name: 'Try All others earlier' }).click();
  await page.getByRole('heading', { name: '1. All others' }).waitFor();
  expect(await world.stack.prisma.allocationRules.findMany()).toMatchObject([
    {
      strategies: [
        { name: 'All others' },
        { name: 'Dhaka in one parcel', maxParcels: 1, warehouses: ['main'] },
      ],
    },
  ]);
  const reader = await world.open('/admin/allocation', SUPPORT);
  await reader.getByRole('heading', { name: '1. All others' }).waitFor();
  expect(await reader.getByRole('button', { name: /^Change|^Remove/ }).count()).toBe(0);
  await world.closePages(/422/);
});
