import { setTimeout } from 'node:timers/promises';
import { isHeld } from '../../domain/holds/holds';
import { orderWorkflowId } from '../../domain/order/ids';
import { ProviderRejected, ProviderUnavailable } from '../../providers/errors';
import { catchUpSignal } from '../../workflows/messages';
import { deliver, reached, type Life } from './life';
import { MONEY_LIVES } from './moneyLives';
import {
  AUTO_POLICY,
  CUSTOMER,
  QUICK_POLICY,
  SUPPORT,
  VENDOR,
  WAREHOUSE,
  type OrderWorld,
} from '../world/orderWorld';

/** The lives that are worth keeping: every stage of the story, every way out of it. */
export const LIVES: Readonly<Record<string, Life>> = {
  async happy(world) {
    const orderId = await world.place(QUICK_POLICY);
    await reached(world, orderId, 'CONFIRMED');
    await world.update(orderId, 'pick', {}, { actor: WAREHOUSE });
    await world.update(orderId, 'pack', {}, { actor: WAREHOUSE });
    await reached(world, orderId, 'READY');
    await world.update(orderId, 'handOver', {}, { actor: WAREHOUSE });
    await deliver(world, orderId);
    await world.ended(orderId);
    return orderId;
  },
  async automatic(world) {
    const orderId = await world.place(AUTO_POLICY);
    await reached(world, orderId, 'SHIPPED');
    await deliver(world, orderId);
    await world.ended(orderId);
    return orderId;
  },
  async cancelledWhenReady(world) {
    const orderId = await world.place(QUICK_POLICY);
    await reached(world, orderId, 'CONFIRMED');
    await world.update(orderId, 'pack', {}, { actor: WAREHOUSE });
    await reached(world, orderId, 'READY');
    await world.update(orderId, 'cancel', { reason: 'Changed my mind' }, { actor: CUSTOMER });
    await world.ended(orderId);
    return orderId;
  },
  async paidAtTheSecondAttempt(world) {
    world.vendors.script.authorize = [() => ({ outcome: 'declined', code: 'card_declined' })];
    const orderId = await world.place(AUTO_POLICY);
    await reached(world, orderId, 'PAYMENT_FAILED');
    await world.update(orderId, 'pay', { method: 'card', token: 'pm_card_visa' }, { actor: CUSTOMER });
    await reached(world, orderId, 'SHIPPED');
    await deliver(world, orderId);
    await world.ended(orderId);
    return orderId;
  },
  async paidByTheAttemptBefore(world) {
    const refuse = () => ({ outcome: 'declined', code: 'card_declined' }) as const;
    world.vendors.script.authorize = [refuse, refuse];
    const retryWindowMs = 2_000;
    const orderId = await world.place({
      ...QUICK_POLICY,
      payment: { ...QUICK_POLICY.payment, retryWindowMs },
    });
    await reached(world, orderId, 'PAYMENT_FAILED');
    await world.update(orderId, 'pay', { method: 'card', token: 'pm_card_visa' }, { actor: CUSTOMER });
    await world.eventually(orderId, ({ payments }) => payments[1]?.state === 'DECLINED');
    const outcome = { outcome: 'captured', reference: 'pi_before', amount: 5_000_000 } as const;
    await world.signal(orderId, 'paymentEvent', { paymentId: '1', outcome }, { actor: VENDOR });
    await world.eventually(orderId, (order) => isHeld(order, 'PAYMENT'));
    await world.update(orderId, 'release', { reason: 'PAYMENT' }, { actor: SUPPORT });
    await reached(world, orderId, 'CONFIRMED');
    await setTimeout(retryWindowMs);
    await world.update(orderId, 'pack', {}, { actor: WAREHOUSE });
    await reached(world, orderId, 'READY');
    await world.update(orderId, 'handOver', {}, { actor: WAREHOUSE });
    await deliver(world, orderId);
    await world.ended(orderId);
    return orderId;
  },
  async reservedTwice(world) {
    const refuse = () => ({ outcome: 'declined', code: 'card_declined', reference: 'pi_before' }) as const;
    world.vendors.script.authorize = [refuse];
    const orderId = await world.place(QUICK_POLICY);
    await reached(world, orderId, 'PAYMENT_FAILED');
    await world.update(orderId, 'pay', { method: 'card', token: 'pm_card_visa' }, { actor: CUSTOMER });
    await reached(world, orderId, 'CONFIRMED');
    const outcome = { outcome: 'authorized', reference: 'pi_before', amount: 5_000_000 } as const;
    const word = { paymentId: '1', outcome, currency: 'BDT', source: 'webhook' } as const;
    await world.signal(orderId, 'paymentEvent', word, { actor: VENDOR });
    await world.eventually(orderId, (order) => isHeld(order, 'PAYMENT'));
    await world.update(orderId, 'release', { reason: 'PAYMENT' }, { actor: SUPPORT });
    await world.eventually(orderId, ({ payments }) => payments[0]?.state === 'VOIDED');
    await world.update(orderId, 'pack', {}, { actor: WAREHOUSE });
    await reached(world, orderId, 'READY');
    await world.update(orderId, 'handOver', {}, { actor: WAREHOUSE });
    await deliver(world, orderId);
    await world.ended(orderId);
    return orderId;
  },
  async disputed(world) {
    const orderId = await world.place(QUICK_POLICY);
    await reached(world, orderId, 'CONFIRMED');
    const reference = `pi_${orderId}_1`;
    const dispute = { outcome: 'disputed', reference, dispute: 'dp_1', amount: 5_000_000 } as const;
    const says = (state: 'OPEN' | 'WON'): Promise<void> => {
      const word = { paymentId: '1', outcome: { ...dispute, state }, source: 'webhook' } as const;
      return world.signal(orderId, 'paymentEvent', word, { actor: VENDOR });
    };
    await says('OPEN');
    await world.eventually(orderId, (order) => isHeld(order, 'PAYMENT'));
    const decided = { reason: 'PAYMENT', notes: 'Withdrawn' } as const;
    await world.update(orderId, 'release', decided, { actor: SUPPORT });
    await world.update(orderId, 'pack', {}, { actor: WAREHOUSE });
    await reached(world, orderId, 'READY');
    await says('WON');
    await world.update(orderId, 'handOver', {}, { actor: WAREHOUSE });
    await deliver(world, orderId);
    await world.ended(orderId);
    return orderId;
  },
  async fellBehind(world) {
    const orderId = await world.place(QUICK_POLICY);
    await reached(world, orderId, 'CONFIRMED');
    await world.happens(orderId, { type: 'CancellationRequested', reason: 'Changed my mind' });
    await world.client.workflow.getHandle(orderWorkflowId(orderId)).signal(catchUpSignal);
    await world.ended(orderId);
    return orderId;
  },
  async neverPaid(world) {
    world.vendors.script.authorize = [() => ({ outcome: 'declined', code: 'card_declined' })];
    const orderId = await world.place({
      ...QUICK_POLICY,
      payment: { ...QUICK_POLICY.payment, retryWindowMs: 300 },
    });
    await world.ended(orderId);
    return orderId;
  },
  async refusedByTheCourier(world) {
    world.vendors.script.book = [
      () => {
        throw new ProviderRejected('pathao', 'recipient_address', 'no');
      },
    ];
    const orderId = await world.place(AUTO_POLICY);
    await world.eventually(orderId, (order) => isHeld(order, 'COURIER'));
    await world.update(orderId, 'release', { reason: 'COURIER' }, { actor: SUPPORT });
    await reached(world, orderId, 'SHIPPED');
    const late = world.update(orderId, 'cancel', { reason: 'Too late' }, { actor: CUSTOMER });
    await late.catch(() => undefined);
    await deliver(world, orderId);
    await world.ended(orderId);
    return orderId;
  },
  async cancelledByTheCourier(world) {
    const orderId = await world.place(QUICK_POLICY);
    await reached(world, orderId, 'CONFIRMED');
    await world.update(orderId, 'pack', {}, { actor: WAREHOUSE });
    await reached(world, orderId, 'READY');
    const word = {
      ...{
        parcelId: `${orderId}-1`,
        trackingId: `${orderId}/cancelled`,
        occurredAt: new Date().toISOString(),
      },
      ...{ vendorStatus: 'order.pickup-cancelled', consignmentId: `C-${orderId}-1` },
    };
    const cancels = { ...word, status: 'BOOKING_CANCELLED', source: 'webhook' } as const;
    await world.signal(orderId, 'shipmentEvent', cancels, { actor: VENDOR });
    await world.eventually(orderId, (order) => isHeld(order, 'COURIER'));
    world.vendors.script.book = [() => ({ consignmentId: `again-${orderId}`, fee: 6_000 })];
    await world.update(orderId, 'release', { reason: 'COURIER' }, { actor: SUPPORT });
    await reached(world, orderId, 'READY');
    await world.update(orderId, 'handOver', {}, { actor: WAREHOUSE });
    await deliver(world, orderId);
    await world.ended(orderId);
    return orderId;
  },
  async correctedAndBookedAgain(world) {
    world.vendors.script.book = [
      () => {
        throw new ProviderRejected('pathao', 'recipient_phone', 'no');
      },
    ];
    const orderId = await world.place(AUTO_POLICY);
    await world.eventually(orderId, (order) => isHeld(order, 'COURIER'));
    const corrected = { name: 'Mina Begum', phone: '+8801811000002', line2: '', reason: 'Called' };
    await world.update(orderId, 'correctDelivery', corrected, { actor: SUPPORT });
    await world.update(orderId, 'release', { reason: 'COURIER' }, { actor: SUPPORT });
    await reached(world, orderId, 'SHIPPED');
    const late = world.update(orderId, 'correctDelivery', { line1: '7 Hill Road' }, { actor: WAREHOUSE });
    await late.catch(() => undefined);
    await deliver(world, orderId);
    await world.ended(orderId);
    return orderId;
  },
  async paidOnTheWay(world) {
    world.vendors.script.capture = [
      () => {
        throw new ProviderRejected('stripe', 'charge_expired_for_capture', 'no');
      },
    ];
    const orderId = await world.place(AUTO_POLICY);
    await world.eventually(orderId, (order) => isHeld(order, 'PAYMENT'));
    const outcome = { outcome: 'voided', reference: 'pi_lapsed', amount: 5_000_000 } as const;
    await world.signal(orderId, 'paymentEvent', { paymentId: '1', outcome }, { actor: VENDOR });
    await world.eventually(orderId, ({ payments }) => payments[0]?.state === 'VOIDED');
    await world.update(orderId, 'pay', { method: 'card', token: 'pm_card_visa' }, { actor: CUSTOMER });
    await world.eventually(orderId, ({ payments }) => payments[1]?.state === 'CAPTURED');
    await deliver(world, orderId);
    await world.update(orderId, 'release', { reason: 'PAYMENT' }, { actor: SUPPORT });
    await world.ended(orderId);
    return orderId;
  },
  async heldUntil(world) {
    const orderId = await world.write(QUICK_POLICY);
    const soon = (ms: number): string => new Date(Date.now() + ms).toISOString();
    const hold = { type: 'OrderHeld', reason: 'MANUAL', blocks: ['release', 'hand-over'] } as const;
    const ends = { ...hold, owner: 'support', until: soon(1_500), default: 'release' } as const;
    const cancels = { ...ends, until: soon(4_000), default: 'cancel' } as const;
    const endless = { ...hold, key: 'endless' } as const;
    await world.happens(
      orderId,
      ...[{ ...ends, key: 'ends' } as const, { ...cancels, key: 'by-hand' } as const, endless],
      { ...cancels, key: 'cancels' },
    );
    await world.start(orderId);
    await world.eventually(orderId, ({ holds }) => holds.length === 3);
    for (const key of ['by-hand', 'endless'])
      await world.update(orderId, 'releaseHold', { key }, { actor: SUPPORT });
    await world.ended(orderId);
    return orderId;
  },
  async lapsedDuringReview(world) {
    const suspicious = { ...AUTO_POLICY, review: { ...AUTO_POLICY.review, holdAtScore: 0 } };
    const orderId = await world.place(suspicious);
    await world.eventually(orderId, (order) => isHeld(order, 'FRAUD_REVIEW'));
    const outcome = { outcome: 'voided', reference: 'pi_lapsed', amount: 5_000_000 } as const;
    await world.signal(orderId, 'paymentEvent', { paymentId: '1', outcome }, { actor: VENDOR });
    await world.eventually(orderId, (order) => isHeld(order, 'PAYMENT'));
    await world.update(orderId, 'release', { reason: 'PAYMENT' }, { actor: SUPPORT });
    await world.update(orderId, 'decideReview', { decision: 'approve' }, { actor: SUPPORT });
    await world.update(orderId, 'pay', { method: 'card', token: 'pm_card_visa' }, { actor: CUSTOMER });
    await reached(world, orderId, 'SHIPPED');
    await deliver(world, orderId);
    await world.ended(orderId);
    return orderId;
  },
  async paidInTwoParts(world) {
    world.vendors.script.authorize = [
      () => ({ outcome: 'authorized', reference: 'pi_less', amount: 4_999_700 }),
    ];
    const orderId = await world.place(AUTO_POLICY);
    await world.eventually(orderId, (order) => isHeld(order, 'PAYMENT'));
    await world.update(orderId, 'release', { reason: 'PAYMENT' }, { actor: SUPPORT });
    await world.update(orderId, 'pay', { method: 'card', token: 'pm_card_visa' }, { actor: CUSTOMER });
    await reached(world, orderId, 'SHIPPED');
    await world.eventually(orderId, ({ payments }) => payments[1]?.state === 'CAPTURED');
    await deliver(world, orderId);
    await world.ended(orderId);
    return orderId;
  },
  async heldLate(world) {
    const { script } = world.vendors;
    const put = { reason: 'MANUAL', blocks: ['release'] } as const;
    const staff = { actor: SUPPORT };
    const orderId = await world.write(AUTO_POLICY);
    const first = { type: 'OrderHeld', ...put, key: 'first', owner: 'support' } as const;
    await world.happens(orderId, first);
    await world.start(orderId);
    await world.eventually(orderId, ({ risk }) => risk !== undefined);
    await world.restartWorker(async () => {
      await world.signal(orderId, 'releaseHold', { key: 'first' }, staff);
      await world.signal(orderId, 'hold', { ...put, key: 'second' }, staff);
    });
    await world.eventually(orderId, ({ holds }) => holds.some(({ key }) => key === 'second'));
    // People type signals by hand, and the API sends them when no worker answers.
    await world.signal(orderId, 'addNote', { noteId: 'n-1', body: 'Call first', visibility: 'staff' }, staff);
    script.capture = Array.from({ length: 50 }, () => () => {
      throw new ProviderUnavailable('stripe', 'no answer');
    });
    await world.signal(orderId, 'releaseHold', { key: 'second', notes: 'Called' }, staff);
    await reached(world, orderId, 'SHIPPED');
    const keepsMoney = { ...put, blocks: ['payment'], key: 'dispute', notes: 'Ask the bank' } as const;
    await world.signal(orderId, 'hold', keepsMoney, staff);
    await world.eventually(orderId, ({ holds }) => holds.length === 1);
    script.capture = [];
    await world.signal(orderId, 'releaseHold', { key: 'dispute' }, staff);
    await deliver(world, orderId);
    await world.signal(orderId, 'cancel', { reason: 'Too late' }, { actor: CUSTOMER });
    await world.ended(orderId);
    return orderId;
  },
  async sentByHand(world) {
    const orderId = await world.place(QUICK_POLICY);
    await reached(world, orderId, 'CONFIRMED');
    await sendByHand(world, orderId);
    await world.update(orderId, 'cancel', { reason: 'Changed my mind' }, { actor: CUSTOMER });
    await world.ended(orderId);
    return orderId;
  },
  async deliveredWithoutBooking(world) {
    const silence = () => {
      throw new ProviderUnavailable('pathao', 'no answer');
    };
    world.vendors.script.book = Array.from({ length: 500 }, () => silence);
    const policy = { ...AUTO_POLICY, tracking: { pollEveryMs: 300 }, returns: { windowMs: 1_500 } };
    const onHold = { status: 'BOOKED', remark: 'UNCLEAR', vendorStatus: 'On Hold' } as const;
    world.vendors.script.track = [() => ({ ...onHold, occurredAt: new Date().toISOString() })];
    const orderId = await world.place(policy);
    await world.eventually(orderId, ({ parcels }) => parcels.length > 0);
    const says = async (status: 'IN_TRANSIT' | 'DELIVERED' | 'RETURNED'): Promise<void> => {
      const word = {
        parcelId: `${orderId}-1`,
        trackingId: `${orderId}/${status}`,
        vendorStatus: status,
      } as const;
      const at = { occurredAt: new Date().toISOString(), source: 'webhook', consignmentId: 'DC-1' } as const;
      await world.signal(orderId, 'shipmentEvent', { ...word, ...at, status }, { actor: VENDOR });
    };
    await says('IN_TRANSIT');
    await world.eventually(orderId, (order) => isHeld(order, 'COURIER'));
    world.vendors.script.book = [];
    await world.update(orderId, 'release', { reason: 'COURIER' }, { actor: SUPPORT });
    await says('DELIVERED');
    await reached(world, orderId, 'DELIVERED');
    await says('RETURNED');
    await world.eventually(orderId, (order) => isHeld(order, 'COURIER'));
    await world.update(orderId, 'release', { reason: 'COURIER' }, { actor: SUPPORT });
    await world.ended(orderId);
    return orderId;
  },
  async deliveredUnpaid(world) {
    const silence = () => {
      throw new ProviderUnavailable('stripe', 'no answer');
    };
    world.vendors.script.capture = Array.from({ length: 500 }, () => silence);
    const payment = { ...AUTO_POLICY.payment, repeatWindowMs: 500 };
    const orderId = await world.place({ ...AUTO_POLICY, payment });
    await reached(world, orderId, 'SHIPPED');
    await deliver(world, orderId);
    await world.eventually(orderId, (order) => isHeld(order, 'PAYMENT'));
    world.vendors.script.capture = [];
    await world.eventually(orderId, ({ payments }) => payments[0]?.state === 'CAPTURED');
    await world.update(orderId, 'release', { reason: 'PAYMENT' }, { actor: SUPPORT });
    await world.ended(orderId);
    return orderId;
  },
  async reopened(world) {
    const orderId = await world.place(AUTO_POLICY, [
      { sku: 'SETUP', quantity: 1, unitPrice: 50_000, stocked: false },
    ]);
    await world.ended(orderId);
    await world.startWith(orderId, 'reopen', { reason: 'Warranty' }, { actor: SUPPORT });
    await world.ended(orderId);
    return orderId;
  },
  ...MONEY_LIVES,
};

/** What comes to a namespace that many may write to: unsigned messages, signals without a form and of no such name. */
async function sendByHand(world: OrderWorld, orderId: string): Promise<void> {
  const order = world.client.workflow.getHandle(orderWorkflowId(orderId));
  const note = { noteId: `${orderId}-n`, body: 'Call first', visibility: 'staff' };
  await order.signal('addNote', { ...note, commandId: 'c1', bodyHash: 'h', actor: WAREHOUSE });
  await order.signal('pick', { commandId: 'c2' });
  await world.eventually(orderId, ({ pickingAt }) => pickingAt !== undefined);
  const noNews = { outcome: 'authorized', reference: `pi_${orderId}_1`, amount: 5_000_000 };
  await order.signal('paymentEvent', { paymentId: '1', outcome: noNews, commandId: 'c3', actor: VENDOR });
  await order.signal('shipIt', { now: true });
  await order.signal('cancel', {});
}

/** The history of the order's latest run, as the server has it. */
export async function historyOf(world: OrderWorld, orderId: string): ReturnType<HistoryFetch> {
  return world.client.workflow.getHandle(orderWorkflowId(orderId)).fetchHistory();
}
type HistoryFetch = ReturnType<OrderWorld['client']['workflow']['getHandle']>['fetchHistory'];
