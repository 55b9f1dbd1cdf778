import path from 'node:path';
import sharp from 'sharp';
import { openShopWorld, RAHIM, WAREHOUSE, type ShopWorld } from './shopWorld';

let world: ShopWorld;

beforeAll(async () => {
  world = await openShopWorld({ ORDER_POLICY: 'standard', SANDBOX_SPEED: '0.005' });
});
afterAll(() => world.close());
afterEach(() => world.closePages(/422/));

test('a photo of a parcel is taken on its order, seen there, and removed', async () => {
  const { id } = await world.place(RAHIM, [{ sku: 'CH-GAN65', quantity: 1 }]);
  await world.eventually(id, ({ status }) => status === 'CONFIRMED');
  const token = await world.stack.token(WAREHOUSE.id, WAREHOUSE.role);
  await world.stack.call(token, 'POST', `/api/admin/orders/${id}/shipments/new/pack`);
  await world.eventually(id, ({ status }) => status === 'READY');
  const page = await world.open(`/admin/orders/${id}`, WAREHOUSE, {
    ...{ locale: 'bn-BD', viewport: { width: 360, height: 900 } },
  });
  const parcels = page.getByRole('region', { name: 'পার্সেল' });
  const input = parcels.locator('input[type=file]');
  await parcels.getByRole('button', { name: 'ছবি যোগ করুন' }).waitFor();
  const noise = { type: 'gaussian', mean: 120, sigma: 60 } as const;
  const large = await sharp({
    create: { width: 2_600, height: 1_900, channels: 3, background: 'teal', noise },
  })
    .jpeg({ quality: 95 })
    .toBuffer();
  await input.setInputFiles({ name: 'box.jpg', mimeType: 'image/jpeg', buffer: large });
  const image = parcels.getByRole('img', { name: 'পার্সেলের ১ নম্বর ছবি' });
  await image.waitFor();
  await image.scrollIntoViewIfNeeded();
  await page.waitForFunction('document.querySelector("img[src^=\'/api/photos/\']").naturalWidth === 2048');
  await input.setInputFiles({ name: 'note.txt', mimeType: 'image/png', buffer: Buffer.from('no picture') });
  await parcels.getByText('জেপেগ, পিএনজি বা ওয়েবপি ছবি বাছুন।').waitFor();
  expect(await world.stack.prisma.photo.count({ where: { orderId: id } })).toBe(1);
  await world.inspect(page);
  const folder = process.env['SCREENSHOTS'];
  if (folder) await parcels.screenshot({ path: path.join(folder, 'photos-360-bn.png') });
  await parcels.getByRole('button', { name: '১ নম্বর ছবি মুছুন' }).click();
  await image.waitFor({ state: 'detached' });
  expect(await world.stack.prisma.photo.count({ where: { orderId: id } })).toBe(0);
});
