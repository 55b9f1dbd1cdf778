import { allowedActions } from '../../actions';
import { decide } from '../../decide';
import { heldFor } from '../../holds/holds';
import type { OrderState } from '../../order/order';
import { command, COMMAND_AT, given } from '../../testing/given';
import { after, later, newOrder, PEOPLE } from '../../testing/orders';
import { cancelled, depositLink, orderAt } from '../../testing/stages';
import { derivePaymentStatus } from '../../order/status';
import { SYSTEM } from '../../people/actor';
import { hearWebhook } from '../hearWebhook';
import { payDeadline } from '../payDeadline';
import { settlePayment } from '../settlePayment';
import { endSession, sessionEnd } from './session';

const TO_CARD = { method: 'card', token: 'tok_visa' } as const;
const TO_DOOR = { method: 'cod', refusedAtDoor: 0 } as const;
const SESSION_S = 30 * 60;

/** An order whose customer was sent to the bank to confirm what they pay in the place of cash at the door. */
function atBank(order: OrderState): OrderState {
  const asked = after(order, ...decide(order, command('switchPayment', TO_CARD), COMMAND_AT));
  const { id = '' } = asked.payments.at(-1) ?? {};
  const outcome = { outcome: 'actionRequired', reference: `pi_${id}` } as const;
  return after(asked, ...settlePayment(asked, id, outcome, COMMAND_AT));
}

const waiting = atBank(newOrder({ method: 'cod' }));
const end = sessionEnd(waiting) ?? fail();
const ended = after(waiting, ...endSession(waiting, end, end.at));

describe('an attempt that its customer leaves unconfirmed at the bank', () => {
  test('ends with the bank’s session in an order that is paid at the door, which has no other time to pay', () => {
    expect(end).toEqual({ at: later(1_000 + SESSION_S), of: 'bank session', paymentId: '2' });
    expect(payDeadline(waiting)).toBeUndefined();
    given(waiting)
      .when('switchPayment', TO_CARD)
      .isRefused('not-allowed', /under way/);
    expect(endSession(waiting, end, end.at)).toEqual([
      { type: 'PaymentDeclined', paymentId: '2', code: 'not_confirmed', retryUntil: later(88_200 + 1_000) },
    ]);
  });

  test('keeps nobody from another one then, nor from a link, and the door has all of it', () => {
    expect(allowedActions(ended, PEOPLE.customer)).toContain('switchPayment');
    expect([derivePaymentStatus(ended), sessionEnd(ended), payDeadline(ended)]).toEqual([
      'COD_DUE',
      ...[undefined, undefined],
    ]);
    const deposit = atBank(orderAt('deposit due'));
    const again = after(deposit, ...endSession(deposit, sessionEnd(deposit) ?? fail(), end.at));
    const { linkId } = depositLink;
    expect(
      decide(again, command('payByLink', { linkId, token: 't', begunAt: later(1) }, SYSTEM), COMMAND_AT),
    ).toMatchObject([{ type: 'PaymentRequested' }]);
  });

  test('that is confirmed after all brings late money, which a person looks at', () => {
    const outcome = { outcome: 'authorized', reference: 'pi_2', amount: newOrder().totals.grand } as const;
    const facts = hearWebhook(ended, { paymentId: '2', outcome, source: 'webhook' }, later(9_000));
    expect(facts).toMatchObject([{ type: 'PaymentAuthorized', late: true }, { type: 'OrderHeld' }]);
    expect(heldFor(after(ended, ...facts))).toEqual(['PAYMENT']);
  });

  test('ends so as well where its order was switched to the door meanwhile', () => {
    const bank = orderAt('waiting for the bank');
    const atDoor = after(bank, ...decide(bank, command('switchPayment', TO_DOOR), COMMAND_AT));
    expect(sessionEnd(atDoor)).toMatchObject({ at: later(1_000 + SESSION_S), paymentId: '1' });
    const over = after(atDoor, ...endSession(atDoor, sessionEnd(atDoor) ?? fail(), end.at));
    expect(decide(over, command('switchPayment', TO_CARD), COMMAND_AT)).toHaveLength(1);
  });

  test('has no such end where the order waits for it, is ending, or was asked for before there was one', () => {
    expect(sessionEnd(orderAt('waiting for the bank'))).toBeUndefined();
    expect(sessionEnd(after(waiting, cancelled))).toBeUndefined();
    const payments = waiting.payments.map(({ sessionEndsAt: _end, ...payment }) => payment);
    expect(sessionEnd({ ...waiting, payments })).toBeUndefined();
  });

  test('is not ended twice, nor once the gateway has spoken', () => {
    expect(endSession(ended, end, end.at)).toEqual([]);
    const outcome = { outcome: 'authorized', reference: 'pi_2', amount: newOrder().totals.grand } as const;
    const paid = after(waiting, ...settlePayment(waiting, '2', outcome, COMMAND_AT));
    expect([sessionEnd(paid), endSession(paid, end, end.at)]).toEqual([undefined, []]);
  });
});

function fail(): never {
  throw new Error('There is no such thing');
}
