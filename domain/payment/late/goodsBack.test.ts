import { decide } from '../../decide';
import { heldFor } from '../../holds/holds';
import type { OrderState } from '../../order/order';
import { command, COMMAND_AT, given } from '../../testing/given';
import { after, newOrder, PEOPLE } from '../../testing/orders';
import { handedOver, booked, ofSecond, orderAt, packedInTwo, PARCEL, tracked } from '../../testing/stages';
import { cashParcels } from '../../cash/cash';
import { capturedOf, openToCapture, sumOf } from '../amounts';
import { toCapture } from '../capture';
import { settlePayment } from '../settlePayment';
import { toGiveFree } from '../surplus';

const GRAND = newOrder().totals.grand;
const AUTHORIZED = { outcome: 'authorized', reference: 'pi_2', amount: GRAND } as const;
const TAKEN = { ...AUTHORIZED, outcome: 'captured' } as const;
const CAME_BACK = [tracked('RETURNING', 200), tracked('RETURNED', 210)] as const;
const HELD = { type: 'OrderHeld', reason: 'COURIER' } as const;

/** An order that is paid at the door, whose customer was sent to the bank to pay it by card while the courier had the parcel. */
function atBank(order: OrderState): OrderState {
  const asked = decide(order, command('switchPayment', { method: 'card', token: 't' }), COMMAND_AT);
  const pending = after(order, ...asked);
  const waits = { outcome: 'actionRequired', reference: 'pi_2' } as const;
  return after(pending, ...settlePayment(pending, '2', waits, COMMAND_AT));
}

const back = after(atBank(orderAt('cash due')), ...CAME_BACK, HELD);
const confirmed = after(back, ...settlePayment(back, '2', AUTHORIZED, COMMAND_AT));

describe('a card that is confirmed at the bank after the parcel came back', () => {
  test('is reserved and not taken, finance is told, and the door has what it had', () => {
    expect(settlePayment(back, '2', AUTHORIZED, COMMAND_AT)).toEqual([
      { type: 'PaymentAuthorized', paymentId: '2', reference: 'pi_2', afterReturn: true },
      {
        ...{ type: 'OrderHeld', reason: 'RESERVATION' },
        notes: expect.stringMatching(/^Reserved after the goods came back: 50670\.00 BDT, pi_2/),
      },
    ]);
    expect(heldFor(confirmed)).toEqual(['COURIER', 'RESERVATION']);
    expect([toCapture(confirmed), toGiveFree(confirmed)]).toEqual([undefined, undefined]);
    expect(cashParcels(confirmed)[0]?.cash.due).toBe(GRAND);
  });

  test('is the same while the parcel is on its way back', () => {
    const returning = after(atBank(orderAt('cash due')), tracked('RETURNING', 200));
    const order = after(returning, ...settlePayment(returning, '2', AUTHORIZED, COMMAND_AT));
    expect([toCapture(order), heldFor(order)]).toEqual([undefined, ['RESERVATION']]);
    // It was brought to the door after all, where its courier asks for the cash.
    const brought = after(order, tracked('DELIVERED', 220));
    expect([toCapture(brought)?.id, toGiveFree(brought)?.id]).toEqual(['2', '2']);
  });

  test('is given free because somebody wants it, without any time to pay again', () => {
    given(confirmed)
      .when('voidPayment', {}, PEOPLE.finance)
      .yields({ type: 'VoidRequested', paymentId: '2' });
    const unwanted = after(confirmed, { type: 'VoidRequested', paymentId: '2' });
    expect(toGiveFree(unwanted)?.id).toBe('2');
    const facts = settlePayment(unwanted, '2', { ...AUTHORIZED, outcome: 'voided' }, COMMAND_AT);
    expect(facts).toEqual([{ type: 'PaymentVoided', paymentId: '2' }]);
    expect(heldFor(after(unwanted, ...facts))).toEqual(['COURIER']);
  });

  test('is taken because somebody wants it', () => {
    given(confirmed)
      .when('capturePayment', {}, PEOPLE.finance)
      .yields({ type: 'CaptureRequested', paymentId: '2' });
    const wanted = after(confirmed, { type: 'CaptureRequested', paymentId: '2' });
    expect([toCapture(wanted)?.id, toGiveFree(wanted)]).toEqual(['2', undefined]);
    const taken = after(wanted, ...settlePayment(wanted, '2', TAKEN, COMMAND_AT));
    expect([sumOf(taken, capturedOf), heldFor(taken)]).toEqual([GRAND, ['COURIER']]);
  });

  test('is given free as staff end the order', () => {
    const ending = decide(confirmed, command('cancel', { reason: 'Came back' }), COMMAND_AT);
    expect(after(confirmed, ...ending).undo).toContainEqual({ kind: 'voidPayment', paymentId: '2' });
    given(confirmed)
      .when('cancel', { reason: 'Came back' }, PEOPLE.customer)
      .isRefused('not-allowed', /came back/);
  });

  test('is for finance to give back where it was taken at once, or by the gateway itself', () => {
    const MONEY = expect.objectContaining({ type: 'OrderHeld', reason: 'PAYMENT', stays: true });
    expect(settlePayment(back, '2', TAKEN, COMMAND_AT).at(-1)).toEqual(MONEY);
    expect(settlePayment(confirmed, '2', TAKEN, COMMAND_AT)).toEqual([
      { type: 'PaymentCaptured', paymentId: '2' },
      MONEY,
    ]);
  });

  test('is an ordinary payment where other goods of the order are still to reach their customer', () => {
    const [first, second] = packedInTwo;
    const cash = { due: 500_00, toCollect: 500_00 };
    const rest = { due: GRAND - 500_00, toCollect: GRAND - 500_00 };
    const two = after(
      newOrder({ method: 'cod' }),
      ...[{ type: 'OrderConfirmed' } as const, { ...first, cash: rest }, { ...second, cash }],
      ...[booked, handedOver, ofSecond({ ...booked, consignmentId: 'DC2' }), ofSecond(handedOver)],
    );
    const onTheWay = after(atBank(two), ...CAME_BACK, HELD);
    const facts = settlePayment(onTheWay, '2', AUTHORIZED, COMMAND_AT);
    expect(facts[0]).toEqual({ type: 'PaymentAuthorized', paymentId: '2', reference: 'pi_2' });
    expect(onTheWay.parcels.find(({ id }) => id === PARCEL)?.state).toBe('RETURNED');
    expect(toCapture(after(onTheWay, ...facts))?.id).toBe('2');
  });
});

test('money that was reserved before its goods came back is taken as ever', () => {
  const out = orderAt('handed over');
  const returned = after(out, ...CAME_BACK, HELD);
  expect([toCapture(returned)?.id, sumOf(returned, openToCapture)]).toEqual(['1', GRAND]);
  given(returned).when('voidPayment', {}, PEOPLE.finance).isRefused('not-allowed', /out/);
});
