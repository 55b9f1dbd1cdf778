import type { Page } from 'playwright-core';
import { openShopWorld, RAHIM, WAREHOUSE, type ShopWorld } from './shopWorld';

let world: ShopWorld;
/** A parcel of one piece, and one of forty lines. */
let parcels: { readonly orderId: string; readonly number: string; readonly id: string }[];

beforeAll(async () => {
  world = await openShopWorld({ ORDER_POLICY: 'demo', SANDBOX_SPEED: '0.005' });
  const light = await world.stack.prisma.product.findMany({
    where: { stocked: true, weightGrams: { lte: 200 } },
    orderBy: { weightGrams: 'asc' },
    take: 8,
  });
  const lines = light.map(({ sku }) => ({ sku, quantity: 1 }));
  const forty = Array.from(
    { length: 40 },
    (_, index) => lines[index % lines.length] ?? { sku: '', quantity: 1 },
  );
  parcels = [];
  for (const wishes of [[{ sku: 'PH-105-4G', quantity: 1 }], forty]) {
    const { id } = await world.place(RAHIM, wishes);
    const order = await world.eventually(id, ({ shipments }) => shipments.some((one) => one.consignmentId));
    parcels.push({ orderId: id, number: order.number, id: order.shipments[0]?.id ?? '' });
  }
}, 120_000);
afterAll(() => world.close());
afterEach(() => world.closePages());

async function openLabel(index: number): Promise<Page> {
  const { orderId = '', id = '' } = parcels[index] ?? {};
  const page = await world.open(`/admin/orders/${orderId}/label/${id}`, WAREHOUSE);
  await page.getByRole('article', { name: 'Packing slip' }).waitFor();
  return page;
}

/** The sheets that the page prints: width and height of each in millimetres. */
async function sheetsOf(page: Page): Promise<readonly (readonly [number, number])[]> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const boxes = [...pdf.matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)];
  const millimetres = (points: string | undefined): number => Math.round((Number(points) / 72) * 25.4);
  return boxes.map(([, width, height]) => [millimetres(width), millimetres(height)]);
}

const SHEET = [100, 150];

describe('what is printed for a parcel', () => {
  it('is a label and a packing slip, on sheets of a label printer', async () => {
    const page = await openLabel(0);
    expect(await sheetsOf(page)).toEqual([SHEET, SHEET]);
  });

  it('is one label and as many sheets of the slip as forty lines take', async () => {
    const page = await openLabel(1);
    const sheets = await sheetsOf(page);
    expect(sheets.length).toBeGreaterThan(2);
    expect(sheets.length).toBeLessThanOrEqual(5);
    for (const sheet of sheets) expect(sheet).toEqual(SHEET);
    const slip = page.getByRole('article', { name: 'Packing slip' });
    await slip.getByText('40 pieces').waitFor();
    expect(await slip.locator('tbody tr').count()).toBe(40);
  });

  it('says what is inside on the slip, and not on the outside', async () => {
    const page = await openLabel(0);
    const label = page.getByRole('article', { name: 'Parcel label' });
    expect(await label.getByText('Nokia').count()).toBe(0);
    await page.getByRole('article', { name: 'Packing slip' }).getByText('Nokia 105 4G').waitFor();
    await label.getByRole('img', { name: /^Barcode of consignment / }).waitFor();
  });

  it('is left for its order or for the list, each by one click', async () => {
    const page = await openLabel(0);
    await page.getByRole('link', { name: `Order ${parcels[0]?.number}` }).click();
    await page.getByRole('heading', { name: `Order ${parcels[0]?.number}` }).waitFor();
    await page.goto(`${world.stack.url}/admin/orders?status=SHIPPED`);
    await page.getByRole('link', { name: parcels[0]?.number ?? '' }).click();
    await page.getByRole('link', { name: 'Print label' }).click();
    await page.getByRole('article', { name: 'Packing slip' }).waitFor();
    await page.getByRole('link', { name: 'Back to orders' }).click();
    await page.getByRole('link', { name: parcels[0]?.number ?? '' }).waitFor();
    expect(new URL(page.url()).search).toBe('?status=SHIPPED');
  });
});
