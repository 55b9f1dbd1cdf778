import { commitOrder } from '../commit/commitOrder';
import type { OrderEvent } from '../../domain/facts';
import { packReserved } from '../../domain/parcel/pack';
import { createWorkerMetrics } from '../../observability/metrics/workerMetrics';
import type { BookingRequest } from '../../providers/couriers/courier';
import { QUICK_POLICY, SUPPORT, createOrderWorld, type OrderWorld } from '../../test/world/orderWorld';
import { bookParcel } from './courier';
import type { ActivityDeps } from '../deps';

let world: OrderWorld;
beforeAll(async () => {
  world = await createOrderWorld();
  await world.stock('PHONE', 1_000);
  await world.stock('CABLE', 1_000);
  await world.prisma.product.update({ where: { sku: 'PHONE' }, data: { weightGrams: 400 } });
  await world.prisma.product.update({ where: { sku: 'CABLE' }, data: { weightGrams: 50 } });
});
afterAll(() => world.close());

/** An order of two phones and three cables in one parcel; what the courier is asked for. */
async function booked(change: (orderId: string) => Promise<unknown> = async () => undefined) {
  const orderId = await world.write(QUICK_POLICY, [
    { sku: 'PHONE', quantity: 2, unitPrice: 100 },
    { sku: 'CABLE', quantity: 3, unitPrice: 10 },
  ]);
  const before = await world.snapshot(orderId);
  const at = new Date().toISOString();
  const events = packReserved(before).map((fact, index): OrderEvent => {
    const version = before.version + 1 + index;
    return { ...fact, id: `${orderId}/${version}`, version, at, actor: SUPPORT };
  });
  await commitOrder({ ...world.deps, observer: createWorkerMetrics().orders }, { before, events });
  await change(orderId);
  const asked: BookingRequest[] = [];
  const book = async (request: BookingRequest) => {
    asked.push(request);
    return { consignmentId: 'C-1', fee: 6_000 };
  };
  const couriers = { pathao: { ...world.vendors.couriers['pathao'], book } };
  await bookParcel({ prisma: world.prisma, couriers } as unknown as ActivityDeps, orderId, `${orderId}-1`);
  return { orderId, asked };
}

test('a courier is told where the parcel goes, whom to call there, and how heavy it is', async () => {
  const { orderId, asked } = await booked((id) =>
    world.prisma.order.update({ where: { id }, data: { contactPhone: '01999999999' } }),
  );
  const { number } = await world.snapshot(orderId);
  expect(asked).toEqual([
    {
      parcelId: `${orderId}-1`,
      recipient: {
        name: 'Rahim Uddin',
        phone: '+8801712345678',
        address: { line1: '12 Lake Road', city: 'Dhaka', country: 'Bangladesh' },
      },
      weightGrams: 950,
      itemCount: 5,
      description: `Order ${number}`,
      amountToCollect: 0,
    },
  ]);
});

test('a parcel weighs what the scale showed, or else its pieces and its box', async () => {
  const box = { code: 'S', name: 'Small', lengthMm: 200, widthMm: 150, heightMm: 100 };
  await world.prisma.packingBox.create({ data: { ...box, weightGrams: 90, position: 0 } });
  const packed = (data: { readonly box?: string; readonly weightGrams?: number }) =>
    booked((orderId) => world.prisma.shipment.updateMany({ where: { orderId }, data }));
  const weights = [];
  for (const said of [{ box: 'S' }, { weightGrams: 1_234 }, { box: 'S', weightGrams: 1_240 }, {}])
    weights.push((await packed(said)).asked[0]?.weightGrams);
  expect(weights).toEqual([1_040, 1_234, 1_240, 950]);
});

test('the buyer is called where the address has no number of its own', async () => {
  const { asked } = await booked(
    (id) => world.prisma.$executeRaw`
      UPDATE orders SET shipping_address = shipping_address - 'phone', contact_phone = '01999999999' WHERE id = ${id}`,
  );
  expect(asked[0]?.recipient.phone).toBe('+8801999999999');
});

test.each(['+880 (0) 1711-000001', '+880-01711-000001', '1711000001', '০১৭১১০০০০০১'])(
  'an order from before phones were read, with %s, is called all the same',
  async (typed) => {
    const { asked } = await booked(
      (id) => world.prisma.$executeRaw`
        UPDATE orders SET shipping_address = shipping_address || jsonb_build_object('phone', ${typed}::text) WHERE id = ${id}`,
    );
    expect(asked[0]?.recipient.phone).toBe('+8801711000001');
  },
);

test('a parcel of another order is none of this one', async () => {
  const { orderId } = await booked();
  const other = await world.write(QUICK_POLICY);
  const deps = { prisma: world.prisma, couriers: world.vendors.couriers } as ActivityDeps;
  await expect(bookParcel(deps, other, `${orderId}-1`)).rejects.toThrow('has no parcel');
});
