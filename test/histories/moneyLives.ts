import { isHeld } from '../../domain/holds/holds';
import type { OrderPolicy } from '../../domain/order/policy';
import type { Actor } from '../../domain/people/actor';
import { refundStatus } from '../../domain/refunds/refund';
import { refundsOf } from '../../domain/refunds/refunds';
import {
  AUTO_POLICY,
  CUSTOMER,
  QUICK_POLICY,
  SUPPORT,
  VENDOR,
  WAREHOUSE,
  type OrderWorld,
} from '../world/orderWorld';
import { deliver, reached, type Life } from './life';

const FINANCE: Actor = { id: 'farah', role: 'finance' };
const CARD = { method: 'card', token: 'pm_card_visa' } as const;
const TOTAL = 5_000_000;
const PHONE = [{ sku: 'PHONE', quantity: 1, unitPrice: TOTAL }];
const DECLINED = () => ({ outcome: 'declined', code: 'card_declined' }) as const;

/** Money that goes another way than by one card, once. */
export const MONEY_LIVES: Readonly<Record<string, Life>> = {
  async paidBySeveral(world) {
    world.vendors.script.authorize = [
      () => ({ outcome: 'authorized', reference: 'pi_part', amount: 2_000_000 }),
      DECLINED,
    ];
    const orderId = await placeBy(world, QUICK_POLICY, [
      { ...CARD, amount: 2_000_000 },
      { ...CARD, amount: TOTAL - 2_000_000 },
    ]);
    await reached(world, orderId, 'PAYMENT_FAILED');
    await world.update(orderId, 'pay', CARD, { actor: CUSTOMER });
    await sendOut(world, orderId);
    await deliver(world, orderId);
    await world.ended(orderId);
    return orderId;
  },
  async leftAtTheBank(world) {
    world.vendors.script.authorize = [() => ({ outcome: 'actionRequired', reference: 'pi_bank' })];
    const links = { payWithinMs: 60_000, longestMs: 60_000, sessionMs: 1_500 };
    const orderId = await placeBy(world, { ...QUICK_POLICY, links }, [
      { ...CARD, amount: 2_000_000 },
      { method: 'cod', amount: TOTAL - 2_000_000 },
    ]);
    await world.eventually(orderId, ({ payments }) => payments[1]?.state === 'DECLINED');
    await world.update(orderId, 'confirm', { outcome: 'CONFIRMED' }, { actor: SUPPORT });
    await sendOut(world, orderId);
    await deliverForCash(world, orderId);
    await world.ended(orderId);
    return orderId;
  },
  async paidInAdvanceOnTheWay(world) {
    const orderId = await placeBy(world, QUICK_POLICY, [{ method: 'cod', amount: TOTAL }]);
    await world.eventually(orderId, (order) => isHeld(order, 'CONFIRMATION'));
    await world.update(orderId, 'confirm', { outcome: 'CONFIRMED' }, { actor: SUPPORT });
    await sendOut(world, orderId);
    await world.update(orderId, 'switchPayment', { ...CARD, amount: 2_000_000 }, { actor: CUSTOMER });
    await world.eventually(orderId, (order) => isHeld(order, 'CASH_CHANGE'));
    await world.update(orderId, 'releaseHold', { key: 'CASH_CHANGE', notes: 'Called' }, { actor: WAREHOUSE });
    await deliverForCash(world, orderId);
    await world.ended(orderId);
    return orderId;
  },
  async takenAndFreedEarly(world) {
    const orderId = await world.place(QUICK_POLICY);
    await reached(world, orderId, 'CONFIRMED');
    await world.update(orderId, 'voidPayment', {}, { actor: FINANCE });
    await world.eventually(orderId, ({ payments }) => payments[0]?.state === 'VOIDED');
    await world.update(orderId, 'pay', CARD, { actor: CUSTOMER });
    await world.eventually(orderId, ({ payments }) => payments[1]?.state === 'AUTHORIZED');
    await world.update(orderId, 'capturePayment', {}, { actor: FINANCE });
    await world.eventually(orderId, ({ payments }) => payments[1]?.state === 'CAPTURED');
    await sendOut(world, orderId);
    await deliver(world, orderId);
    await world.ended(orderId);
    return orderId;
  },
  async goesOnPaidLate(world) {
    world.vendors.script.authorize = [DECLINED];
    const payment = { ...QUICK_POLICY.payment, retryWindowMs: 50, late: 'reinstate' } as const;
    const orderId = await world.place({ ...QUICK_POLICY, payment });
    await world.ended(orderId);
    const outcome = { outcome: 'authorized', reference: 'pi_late', amount: TOTAL } as const;
    const word = { paymentId: '1', outcome, currency: 'BDT', source: 'webhook' } as const;
    await world.startWith(orderId, 'paymentEvent', word, { actor: VENDOR });
    await sendOut(world, orderId);
    await deliver(world, orderId);
    await world.ended(orderId);
    return orderId;
  },
  async refundedBeforeItCloses(world) {
    const orderId = await world.place({ ...AUTO_POLICY, returns: { windowMs: 4_000 } });
    await reached(world, orderId, 'SHIPPED');
    await deliver(world, orderId);
    await world.eventually(orderId, ({ payments }) => payments[0]?.state === 'CAPTURED');
    await reached(world, orderId, 'DELIVERED');
    await world.update(orderId, 'refund', { amount: 1_000, reason: 'LATE' }, { actor: FINANCE });
    await world.eventually(orderId, (order) =>
      refundsOf(order).some((one) => refundStatus(one) === 'REFUNDED'),
    );
    await world.ended(orderId);
    return orderId;
  },
};

type Tenders = NonNullable<Parameters<OrderWorld['write']>[3]>;

async function placeBy(world: OrderWorld, policy: OrderPolicy, tenders: Tenders): Promise<string> {
  const orderId = await world.write(policy, PHONE, 0, tenders);
  await world.start(orderId);
  return orderId;
}

async function sendOut(world: OrderWorld, orderId: string): Promise<void> {
  await reached(world, orderId, 'CONFIRMED');
  await world.update(orderId, 'pack', {}, { actor: WAREHOUSE });
  await reached(world, orderId, 'READY');
  await world.update(orderId, 'handOver', {}, { actor: WAREHOUSE });
}

/** The courier tells of what was due at the door, too. */
async function deliverForCash(world: OrderWorld, orderId: string): Promise<void> {
  await world.scan(orderId, 'IN_TRANSIT', 'OUT_FOR_DELIVERY');
  const { parcels } = await world.snapshot(orderId);
  const word = {
    ...({ parcelId: `${orderId}-1`, trackingId: `${orderId}/cash`, status: 'DELIVERED' } as const),
    ...({ vendorStatus: 'Delivered', occurredAt: new Date().toISOString(), source: 'webhook' } as const),
    ...{ consignmentId: `C-${orderId}-1`, collected: parcels[0]?.cash?.toCollect ?? 0 },
  };
  await world.signal(orderId, 'shipmentEvent', word, { actor: VENDOR });
}
