import { readFile } from 'node:fs/promises';
import { isHeld } from '../domain/holds/holds';
import { DomainError } from '../domain/errors';
import { reservedAt } from '../domain/allocation/allocation';
import type { OrderState } from '../domain/order/order';
import { keptOf } from '../domain/payment/amounts';
import { readRecords } from '../dev/replay/feed/invoiceFile';
import { sortInvoices, type Invoice } from '../dev/replay/feed/invoices';
import { isStocked } from '../dev/replay/feed/stockCodes';
import { readStockDifferences } from '../prisma/stock/readStockDifferences';
import { createRandom, type Random } from './chaos/schedule/random';
import { QUICK_POLICY, SUPPORT, WAREHOUSE, type LineWish, type OrderWorld } from './world/orderWorld';
import { orderWorldOfFile } from './world/orderWorldOfFile';

const SALES = 40;
const SEED = 20_101_201;
/** All sales come from one customer within seconds, which a person would have to look at. */
const POLICY = { ...QUICK_POLICY, review: { ...QUICK_POLICY.review, holdAtScore: 101 } };
const PLACES = ['main', 'north', 'south'] as const;

let world: OrderWorld;
orderWorldOfFile((opened) => (world = opened));
beforeAll(async () => {
  for (const [rank, code] of ['north', 'south'].entries())
    await world.prisma.warehouse.create({ data: { code, name: code, rank: rank + 1 } });
});

test('the sample over three warehouses that have too little, and lack some of that: it adds up to the last piece', async () => {
  // What the world has on its shelf stands in no ledger.
  await world.prisma.stock.deleteMany();
  const random = createRandom(SEED);
  const sales = (await readSales()).slice(0, SALES).map(toLines);
  const shelved = await shelve(sales.flat(), random);
  const placed: string[] = [];
  const refused: (readonly LineWish[])[] = [];
  for (const lines of sales) {
    const wish = random.pick(['as-ready', 'together', 'cancel-the-rest'] as const);
    const orderId = await world.write(POLICY, lines, 0, undefined, wish).catch(refusedAsShort);
    if (orderId === undefined) refused.push(lines);
    else placed.push(orderId);
  }
  expect(Math.min(refused.length, placed.length)).toBeGreaterThan(SALES / 10);

  const seeds = placed.map((orderId) => [orderId, random.between(1, 2 ** 30)] as const);
  const orders: OrderState[] = [];
  const waiting = [...seeds];
  const workers = Array.from({ length: 6 }, async () => {
    for (let next = waiting.shift(); next; next = waiting.shift())
      orders.push(await live(next[0], createRandom(next[1])));
  });
  await Promise.all(workers);

  const pieces = { delivered: 0, cancelled: 0 };
  for (const { lines } of orders)
    for (const { stocked, quantities: q } of lines) {
      expect(q.delivered + q.cancelled).toBe(q.ordered);
      if (!stocked) continue;
      pieces.delivered += q.delivered;
      pieces.cancelled += q.cancelled;
    }
  const lost = await lostPieces();
  expect(Math.min(pieces.delivered, pieces.cancelled, lost)).toBeGreaterThan(0);
  const left = await world.prisma.stock.aggregate({ _sum: { onHand: true, reserved: true } });
  expect(left._sum).toEqual({ onHand: shelved - pieces.delivered - lost, reserved: 0 });
  expect(await readStockDifferences(world.prisma)).toEqual([]);
  for (const order of orders) expect(keptOf(order)).toBe(order.cancellation ? 0 : order.totals.grand);
}, 240_000);

async function readSales(): Promise<readonly Invoice[]> {
  return sortInvoices(readRecords(await readFile('data/online-retail.csv', 'utf8'))).sales;
}

const toLines = ({ lines }: Invoice): readonly LineWish[] =>
  lines.map(({ sku, quantity, unitPrice }) => ({ sku, quantity, unitPrice, stocked: isStocked(sku) }));

function refusedAsShort(error: unknown): undefined {
  expect(error).toBeInstanceOf(DomainError);
  expect(error).toMatchObject({ code: 'out-of-stock' });
}

/** Of each product nearly what all sales want, somewhere; returns how many pieces in all. */
async function shelve(lines: readonly LineWish[], random: Random): Promise<number> {
  const wanted = new Map<string, number>();
  for (const { sku, quantity, stocked } of lines)
    if (stocked !== false) wanted.set(sku, (wanted.get(sku) ?? 0) + quantity);
  const receipts = [...wanted].flatMap(([sku, pieces]) => {
    const all = random.chance(0.05) ? Math.floor(pieces / 2) : Math.ceil(pieces * 1.2);
    const parts = [random.between(0, all), random.between(0, all)].toSorted((a, b) => a - b);
    const [low = 0, high = 0] = parts;
    return PLACES.map((warehouse, index) => ({
      ...{ sku, warehouse, kind: 'ADJUST', reserved: 0, cause: 'receipt' },
      onHand: [low, high - low, all - high][index] ?? 0,
    }));
  });
  await world.prisma.product.createMany({
    data: [...wanted.keys()].map((sku) => ({
      sku,
      name: sku,
      price: 1,
      currency: 'BDT',
      stocked: true,
      weightGrams: 1,
    })),
    skipDuplicates: true,
  });
  await world.prisma.stock.createMany({
    data: receipts.map(({ sku, warehouse }) => ({ sku, warehouse, onHand: 0 })),
  });
  await world.prisma.$executeRaw`SELECT change_stock(${JSON.stringify(receipts)}::jsonb)`;
  return receipts.reduce((sum, { onHand }) => sum + onHand, 0);
}

/** What counts have lost since their receipt though nobody got it. */
async function lostPieces(): Promise<number> {
  const { _sum: lost } = await world.prisma.stockMove.aggregate({
    where: { kind: 'ADJUST', NOT: { cause: 'receipt' } },
    _sum: { onHand: true },
  });
  return -(lost.onHand ?? 0);
}

const isSettled = (order: OrderState): boolean =>
  isHeld(order, 'SHORTAGE') ||
  order.cancellation !== undefined ||
  order.lines.every(({ quantities }) => quantities.backordered === 0);

/** Picks an order, which may lack some of its pieces, and has it packed and delivered, or cancelled where nobody has the rest. */
async function live(orderId: string, random: Random): Promise<OrderState> {
  await world.start(orderId);
  let order = await world.eventually(orderId, ({ confirmedAt }) => confirmedAt !== undefined);
  for (let tries = 0; tries < 5 && random.chance(0.4) && order.cancellation === undefined; tries += 1) {
    const [first, ...others] = reservedAt(order);
    if (!first) break;
    const { lineId, warehouse, quantity } = random.pick([first, ...others]);
    const short = {
      warehouse,
      lines: [{ lineId, quantity: random.between(1, quantity) }],
      reason: random.pick(['NOT_FOUND', 'DAMAGED', 'WRONG_PIECE'] as const),
    };
    await world.update(orderId, 'shortPick', short, { actor: WAREHOUSE });
    order = await world.eventually(orderId, isSettled);
    if (isHeld(order, 'SHORTAGE'))
      await world.update(orderId, 'cancel', { reason: 'No' }, { actor: SUPPORT });
    order = await world.snapshot(orderId);
  }
  if (order.cancellation === undefined) await deliver(orderId);
  await world.ended(orderId);
  return world.snapshot(orderId);
}

async function deliver(orderId: string): Promise<void> {
  if (reservedAt(await world.snapshot(orderId)).length > 0)
    await world.update(orderId, 'pack', {}, { actor: WAREHOUSE });
  const { parcels } = await world.eventually(orderId, (one) =>
    one.parcels.every(({ state }) => state === 'BOOKED'),
  );
  for (const { id } of parcels) {
    await world.update(orderId, 'handOver', { parcelId: id }, { actor: WAREHOUSE });
    const delivered = { parcelId: id, status: 'DELIVERED', proof: 'Seen' } as const;
    await world.update(orderId, 'recordDelivery', delivered, { actor: WAREHOUSE });
  }
}
