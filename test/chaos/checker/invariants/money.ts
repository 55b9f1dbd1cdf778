import { cashPaymentOf } from '../../../../domain/cash/cash';
import type { PaymentIntent } from '../../../../sandbox/stripe/intent';
import type { Evidence, OrderEvidence, TransactionRow } from '../../evidence/evidence';
import { ofEachOrder } from '../ofEachOrder';
import type { Invariant } from '../violation';

/** What the gateway holds for orders is what they are worth, once. */
export const money: Invariant = {
  says: 'nobody is charged twice, delivered orders are paid, cancelled ones are free',
  violations: ofEachOrder((order, evidence) => {
    const intents = intentsOf(order, evidence);
    return [
      ...chargedTwice(order, intents),
      ...deliveredUnpaid(order, intents, evidence),
      ...cancelledPaid(order, intents),
    ];
  }),
};

export const ledger: Invariant = {
  says: 'the ledger agrees with the gateway',
  violations: ofEachOrder((order, evidence) => {
    const intents = intentsOf(order, evidence);
    return [
      ...order.transactions.flatMap((row) => ledgerFault(order, row, intents, evidence.vendors.refunds)),
      ...intents.flatMap((intent) => missingFromLedger(order, intent)),
    ];
  }),
};

function intentsOf({ id }: OrderEvidence, { vendors }: Evidence): PaymentIntent[] {
  return vendors.intents.filter(({ metadata }) => metadata['orderId'] === id);
}

const isTaken = ({ status }: PaymentIntent): boolean => status === 'succeeded';
const isReserved = ({ status }: PaymentIntent): boolean => status === 'requires_capture';
/** The customer may still confirm it at the bank's page. */
const isOpen = ({ status }: PaymentIntent): boolean => status === 'requires_action';

/** More than the order costs may be reserved only while a person has been asked to look, and is never taken. */
function chargedTwice({ holdReason, totals }: OrderEvidence, intents: readonly PaymentIntent[]): string[] {
  const taken = sum(intents.filter(isTaken), ({ amount_received }) => amount_received);
  const reserved = sum(intents.filter(isReserved), ({ amount_capturable }) => amount_capturable);
  if (taken > totals.grand) return [`paid ${taken} of ${totals.grand}`];
  if (taken + reserved <= totals.grand || holdReason === 'PAYMENT') return [];
  return [`paid or reserved ${taken + reserved} of ${totals.grand}`];
}

const sum = (intents: readonly PaymentIntent[], amountOf: (intent: PaymentIntent) => number): number =>
  intents.reduce((total, intent) => total + amountOf(intent), 0);

/** Delivered goods are paid, or held for their money; what only the courier knows to be delivered, for the parcel. */
function deliveredUnpaid(
  order: OrderEvidence,
  intents: readonly PaymentIntent[],
  { vendors }: Evidence,
): string[] {
  const { deliveredAt, totals, state } = order;
  const isHeldFor = (...reasons: readonly string[]): boolean =>
    state.holds.some(({ reason }) => reasons.includes(reason));
  if (cashPaymentOf(state)) return [];
  const received = sum(intents, ({ amount_received }) => amount_received);
  if (received === totals.grand || isHeldFor('PAYMENT')) return [];
  if (deliveredAt !== null) return [`delivered for ${totals.grand}, paid ${received}`];
  if (!isDeliveredByCourier(order, vendors) || isHeldFor('COURIER')) return [];
  return [`delivered by the courier for ${totals.grand}, paid ${received}`];
}

/** All that was to be sent is with the customer, as the courier tells. */
function isDeliveredByCourier({ state }: OrderEvidence, { consignments }: Evidence['vendors']): boolean {
  const isDelivered = ({ id }: { readonly id: string }): boolean =>
    consignments.some(({ merchantOrderId, word }) => merchantOrderId === id && word === 'delivered');
  const isAllSent = state.lines.every(({ quantities: q }) => q.reserved + q.backordered === 0);
  return state.parcels.length > 0 && isAllSent && state.parcels.every(isDelivered);
}

function cancelledPaid({ status }: OrderEvidence, intents: readonly PaymentIntent[]): string[] {
  if (status !== 'CANCELLED') return [];
  return intents
    .filter((intent) => isTaken(intent) || isReserved(intent) || isOpen(intent))
    .map((intent) => `cancelled, and ${intent.id} is ${intent.status}`);
}

/** What a row of the ledger says happened must have happened to that very payment. */
const MEANS: Readonly<Record<string, readonly PaymentIntent['status'][]>> = {
  AUTHORIZE: ['requires_capture', 'succeeded', 'canceled'],
  CAPTURE: ['succeeded'],
  VOID: ['canceled'],
};

function ledgerFault(
  order: OrderEvidence,
  row: TransactionRow,
  intents: readonly PaymentIntent[],
  refunds: Evidence['vendors']['refunds'],
): string[] {
  const { id, kind, status, amount, providerRef } = row;
  if (status === 'PENDING') return isAwaited(order, row) ? [] : [`${id} is still pending`];
  if (kind === 'REFUND' && status === 'SUCCEEDED') {
    const made = refunds.some((refund) => refund.id === providerRef && refund.amount === amount);
    return made ? [] : [`${id} is over ${amount}, which the gateway does not know as ${providerRef}`];
  }
  if (status !== 'SUCCEEDED' || providerRef === '') return [];
  const intent = intents.find((candidate) => candidate.id === providerRef);
  if (!intent) return [`${id} names ${providerRef}, which the gateway does not know`];
  if (!MEANS[kind]?.includes(intent.status)) return [`${id} succeeded, the gateway says ${intent.status}`];
  const moved = movedBy(intent, kind);
  return moved.includes(amount) ? [] : [`${id} is over ${amount}, at the gateway over ${moved.join(' or ')}`];
}

/** A void of what we never heard was reserved is over nothing, whatever it was for. */
function movedBy({ amount, amount_received: received }: PaymentIntent, kind: string): readonly number[] {
  if (kind === 'CAPTURE') return [received];
  return kind === 'VOID' ? [amount, 0] : [amount];
}

/** Only the customer's own confirmation may leave a row open. */
function isAwaited({ state }: OrderEvidence, { kind, paymentId }: TransactionRow): boolean {
  const payment = state.payments.find(({ id }) => id === paymentId);
  return kind === 'AUTHORIZE' && payment?.state === 'ACTION_REQUIRED';
}

function missingFromLedger({ transactions }: OrderEvidence, intent: PaymentIntent): string[] {
  const has = (kind: string): boolean =>
    transactions.some(
      (row) => row.kind === kind && row.status === 'SUCCEEDED' && row.providerRef === intent.id,
    );
  if (isTaken(intent) && !has('CAPTURE')) return [`${intent.id} was captured, which the ledger does not say`];
  return isReserved(intent) && !has('AUTHORIZE')
    ? [`${intent.id} is reserved, which the ledger does not say`]
    : [];
}
