import pino from 'pino';
import { authorized, captured } from '../../domain/testing/stages';
import { QUICK_POLICY, type OrderWorld } from '../../test/world/orderWorld';
import { orderWorldOfFile } from '../../test/world/orderWorldOfFile';
import { ledgerGapsSince } from './ledgerGaps';
import { mendLedger } from './mendLedger';

let world: OrderWorld;
orderWorldOfFile((opened) => (world = opened));

const mend = (): Promise<void> =>
  mendLedger(
    { prisma: world.prisma, log: pino({ level: 'silent' }), now: () => new Date() },
    new AbortController().signal,
  );

const entriesOf = async (orderId: string): Promise<readonly string[]> => {
  const rows = await world.prisma.ledgerEntry.findMany({
    where: { orderId },
    orderBy: [{ version: 'asc' }, { position: 'asc' }],
  });
  return rows.map(({ kind, key, amount }) => `${kind} ${key} ${amount}`);
};

/** As a release without a ledger leaves an order: what was entered of it since some version is not there. */
const forget = (orderId: string, since: number): Promise<unknown> =>
  world.prisma.$transaction([
    world.prisma.$executeRaw`ALTER TABLE ledger_entries DISABLE TRIGGER ledger_entries_never_change`,
    world.prisma.$executeRaw`DELETE FROM ledger_entries WHERE order_id = ${orderId} AND version >= ${since}`,
    world.prisma.$executeRaw`ALTER TABLE ledger_entries ENABLE TRIGGER ledger_entries_never_change`,
  ]);

async function withGaps(): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const gaps of ledgerGapsSince(world.prisma, new Date(0)))
    ids.push(...gaps.map(({ orderId }) => orderId));
  return ids;
}

test.each([
  ['all of it', 1, ['CAPTURE payment/1/taken 5000000']],
  [
    'its newest event',
    3,
    [
      'AUTHORIZE payment/1/reserved 5000000',
      'RELEASE payment/1/reserved 5000000',
      'CAPTURE payment/1/taken 5000000',
    ],
  ],
])('an order of which the ledger lacks %s is entered as it stands, once', async (_what, since, entries) => {
  const orderId = await world.write(QUICK_POLICY);
  await world.happens(orderId, authorized, captured);
  await forget(orderId, since);
  expect(await withGaps()).toEqual([orderId]);
  await Promise.all([mend(), mend()]);
  await mend();
  expect(await entriesOf(orderId)).toEqual(entries);
  expect(await withGaps()).toEqual([]);
});
