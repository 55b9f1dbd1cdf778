import type { OrderFact } from '../facts';
import { allowedActions } from '../actions';
import { balancesOf, entriesBetween } from '../ledger/ledger';
import type { OrderState } from '../order/order';
import { NAMESPACE_STAFF, SYSTEM } from '../people/actor';
import { refundedOf } from '../payment/amounts';
import { isToPayOut, refundStatus } from '../refunds/refund';
import { refundWith } from '../refunds/refunds';
import { openMovesOf } from '../refunds/settleRefund';
import { decide } from '../decide';
import { command, COMMAND_AT, given } from '../testing/given';
import { PEOPLE, after, asEvent, later } from '../testing/orders';
import { cashCollected, orderAt, payoutApproved, payoutNamed } from '../testing/stages';
import { evolve } from '../evolve';
import { currentPayout, isRecipientWanted } from './payouts';
import type { HeardPayout } from './payoutWord';

const BANK = { ...SYSTEM, id: 'bank' };
const OF = { refundId: '1', payoutId: 'po_1' } as const;
const succeeded: OrderFact = {
  ...{ type: 'RefundSucceeded', refundId: '1', ordinal: 1, paymentId: '1' },
  ...{ reference: 'TX-1', amount: 500_00 },
};
const paid: OrderFact = { type: 'PayoutPaid', ...OF, reference: 'TX-1', amount: 500_00 };
const bounced: OrderFact = {
  ...{ type: 'PayoutBounced', ...OF, reason: 'ACCOUNT_NOT_FOUND', code: 'INVALID_WALLET' },
};
const heard = (word: HeardPayout['word'], more: Partial<HeardPayout> = {}): HeardPayout => ({
  ...{ payoutId: 'po_1', word },
  ...more,
});
const refundOf = (order: OrderState) => {
  const refund = refundWith(order, '1');
  if (!refund) throw new Error('no refund');
  return refund;
};
const statusOf = (order: OrderState) => refundStatus(refundOf(order));

const toPayOut = orderAt('a refund to pay out');
const toApprove = orderAt('a payout to approve');
const approved = after(toApprove, payoutApproved);
const onItsWay = orderAt('a payout on its way');
const wasPaid = after(onItsWay, paid, succeeded);

describe('a recipient', () => {
  test('is named, and takes the place of the one before', () => {
    const name = { refundId: '1', payoutId: 'po_2', method: 'nagad', last: '002' } as const;
    const fact: OrderFact = { type: 'PayoutNamed', ...name };
    given(toPayOut).when('namePayout', name, PEOPLE.customer).yields(fact);
    given(approved).when('namePayout', name, PEOPLE.support).yields(fact);
    const { payouts } = refundOf(after(approved, fact));
    expect(payouts?.map(({ id, state }) => [id, state])).toEqual([
      ['po_1', 'REPLACED'],
      ['po_2', 'NAMED'],
    ]);
  });

  test('is named once by the same id, and not while the money is on its way', () => {
    const { type: _type, ...name } = payoutNamed;
    given(toApprove).when('namePayout', name, PEOPLE.customer).yields();
    given(onItsWay)
      .when('namePayout', { ...name, payoutId: 'po_2' }, PEOPLE.customer)
      .isRefused('not-allowed', /waits for a recipient/);
  });

  test('is named for no refund that finance pays by another way', () => {
    const { refunds = [] } = toPayOut;
    const manual = { ...toPayOut, refunds: refunds.map((one) => ({ ...one, method: 'manual' as const })) };
    expect(isRecipientWanted(refundOf(manual))).toBe(false);
    expect(allowedActions(manual, PEOPLE.customer)).not.toContain('namePayout');
  });

  test('is refused where as many were named as one has any use for', () => {
    let order = toPayOut;
    for (let index = 1; index <= 20; index += 1)
      order = after(order, { ...payoutNamed, payoutId: `po_${index}` });
    given(order)
      .when('namePayout', { refundId: '1', payoutId: 'po_21', method: 'bkash', last: '1' }, PEOPLE.support)
      .isRefused('not-allowed', /20 recipients/);
  });
});

describe('an approval', () => {
  test('is for finance, and never for who named the recipient', () => {
    given(toApprove)
      .when('approvePayout', OF, PEOPLE.finance)
      .yields({ type: 'PayoutApproved', ...OF });
    const byFinance = evolve(toPayOut, asEvent(toPayOut, payoutNamed, { actor: PEOPLE.finance }));
    const proven = after(byFinance, { type: 'PayoutProven', ...OF });
    given(proven)
      .when('approvePayout', OF, PEOPLE.finance)
      .isRefused('forbidden', /named the recipient/);
    expect(allowedActions(proven, PEOPLE.finance)).not.toContain('approvePayout');
    given(proven)
      .when('approvePayout', OF, PEOPLE.admin)
      .yields({ type: 'PayoutApproved', ...OF });
    given(toApprove)
      .when('approvePayout', OF, NAMESPACE_STAFF)
      .isRefused('forbidden', /may not/);
  });

  test('is of the recipient that was looked at, and of one that is proven', () => {
    given(toApprove)
      .when('approvePayout', { ...OF, payoutId: 'po_0' }, PEOPLE.finance)
      .isRefused('not-allowed', /Another recipient/);
    const again = after(toApprove, { ...payoutNamed, payoutId: 'po_2' });
    given(again)
      .when('approvePayout', OF, PEOPLE.finance)
      .isRefused('not-allowed', /waits for an approval/);
    given(approved)
      .when('approvePayout', OF, PEOPLE.finance)
      .isRefused('not-allowed', /waits for an approval/);
  });
});

describe('a proof', () => {
  test('counts once, and not for who was replaced', () => {
    const named = after(toPayOut, payoutNamed);
    given(named)
      .when('hearPayout', heard('PROVEN'), BANK)
      .yields({ type: 'PayoutProven', ...OF });
    given(toApprove).when('hearPayout', heard('PROVEN'), BANK).yields();
    const replaced = after(named, { ...payoutNamed, payoutId: 'po_2' });
    given(replaced)
      .when('hearPayout', heard('PROVEN'), BANK)
      .isRefused('not-allowed', /Another recipient/);
    given(named)
      .when('hearPayout', { payoutId: 'po_9', word: 'PROVEN' }, BANK)
      .isRefused('not-found', /no such payout/);
  });
});

describe('a batch', () => {
  const send = heard('SENT', { batchId: 'pb_1', amount: 500_00 });

  test('takes what is approved, once', () => {
    given(approved)
      .when('hearPayout', send, BANK)
      .yields({ type: 'PayoutSent', ...OF, batchId: 'pb_1', amount: 500_00 });
    given(onItsWay).when('hearPayout', send, BANK).yields();
    given(wasPaid).when('hearPayout', send, BANK).yields();
    given(after(onItsWay, bounced)).when('hearPayout', send, BANK).yields();
    given(onItsWay)
      .when('hearPayout', { ...send, batchId: 'pb_2' }, BANK)
      .isRefused('not-allowed', /SENT/);
  });

  test.each([
    ['that is not approved', toApprove, send, 'not-allowed', /PROVEN/],
    ['of another amount', approved, { ...send, amount: 499_99 }, 'not-allowed', /Another amount/],
    [
      'of a held order',
      after(approved, { type: 'OrderHeld', reason: 'REFUND' }),
      send,
      'not-allowed',
      /held/,
    ],
    ['that was paid by hand', after(approved, succeeded), send, 'not-allowed', /Another amount/],
    ['without an amount', approved, heard('SENT', { batchId: 'pb_1' }), 'validation', /how much/],
  ] as const)('does not take one %s', (_what, order, word, code, sentence) => {
    given(order).when('hearPayout', word, BANK).isRefused(code, sentence);
  });

  test('is asked about at its bank, and at no gateway', () => {
    expect(openMovesOf(onItsWay)).toEqual([]);
  });

  test('keeps everybody else from the money', () => {
    expect(statusOf(onItsWay)).toBe('PENDING');
    for (const name of ['payOutRefund', 'rejectRefund', 'namePayout', 'approvePayout'])
      expect(allowedActions(onItsWay, PEOPLE.admin)).not.toContain(name);
  });

  test('that the bank does not take leaves its payouts to the next', () => {
    given(onItsWay)
      .when('hearPayout', heard('NOT_SENT', { code: 'LIMIT' }), BANK)
      .yields({ type: 'PayoutNotSent', ...OF, code: 'LIMIT' });
    const left = after(onItsWay, { type: 'PayoutNotSent', ...OF });
    expect(currentPayout(refundOf(left))?.state).toBe('APPROVED');
    expect(refundOf(left).moves.filter(isToPayOut)).toHaveLength(1);
    given(left)
      .when('hearPayout', { ...send, batchId: 'pb_2' }, BANK)
      .yields({ type: 'PayoutSent', ...OF, batchId: 'pb_2', amount: 500_00 });
    given(wasPaid).when('hearPayout', heard('NOT_SENT'), BANK).yields();
  });
});

describe('the bank’s word', () => {
  const isPaid = heard('PAID', { reference: 'TX-1' });
  const isBounced = heard('BOUNCED', { reason: 'ACCOUNT_NOT_FOUND', code: 'INVALID_WALLET' });

  test('settles a payout once', () => {
    given(onItsWay).when('hearPayout', isPaid, BANK).yields(paid, succeeded);
    given(wasPaid).when('hearPayout', isPaid, BANK).yields();
    expect(statusOf(wasPaid)).toBe('REFUNDED');
  });

  test('of another amount is written down, and a person sees to it', () => {
    given(onItsWay)
      .when('hearPayout', { ...isPaid, amount: 400_00 }, BANK)
      .yields(
        { ...paid, amount: 400_00 } as OrderFact,
        { ...succeeded, amount: 400_00 },
        expect.objectContaining({
          type: 'OrderHeld',
          reason: 'PAYMENT',
          notes: expect.stringMatching(/400/),
        }),
      );
  });

  test('that it came back reopens the payout: a recipient is asked for again', () => {
    given(onItsWay).when('hearPayout', isBounced, BANK).yields(bounced);
    const reopened = after(onItsWay, bounced);
    expect([statusOf(reopened), isRecipientWanted(refundOf(reopened))]).toEqual(['TO_PAY_OUT', true]);
    given(reopened).when('hearPayout', isBounced, BANK).yields();
    expect(allowedActions(reopened, PEOPLE.customer)).toContain('namePayout');
  });

  test('may come days after it was paid: the books take the money back', () => {
    given(wasPaid)
      .when('hearPayout', isBounced, BANK)
      .yields({ ...bounced, returned: 500_00 } as OrderFact);
    const reopened = after(wasPaid, bounced);
    expect([statusOf(reopened), isRecipientWanted(refundOf(reopened))]).toEqual(['TO_PAY_OUT', true]);
    const entries = entriesBetween(wasPaid, reopened);
    expect(entries.map(({ kind, amount }) => `${kind} ${amount}`)).toEqual(['REFUND_RETURNED 50000']);
    expect(balancesOf([...entriesBetween(onItsWay, wasPaid), ...entries]).get('bank')).toBe(0);
  });

  test('from before it came back comes late, and changes nothing; from after it is another payment', () => {
    const reopened = after(wasPaid, bounced);
    const since = refundOf(reopened).payouts?.[0]?.since ?? '';
    given(reopened).when('hearPayout', isPaid, BANK).yields();
    given(reopened)
      .when('hearPayout', { ...isPaid, at: since }, BANK)
      .yields();
    given(reopened)
      .when('hearPayout', { ...isPaid, at: later(9_999) }, BANK)
      .yields(paid, succeeded, expect.objectContaining({ type: 'OrderHeld', reason: 'PAYMENT' }));
  });

  test('about what was in no batch is written down, so that nobody pays it again', () => {
    given(approved)
      .when('hearPayout', isPaid, BANK)
      .yields(paid, succeeded, expect.objectContaining({ type: 'OrderHeld', reason: 'PAYMENT' }));
    given(approved).when('hearPayout', isBounced, BANK).yields();
    const byHand = after(approved, succeeded);
    given(byHand)
      .when('hearPayout', isPaid, BANK)
      .yields(
        expect.objectContaining({ type: 'OrderHeld', notes: expect.stringMatching(/not to be paid out/) }),
      );
  });
});

test('a refund by card takes no method, and one of cash is told how it goes', () => {
  const asked = { amount: 100_00, reason: 'Missing', method: 'payout' } as const;
  const refused = given(orderAt('delivered')).when('refund', asked, PEOPLE.finance);
  expect(refused.isRefused('validation', /card/).extra.errors).toEqual([
    { pointer: '/method', detail: expect.any(String) },
  ]);
  given(orderAt('cash collected'))
    .when('refund', { ...asked, method: 'manual' }, PEOPLE.finance)
    .yields(expect.objectContaining({ type: 'RefundRequested', method: 'manual' }));
});

test('whose refund of cash is approved is asked where the money shall go, unless finance finds the way', () => {
  const request = { type: 'RefundRequested', refundId: '1', amount: 100, reason: 'x' } as const;
  const from = [{ ordinal: 1, paymentId: '1', amount: 100, byHand: true }] as const;
  const asked = after(orderAt('cash collected'), { ...request, needsApproval: true, from });
  given(asked)
    .when('approveRefund', { refundId: '1' }, PEOPLE.finance)
    .yields({ type: 'RefundApproved', refundId: '1', toPayOut: 100 });
  const manual = after(orderAt('cash collected'), {
    ...request,
    needsApproval: true,
    method: 'manual',
    from,
  });
  given(manual)
    .when('approveRefund', { refundId: '1' }, PEOPLE.finance)
    .yields({ type: 'RefundApproved', refundId: '1' });
});

describe('what may not go', () => {
  const less: OrderFact = { ...cashCollected, amount: 499_99 };
  const another: OrderFact = {
    ...{ type: 'RefundRequested', refundId: '2', amount: 100_00, reason: 'x' },
    from: [{ ordinal: 2, paymentId: '1', amount: 100_00, byHand: true }],
  };
  const alsoProven = [
    another,
    { ...payoutNamed, refundId: '2', payoutId: 'po_2' },
    { type: 'PayoutProven', refundId: '2', payoutId: 'po_2' },
  ] as const;

  test.each([
    ['approved', () => given(after(toApprove, less)).when('approvePayout', OF, PEOPLE.finance)],
    [
      'sent',
      () =>
        given(after(approved, less)).when(
          ...(['hearPayout', heard('SENT', { batchId: 'pb_1', amount: 500_00 }), BANK] as const),
        ),
    ],
    [
      'paid by hand',
      () =>
        given(after(toPayOut, less)).when(
          ...(['payOutRefund', { refundId: '1', reference: 'TX-1' }, PEOPLE.finance] as const),
        ),
    ],
  ])('is not %s where less was collected than is to go', (_what, ask) => {
    const refused = ask();
    expect(refused.isRefused('not-allowed', /Less was collected/).extra.amountLeft?.amount).toBe(499_99);
  });

  test('is judged by its own refund, where another of the order may', () => {
    const name = { refundId: '1', payoutId: 'po_3', method: 'bkash', last: '1' } as const;
    given(after(onItsWay, another))
      .when('namePayout', name, PEOPLE.customer)
      .isRefused('not-allowed', /waits for no recipient/);
    given(after(onItsWay, ...alsoProven))
      .when('approvePayout', OF, PEOPLE.finance)
      .isRefused('not-allowed', /is SENT/);
    given(after(approved, ...alsoProven))
      .when('approvePayout', OF, PEOPLE.finance)
      .yields();
  });

  test('is not offered for approval once it was paid by hand', () => {
    expect(allowedActions(toApprove, PEOPLE.finance)).toContain('approvePayout');
    expect(allowedActions(after(toApprove, succeeded), PEOPLE.finance)).not.toContain('approvePayout');
  });
});

test('the order knows no more of a number than its last digits, whoever tells it', () => {
  const name = { refundId: '1', payoutId: 'po_2', method: 'bkash', last: '01711000001' } as const;
  given(toPayOut)
    .when('namePayout', name, PEOPLE.customer)
    .yields({ type: 'PayoutNamed', ...name, last: '0001' });
});

test('a bank that names no reference has paid under the payout’s own', () => {
  given(onItsWay)
    .when('hearPayout', heard('PAID'), BANK)
    .yields({ ...paid, reference: 'po_1' } as OrderFact, { ...succeeded, reference: 'po_1' });
});

test('who was replaced before the money came back is asked for no more than anybody else', () => {
  const second = { refundId: '1', payoutId: 'po_2' } as const;
  const order = after(
    toApprove,
    ...[{ ...payoutNamed, ...second }, { type: 'PayoutProven', ...second } as const],
    ...[{ type: 'PayoutApproved', ...second } as const],
    { type: 'PayoutSent', ...second, batchId: 'pb_1', amount: 500_00 },
    { ...bounced, ...second } as OrderFact,
  );
  expect([currentPayout(refundOf(order)), isRecipientWanted(refundOf(order))]).toEqual([undefined, true]);
});

describe('a payout of several moves', () => {
  const from = [300_00, 200_00].map((amount, index) => ({
    ...{ ordinal: index + 1, paymentId: '1', amount, byHand: true as const },
  }));
  const before = after(
    orderAt('cash collected'),
    ...[{ type: 'RefundRequested', refundId: '1', amount: 500_00, reason: 'x', from } as const],
    ...[payoutNamed, { type: 'PayoutProven', ...OF } as const, payoutApproved],
  );
  const sent = (amount: number): OrderFact => ({ type: 'PayoutSent', ...OF, batchId: 'pb_1', amount });
  const amounts = (amount: number): readonly unknown[] =>
    decide(
      after(before, sent(500_00)),
      command('hearPayout', heard('PAID', { amount }), BANK),
      COMMAND_AT,
    ).flatMap((fact) => (fact.type === 'RefundSucceeded' ? [[fact.ordinal, fact.amount]] : []));

  test.each([
    [
      500_00,
      [
        [1, 300_00],
        [2, 200_00],
      ],
    ],
    [
      600_00,
      [
        [1, 300_00],
        [2, 300_00],
      ],
    ],
    [250_00, [[1, 250_00]]],
  ])('of which %d were paid gives each what it asked for, and the last the rest', (amount, shares) => {
    expect(amounts(amount)).toEqual(shares);
  });

  test('that comes back takes back what went with it, and nothing that was paid by hand', () => {
    const byHand: OrderFact = { ...succeeded, amount: 300_00 };
    const order = after(
      before,
      byHand,
      sent(200_00),
      {
        ...{ type: 'PayoutPaid', ...OF, reference: 'TX-1', amount: 200_00 },
      },
      { ...succeeded, ordinal: 2, amount: 200_00 } as OrderFact,
      bounced,
    );
    expect(order.payments.map(refundedOf)).toEqual([300_00]);
  });
});
