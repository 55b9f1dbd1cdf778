import type { PaymentIntent } from '../../../sandbox/stripe/intent';
import type { Evidence, OrderEvidence, TransactionRow } from '../evidence/evidence';
import { ofEachOrder } from './ofEachOrder';
import type { Invariant } from './violation';

/** What the gateway holds for orders is what they are worth, once. */
export const money: Invariant = {
  says: 'nobody is charged twice, delivered orders are paid, cancelled ones are free',
  violations: ofEachOrder((order, evidence) => {
    const intents = intentsOf(order, evidence);
    return [
      ...chargedTwice(order, intents),
      ...deliveredUnpaid(order, intents),
      ...cancelledPaid(order, intents),
    ];
  }),
};

export const ledger: Invariant = {
  says: 'the ledger agrees with the gateway',
  violations: ofEachOrder((order, evidence) => {
    const intents = intentsOf(order, evidence);
    return [
      ...order.transactions.flatMap((row) => ledgerFault(order, row, intents)),
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

/** Two reservations may stand only while a person has been asked to look. */
function chargedTwice({ holdReason }: OrderEvidence, intents: readonly PaymentIntent[]): string[] {
  const taken = intents.filter(isTaken).length;
  const charged = taken + intents.filter(isReserved).length;
  if (taken > 1) return [`paid ${taken} times`];
  return charged > 1 && holdReason !== 'PAYMENT' ? [`reserved ${charged} times`] : [];
}

function deliveredUnpaid(order: OrderEvidence, intents: readonly PaymentIntent[]): string[] {
  const { deliveredAt, holdReason, totals } = order;
  const received = intents.reduce((sum, { amount_received }) => sum + amount_received, 0);
  if (deliveredAt === null || holdReason === 'PAYMENT' || received === totals.grand) return [];
  return [`delivered for ${totals.grand}, paid ${received}`];
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

function ledgerFault(order: OrderEvidence, row: TransactionRow, intents: readonly PaymentIntent[]): string[] {
  const { id, kind, status, amount, providerRef } = row;
  if (status === 'PENDING') return isAwaited(order, row) ? [] : [`${id} is still pending`];
  if (status !== 'SUCCEEDED' || providerRef === '') return [];
  const intent = intents.find((candidate) => candidate.id === providerRef);
  if (!intent) return [`${id} names ${providerRef}, which the gateway does not know`];
  if (!MEANS[kind]?.includes(intent.status)) return [`${id} succeeded, the gateway says ${intent.status}`];
  return intent.amount === amount ? [] : [`${id} is over ${amount}, at the gateway over ${intent.amount}`];
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
