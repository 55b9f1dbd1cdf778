import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { formatReport, replay, shopOf, type ReplayResult } from '../dev/replay';
import { startStack, type Stack } from './world/stack';

const FIRST_SALES = 16;
/** A sale for nothing, a guest's on 500 lines for more than 5,000 pounds, a cancellation, a write-off. */
const OTHERS = ['536414', '536544', 'C536379', '536589'];
/** A sale two of whose lines make no sense. */
const DIRTY_SALE = [
  '599999,85123A,RIGHT,2,2010-12-01T08:26:00Z,2.55,17850,United Kingdom',
  '599999,85123A,NOTHING OF IT,0,2010-12-01T08:26:00Z,2.55,17850,United Kingdom',
  '599999,85123A,TAKEN BACK,-1,2010-12-01T08:26:00Z,2.55,17850,United Kingdom',
];

let stack: Stack;
let folder: string;
let token: string;
let feed: readonly string[];

beforeAll(async () => {
  feed = (await readFile('data/online-retail.csv', 'utf8')).trim().split('\n');
  folder = await mkdtemp(path.join(tmpdir(), 'replay-'));
  // Delivered orders stay open for their return window.
  stack = await startStack({ ORDER_POLICY: 'demo' }, {}, { mayStayOpen: true });
  token = await stack.token('online-retail-checkout', 'checkout');
});
afterAll(async () => {
  await stack.close();
  await rm(folder, { recursive: true });
});

/** The feed's header, the lines of these invoices, and what is added. */
async function slice(
  name: string,
  invoices: ReadonlySet<string>,
  added: readonly string[] = [],
): Promise<string> {
  const [header = '', ...lines] = feed;
  const own = lines.filter((line) => invoices.has(numberOf(line)));
  const file = path.join(folder, name);
  await writeFile(file, [header, ...own, ...added].join('\n'));
  return file;
}

const numberOf = (line: string): string => line.slice(0, line.indexOf(','));

function firstSales(count: number): string[] {
  const numbers = new Set(feed.slice(1).map(numberOf));
  return [...numbers].filter((number) => !number.startsWith('C')).slice(0, count);
}

function run(file: string): Promise<ReplayResult> {
  const shop = { ...shopOf(stack), apiUrl: stack.url };
  return replay({ ...shop, file, token, concurrency: 4, stallMs: 60_000, pollMs: 200 });
}

/** Everything that a replay could change; orders by what must stay, as their workflows go on on their own. */
async function shop() {
  const { prisma } = stack;
  const [products, stock, adjustments, credits, customers, orders, payments] = await Promise.all([
    prisma.product.findMany({ orderBy: { sku: 'asc' } }),
    prisma.stock.findMany({ orderBy: { sku: 'asc' } }),
    prisma.stockAdjustment.findMany({ orderBy: { id: 'asc' } }),
    prisma.pendingCredit.findMany({ orderBy: { id: 'asc' } }),
    prisma.customer.findMany({ orderBy: { id: 'asc' } }),
    prisma.order.findMany({
      orderBy: { id: 'asc' },
      select: { id: true, customerId: true, grandTotal: true, status: true, metadata: true },
    }),
    prisma.payment.findMany({ orderBy: { orderId: 'asc' }, select: { orderId: true, amount: true } }),
  ]);
  return { products, stock, adjustments, credits, customers, orders, payments };
}

describe('replaying a slice of the real feed', () => {
  let file: string;
  let first: ReplayResult;

  beforeAll(async () => {
    file = await slice('slice.csv', new Set([...firstSales(FIRST_SALES), ...OTHERS]));
    first = await run(file);
  });

  it('places every sale once, for the money in the file, and sees all delivered', async () => {
    const { orders } = await shop();
    expect(first).toMatchObject({ ok: true, stuck: [], money: { equal: true } });
    expect(first.invoices).toMatchObject({
      total: 20,
      sales: 18,
      cancellations: 1,
      writeOffs: 1,
      refused: 0,
    });
    expect(first.orders).toMatchObject({ placedNow: 18, alreadyThere: 0, byStatus: { DELIVERED: 18 } });
    expect(orders).toHaveLength(18);
    expect(orders.reduce((sum, { grandTotal }) => sum + grandTotal, 0)).toBe(first.money.inFile);
    expect(orders.every(({ status }) => status === 'DELIVERED')).toBe(true);
  });

  it('refuses a sale with lines that make no sense as a whole, names them, and is not content', async () => {
    const before = await shop();
    const dirty = await run(await slice('dirty.csv', new Set(['536365']), DIRTY_SALE));
    const row = dirty.invoices.lines;
    expect(dirty.refused).toEqual([
      { invoiceNo: '599999', row, reason: 'the quantity is zero' },
      { invoiceNo: '599999', row: row + 1, reason: 'the quantity is negative inside a sale' },
      { invoiceNo: '599999', row: null, reason: 'its other line is refused with them' },
    ]);
    expect(dirty).toMatchObject({ ok: false, invoices: { sales: 1, refused: 1, refusedSales: 1 } });
    expect(dirty.money.inFile - dirty.money.placed).toBe(255);
    expect(await shop()).toEqual(before);
  });

  it('gives each guest a customer id of their own, and customers the one in the file', async () => {
    const { orders } = await shop();
    const guests = orders.filter(({ customerId }) => customerId.startsWith('guest_'));
    expect(guests.map(({ metadata }) => metadata)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ invoiceNo: '536414' }),
        expect.objectContaining({ invoiceNo: '536544' }),
      ]),
    );
    expect(new Set(guests.map(({ customerId }) => customerId)).size).toBe(2);
    expect(orders.filter(({ customerId }) => customerId === '17850').length).toBeGreaterThan(1);
  });

  it('asks no payment where nothing is to be paid', async () => {
    const { orders, payments } = await shop();
    const free = orders.filter(({ grandTotal }) => grandTotal === 0).map(({ id }) => id);
    expect(free).toHaveLength(1);
    expect(payments.map(({ orderId }) => orderId)).not.toContain(free[0]);
    expect(payments).toHaveLength(17);
  });

  it('leaves no piece on the shelf: the feed brought in what it took out', async () => {
    const { stock } = await shop();
    expect(stock.length).toBeGreaterThan(500);
    expect(stock.filter(({ onHand, reserved }) => onHand !== 0 || reserved !== 0)).toEqual([]);
  });

  it('notes the cancellation as a credit', async () => {
    const { credits } = await shop();
    expect(credits.map(({ id, amount }) => [id, amount])).toEqual([['C536379', 2_750]]);
  });

  it('changes nothing the second time, and says so', async () => {
    const before = await shop();
    const second = await run(file);
    expect(second).toMatchObject({ ok: true, orders: { placedNow: 0, alreadyThere: 18, deliveredNow: 0 } });
    expect(second.money).toEqual(first.money);
    expect(formatReport(second)).toContain('OK: 0 new orders; all was there already, nothing was changed.');
    expect(await shop()).toEqual(before);
  });

  it('places only what is new when a longer file follows, and brings in no piece twice', async () => {
    const invoices = new Set([...firstSales(FIRST_SALES + 2), ...OTHERS]);
    const longer = await run(await slice('longer.csv', invoices));
    expect(longer).toMatchObject({ ok: true, orders: { placedNow: 2, alreadyThere: 18 } });
    const { stock } = await shop();
    expect(stock.filter(({ onHand, reserved }) => onHand !== 0 || reserved !== 0)).toEqual([]);
  });

  it('says when a sale is not what its order was placed with, and is not content', async () => {
    const line = '536365,85123A,ONE MORE,1,2010-12-01T08:26:00Z,2.55,17850,United Kingdom';
    const before = await shop();
    const changed = await run(await slice('changed.csv', new Set(['536365']), [line]));
    expect(changed).toMatchObject({ ok: false, orders: { placedNow: 0, refused: 1 } });
    expect(changed.refused[0]?.reason).toMatch(/^422: .*Idempotency-Key/);
    expect((await shop()).orders).toEqual(before.orders);
  });
});
