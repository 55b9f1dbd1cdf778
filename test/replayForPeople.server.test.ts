import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { replay, shopOf, type ReplayResult } from '../dev/replay';
import { startStack, type Stack } from './world/stack';

const SALES = ['536365', '536366'];

let stack: Stack;
let folder: string;
let file: string;
let token: string;

beforeAll(async () => {
  const [header = '', ...lines] = (await readFile('data/online-retail.csv', 'utf8')).trim().split('\n');
  folder = await mkdtemp(path.join(tmpdir(), 'replay-'));
  file = path.join(folder, 'sales.csv');
  const own = lines.filter((line) => SALES.some((number) => line.startsWith(`${number},`)));
  await writeFile(file, [header, ...own].join('\n'));
  // Nobody packs what is placed here.
  stack = await startStack({ ORDER_POLICY: 'standard' }, {}, { mayStayOpen: true });
  token = await stack.token('online-retail-checkout', 'checkout');
});
afterAll(async () => {
  await stack.close();
  await rm(folder, { recursive: true });
});

function run(byPeople: boolean, stallMs: number): Promise<ReplayResult> {
  return replay({ file, apiUrl: stack.url, token, concurrency: 2, byPeople, stallMs, pollMs: 100 });
}

test('orders that wait for the shop’s people to pack them are where they belong, by the policy of the shop', async () => {
  const { byPeople } = shopOf(stack);
  expect(byPeople).toBe(true);
  // Placed, and not waited for: how far they are then is chance.
  await run(byPeople, 0);
  const placed = await stack.prisma.order.findMany({ select: { id: true } });
  expect(placed).toHaveLength(SALES.length);
  for (const { id } of placed) await stack.eventually(token, id, ({ status }) => status === 'CONFIRMED');

  const content = await run(byPeople, 1_000);
  expect(content).toMatchObject({ ok: true, stuck: [], money: { equal: true } });
  expect(content.waiting.map(({ invoiceNo, status }) => [invoiceNo, status])).toEqual(
    SALES.map((invoiceNo) => [invoiceNo, 'CONFIRMED']),
  );
  // In a shop that packs by itself the same orders would have stopped on their way.
  const stuck = await run(false, 1_000);
  expect(stuck).toMatchObject({ ok: false, waiting: [] });
  expect(stuck.stuck.map(({ invoiceNo }) => invoiceNo)).toEqual(SALES);
});
