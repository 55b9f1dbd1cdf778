import type { OrderFact } from '../facts';
import type { OrderState } from '../order/order';
import { after, newOrder } from '../testing/orders';
import {
  authorized,
  captured,
  orderAt,
  PLACES,
  refundFailed,
  refundRequested,
  refundSucceeded,
} from '../testing/stages';
import { balancesOf, entriesBetween, holdingsOf } from './ledger';
import type { LedgerEntry } from './holding';

const GRAND = newOrder().totals.grand;

/** What a story has entered, told fact by fact. */
function enteredBy(order: OrderState, ...facts: readonly OrderFact[]): readonly LedgerEntry[] {
  const states = [order];
  for (const fact of facts) states.push(after(states.at(-1) ?? order, fact));
  return states.slice(1).flatMap((state, index) => entriesBetween(states[index] ?? order, state));
}

const short = (entries: readonly LedgerEntry[]): readonly string[] =>
  entries.map(({ kind, debit, credit, amount }) => `${kind} ${debit} < ${credit} ${amount}`);

test('money is reserved, taken, given back, and turned away by the bank', () => {
  const entries = enteredBy(newOrder(), authorized, captured, refundRequested, refundSucceeded, refundFailed);
  expect(short(entries)).toEqual([
    `AUTHORIZE reserved:stripe < reservations ${GRAND}`,
    `RELEASE reservations < reserved:stripe ${GRAND}`,
    `CAPTURE gateway:stripe < customers ${GRAND}`,
    'REFUND customers < gateway:stripe 50000',
    'REFUND_RETURNED gateway:stripe < customers 50000',
  ]);
});

test('a reservation that is given free, or taken in part, leaves nothing reserved', () => {
  const part = { ...captured, amount: 1_000 };
  for (const facts of [
    [authorized, { type: 'PaymentVoided', paymentId: '1' } as const],
    [authorized, part],
  ])
    expect(balancesOf(enteredBy(newOrder(), ...facts)).get('reserved:stripe')).toBe(0);
});

test('a dispute that is lost takes what the bank says, and all of the payment where it says nothing', () => {
  const lost = { type: 'PaymentDisputed', paymentId: '1', dispute: 'dp_1', state: 'LOST' } as const;
  const open = { ...lost, state: 'OPEN' } as const;
  expect(short(enteredBy(orderAt('delivered'), open))).toEqual([]);
  expect(short(enteredBy(orderAt('delivered'), lost))).toEqual([
    `CHARGEBACK chargebacks < gateway:stripe ${GRAND}`,
  ]);
  expect(short(enteredBy(orderAt('delivered'), { ...lost, amount: 700, currency: 'BDT' }))).toEqual([
    'CHARGEBACK chargebacks < gateway:stripe 700',
  ]);
});

test.each(PLACES)(
  'what is entered on the way to "%s" comes to what the order stands for, and to nothing in all',
  (place) => {
    const order = orderAt(place);
    const entries = entriesBetween({ ...order, payments: [], parcels: [] }, order);
    const balances = balancesOf(entries);
    expect([...balances.values()].reduce((sum, balance) => sum + balance, 0)).toBe(0);
    for (const { key, amount } of holdingsOf(order)) {
      const entered = entries
        .filter((entry) => entry.key === key)
        .reduce((sum, entry) => sum + entry.amount, 0);
      expect([key, entered]).toEqual([key, amount]);
    }
  },
);

test('nothing is entered where no amount changes', () => {
  expect(enteredBy(orderAt('delivered'), { type: 'OrderClosed' }, refundRequested)).toEqual([]);
});
