import { heldFor } from '../../domain/holds/holds';
import { derivePaymentStatus, deriveStatus } from '../../domain/order/status';
import type { Actor } from '../../domain/people/actor';
import { refundStatus } from '../../domain/refunds/refund';
import { refundsOf } from '../../domain/refunds/refunds';
import { AUTO_POLICY, CUSTOMER, SUPPORT, type OrderWorld } from '../../test/world/orderWorld';
import { orderWorldOfFile } from '../../test/world/orderWorldOfFile';

let world: OrderWorld;
orderWorldOfFile((opened) => (world = opened));

const FINANCE: Actor = { id: 'farah', role: 'finance' };
const WISH = [{ sku: 'PHONE', quantity: 2, unitPrice: 1_000_000 }];
const GOODS = 2_000_000;
const SHIPPING = 12_000;
const CANCEL = { reason: 'It came back' } as const;

/** An order that was paid, and whose parcel came back. */
async function back(): Promise<string> {
  const orderId = await world.place(AUTO_POLICY, WISH, SHIPPING);
  await world.eventually(orderId, (order) => order.payments[0]?.state === 'CAPTURED');
  await world.scan(orderId, 'IN_TRANSIT', 'RETURNING', 'RETURNED');
  const order = await world.eventually(orderId, ({ parcels }) => parcels[0]?.state === 'RETURNED');
  expect(heldFor(order)).toEqual(['COURIER']);
  return orderId;
}

async function refunded(orderId: string, amount: number): Promise<void> {
  await world.update(orderId, 'refund', { amount, reason: 'UNDELIVERED' }, { actor: FINANCE });
  await world.eventually(orderId, (order) =>
    refundsOf(order).some((one) => refundStatus(one) === 'REFUNDED'),
  );
}

const refusal = (code: string) => ({ cause: { details: [expect.objectContaining({ code })] } });

/** What each account of the order comes to. */
async function balancesOf(orderId: string): Promise<ReadonlyMap<string, number>> {
  const balances = new Map<string, number>();
  for (const { debit, credit, amount } of await world.prisma.ledgerEntry.findMany({ where: { orderId } })) {
    balances.set(debit, (balances.get(debit) ?? 0) + Number(amount));
    balances.set(credit, (balances.get(credit) ?? 0) - Number(amount));
  }
  return balances;
}

test.each([
  ['all of its money', GOODS + SHIPPING, 0],
  ['all but what the delivery cost', GOODS, SHIPPING],
])(
  'an order whose parcel came back is cancelled once %s is given back: its hold ends, and it closes',
  async (_what, amount, kept) => {
    const orderId = await back();
    const tooSoon = world.update(orderId, 'cancel', CANCEL, { actor: SUPPORT });
    await expect(tooSoon).rejects.toMatchObject(refusal('not-allowed'));
    await refunded(orderId, amount);
    const released = world.update(orderId, 'release', { reason: 'COURIER' }, { actor: SUPPORT });
    await expect(released).rejects.toMatchObject(refusal('not-allowed'));
    await world.update(orderId, 'cancel', CANCEL, { actor: SUPPORT });
    await world.ended(orderId);
    const order = await world.snapshot(orderId);
    expect([deriveStatus(order), order.holds, order.closedAt === undefined]).toEqual([
      'CANCELLED',
      [],
      false,
    ]);
    expect(derivePaymentStatus(order)).toBe(kept > 0 ? 'PARTIALLY_REFUNDED' : 'REFUNDED');
    // Nothing is owed to the customer, and the books have what is kept.
    expect(await world.prisma.order.findUniqueOrThrow({ where: { id: orderId } })).toMatchObject({
      toGiveBack: 0,
    });
    const balances = await balancesOf(orderId);
    expect([balances.get('gateway:stripe'), balances.get('customers')]).toEqual([kept, kept > 0 ? -kept : 0]);
    expect(world.callsTo('void')).toEqual([]);
  },
);

test('what the delivery cost is not for the customer to leave to the shop', async () => {
  const orderId = await back();
  await refunded(orderId, GOODS);
  const theirs = world.update(orderId, 'cancel', CANCEL, { actor: CUSTOMER });
  await expect(theirs).rejects.toMatchObject(refusal('not-allowed'));
  await world.update(orderId, 'cancel', CANCEL, { actor: SUPPORT });
  await world.ended(orderId);
});
