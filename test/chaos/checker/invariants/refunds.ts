import { movesOf, type PlacedMove } from '../../../../domain/refunds/refunds';
import { intoCredit } from '../../../../domain/storeCredit/holdings';
import type { Refund } from '../../../../sandbox/stripe/refunds';
import type { Evidence, OrderEvidence } from '../../evidence/evidence';
import { ofEachOrder } from '../ofEachOrder';
import type { Invariant } from '../violation';

/** Money goes back once for each refund that was asked for, and no refund is left in the middle. */
export const refunds: Invariant = {
  says: 'each refund is made once, and the gateway gave back what the order says',
  violations: ofEachOrder((order, evidence) => {
    const made = refundsOf(order, evidence);
    const stayed = sum(made.filter(({ status }) => status === 'succeeded'));
    const told = order.state.payments.reduce(
      (all, { id, refunded = 0 }) => all + refunded - intoCredit(order.state, id),
      0,
    );
    const isDue = ({ move }: PlacedMove): boolean =>
      move.state === 'PENDING' || (move.state === 'DUE' && !move.byHand);
    return [
      ...(stayed === told ? [] : [`${told} was given back, at the gateway ${stayed}`]),
      ...madeTwice(made),
      ...movesOf(order.state)
        .filter(isDue)
        .map(({ move }) => `refund ${move.ordinal} is still ${move.state}`),
    ];
  }),
};

/** The double-entry ledger of an order, and what its gateway holds for it. */
export const books: Invariant = {
  says: 'the books of each order come to what the gateway holds for it',
  violations: ofEachOrder((order, evidence) => {
    const intents = intentsOf(order, evidence);
    const received = intents.reduce((all, { amount_received: amount }) => all + amount, 0);
    const reserved = intents.reduce((all, { amount_capturable: amount }) => all + amount, 0);
    const back = sum(refundsOf(order, evidence).filter(({ status }) => status === 'succeeded'));
    return [
      ...differs('gateway:stripe', balanceOf(order, 'gateway:stripe'), received - back),
      ...differs('reserved:stripe', balanceOf(order, 'reserved:stripe'), reserved),
    ];
  }),
};

const intentsOf = ({ id }: OrderEvidence, { vendors }: Evidence): Evidence['vendors']['intents'] =>
  vendors.intents.filter(({ metadata }) => metadata['orderId'] === id);

function refundsOf(order: OrderEvidence, evidence: Evidence): readonly Refund[] {
  const ids = intentsOf(order, evidence).map(({ id }) => id);
  return evidence.vendors.refunds.filter(({ payment_intent: id }) => ids.includes(id));
}

const sum = (made: readonly Refund[]): number => made.reduce((all, { amount }) => all + amount, 0);

/** Each of our refunds names its position. */
function madeTwice(made: readonly Refund[]): string[] {
  const positions = made.map(({ metadata }) => metadata['ordinal'] ?? '');
  return positions
    .filter((position, index) => position !== '' && positions.indexOf(position) < index)
    .map((position) => `refund ${position} was made twice`);
}

const balanceOf = ({ ledger }: OrderEvidence, account: string): number =>
  ledger.reduce(
    (balance, { debit, credit, amount }) =>
      balance + (debit === account ? amount : 0) - (credit === account ? amount : 0),
    0,
  );

const differs = (account: string, told: number, is: number): string[] =>
  told === is ? [] : [`${account} comes to ${told}, the gateway has ${is}`];
