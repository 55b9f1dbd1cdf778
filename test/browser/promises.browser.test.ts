import { eventually } from '../world/eventually';
import { openShopWorld, RAHIM, SUPPORT, type ShopWorld } from './shopWorld';

let world: ShopWorld;

beforeAll(async () => {
  world = await openShopWorld({
    ...{ ORDER_POLICY: 'standard', SANDBOX_SPEED: '0.005' },
    TRANSIT_TIMES: '{"sameCity":{"minDays":1,"maxDays":2},"sameCountry":{"minDays":1,"maxDays":2}}',
  });
  const address = { line1: '7 Tejgaon', city: 'Dhaka', country: 'BD' };
  await world.stack.prisma.warehouse.update({ where: { code: 'main' }, data: { cutOff: '23:59', address } });
});
afterAll(() => world.close());
afterEach(() => world.closePages());

const ON_PHONE = { locale: 'bn-BD', viewport: { width: 360, height: 740 } };

test('staff see which promises may be broken, why and who can act; the customer reads the new day', async () => {
  const { id, number } = await world.place(RAHIM, [{ sku: 'CH-GAN65', quantity: 1 }]);
  await world.eventually(id, ({ status }) => status === 'CONFIRMED');
  const today = new Date(Date.now() + 6 * 3_600_000);
  const soon = new Date(today.getTime() + 6 * 86_400_000);
  await world.stack.prisma.warehouseClosure.create({
    data: {
      ...{ id: 'main-strike', warehouseCode: 'main', reason: 'Strike', actorId: 'staff-warehouse' },
      ...{ from: new Date(today.toISOString().slice(0, 10)), to: new Date(soon.toISOString().slice(0, 10)) },
    },
  });
  await eventually(async () => {
    const forecast = await world.stack.prisma.promiseForecast.findUnique({ where: { orderId: id } });
    return forecast?.state === 'LATE';
  });
  const page = await world.open('/admin/promises', SUPPORT, { viewport: { width: 1440, height: 900 } });
  const row = page.getByRole('row', { name: new RegExp(number) });
  await row.getByText('Late').waitFor({ timeout: 30_000 });
  await row.getByText(/Strike/).waitFor();
  expect(await row.getByRole('cell').last().textContent()).toBe('Warehouse');
  await page.goto(`${world.stack.url}/admin/orders/${id}`);
  const panel = page.getByRole('region', { name: 'Promised' });
  await panel.getByText(/^Expected (on|from)/).waitFor();
  await panel.getByText('To act: Warehouse').waitFor();
  await page.goto(`${world.stack.url}/admin/figures`);
  await page.getByRole('cell', { name: 'Placed to confirmed' }).waitFor();

  const phone = await world.open('/admin/promises', SUPPORT, ON_PHONE);
  await phone.getByRole('table').getByText('দেরি', { exact: true }).waitFor();
  await phone.goto(`${world.stack.url}/admin/figures`);
  await phone.getByText('অর্ডার থেকে নিশ্চিত').waitFor();

  const customers = await world.open(`/orders/${id}`, RAHIM, { viewport: { width: 360, height: 740 } });
  await customers.getByText(/^We are sorry, it is late/).waitFor();
});
