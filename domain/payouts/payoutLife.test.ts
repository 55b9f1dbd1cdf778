import fc from 'fast-check';
import type { CommandName, CommandPayloads } from '../commands';
import { decide } from '../decide';
import { DomainError } from '../errors';
import { evolve } from '../evolve';
import type { OrderState } from '../order/order';
import { refundedOf, sumOf } from '../payment/amounts';
import { SYSTEM, type Actor } from '../people/actor';
import { isToPayOut, refundStatus } from '../refunds/refund';
import { refundsOf } from '../refunds/refunds';
import { command, COMMAND_AT } from '../testing/given';
import { PEOPLE, asEvent, later } from '../testing/orders';
import { orderAt } from '../testing/stages';
import { currentPayout, isRecipientWanted, placedPayouts } from './payouts';
import { PAYOUT_WORDS } from './payoutWord';

const BANK: Actor = { ...SYSTEM, id: 'bank' };
const AMOUNT = 500_00;

type Step = (order: OrderState) => OrderState;

/** What somebody sends; a refusal changes nothing. */
const send =
  <Name extends CommandName>(name: Name, payload: CommandPayloads[Name], actor: Actor): Step =>
  (order) => {
    try {
      const facts = decide(order, command(name, payload, actor), COMMAND_AT);
      return facts.reduce((state, fact) => evolve(state, asEvent(state, fact, { actor })), order);
    } catch (error) {
      if (error instanceof DomainError) return order;
      throw error;
    }
  };

const payoutId = fc.integer({ min: 1, max: 3 }).map((number) => `po_${number}`);
const person = fc.constantFrom(PEOPLE.customer, PEOPLE.support, PEOPLE.finance, PEOPLE.admin);

const step = fc.oneof(
  fc
    .tuple(payoutId, person)
    .map(([id, actor]) =>
      send('namePayout', { refundId: '1', payoutId: id, method: 'bkash', last: '001' }, actor),
    ),
  fc
    .tuple(payoutId, person)
    .map(([id, actor]) => send('approvePayout', { refundId: '1', payoutId: id }, actor)),
  fc
    .record({
      payoutId,
      word: fc.constantFrom(...PAYOUT_WORDS, 'SENT' as const, 'PROVEN' as const),
      batchId: fc.constantFrom('pb_1', 'pb_2'),
      amount: fc.constantFrom(AMOUNT, AMOUNT, AMOUNT, 1),
      at: fc.constantFrom(later(1), later(9_999)),
      reference: fc.constantFrom('TX-1', 'TX-2'),
    })
    .map((heard) => send('hearPayout', heard, BANK)),
  fc.constant(send('payOutRefund', { refundId: '1', reference: 'BY-HAND' }, PEOPLE.finance)),
  fc.constant(send('rejectRefund', { refundId: '1', notes: 'No' }, PEOPLE.finance)),
);

/** What has gone out and not come back. */
const paidOut = (order: OrderState): number => sumOf(order, refundedOf);

/** Who is to see to a refund that is not over; undefined: nobody. */
function whoseTurn(order: OrderState): string | undefined {
  const [refund] = refundsOf(order);
  if (!refund) return undefined;
  if (isRecipientWanted(refund)) return 'its customer, or support: a recipient';
  const payout = currentPayout(refund);
  switch (payout?.state) {
    case 'NAMED':
      return 'its customer: the code';
    case 'PROVEN':
    case 'APPROVED':
      return 'finance';
    case 'SENT':
      return 'the bank';
    default:
      return undefined;
  }
}

test('whatever is said in whatever order, never more goes out than the refund, and nothing waits for nobody', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let order = orderAt('a refund to pay out');
      for (const apply of steps) {
        order = apply(order);
        expect(paidOut(order)).toBeLessThanOrEqual(AMOUNT);
        expect(paidOut(order)).toBeGreaterThanOrEqual(0);
        const [refund] = refundsOf(order);
        if (!refund) throw new Error('The refund is gone');
        const status = refundStatus(refund);
        const underWay = placedPayouts(order).filter(({ payout }) => payout.state === 'SENT');
        expect(underWay.length).toBeLessThanOrEqual(1);
        // What is in a batch is nobody else's to pay.
        expect(underWay.length > 0 && refund.moves.some(isToPayOut)).toBe(false);
        if (status === 'REFUNDED' || status === 'REJECTED') continue;
        expect([status, whoseTurn(order)]).toEqual([status, expect.any(String)]);
      }
    }),
    { numRuns: 400 },
  );
});
