import { fieldFault, type FieldShape } from './command';
import { COMMANDS, COMMAND_NAMES, type CommandName, type CommandPayloads } from './commands';
import { decide } from './decide';
import { DomainError } from './errors';
import type { OrderFact } from './facts';
import type { PaymentOutcome } from './payment/payment';
import { SYSTEM, type Role } from './people/actor';
import { SETTABLE_STATUSES, type SettableStatus } from './order/status';
import { COMMAND_SAMPLES } from './testing/commandSamples';
import { COMMAND_AT, command, given } from './testing/given';
import { PEOPLE, after, later, newOrder } from './testing/orders';
import {
  PARCEL,
  SECOND_PARCEL,
  authorized,
  booked,
  handedOver,
  ofSecond,
  orderAt,
  packed,
  packedInTwo,
  tracked,
} from './testing/stages';

/** Drawn as nothing, whatever the font. */
const UNSEEN = ['\u200b', ' \u200d\ufeff ', '\u00ad\n'];

describe('words of which nothing is seen', () => {
  const unpaid = after(orderAt('handed over'), tracked('DELIVERED'), {
    type: 'PaymentVoided',
    paymentId: '1',
  });

  test.each(UNSEEN)('%j tells nobody why goods went without their money', (notes) => {
    const refused = [
      given(unpaid).when('release', { reason: 'PAYMENT', notes }, PEOPLE.finance),
      given(unpaid).when('releaseHold', { key: 'PAYMENT', notes }, PEOPLE.finance),
    ].map((verdict) => verdict.isRefused('validation', /not empty/).extra.errors);
    const errors = [{ pointer: '/notes', detail: expect.stringContaining('not empty') }];
    expect(refused).toEqual([errors, errors]);
  });

  /** Every text that a person sends and that must not be empty. */
  const texts = COMMAND_NAMES.filter((name) => COMMANDS[name].roles.length > 0).flatMap((name) =>
    Object.entries<FieldShape>(COMMANDS[name].shape)
      .filter(([, shape]) => typeof shape !== 'object' && fieldFault(shape, '') && !fieldFault(shape, 'a'))
      .map(([field]) => [name, field] as const),
  );

  const senderOf = (name: CommandName): Role => {
    const [role = 'admin'] = COMMAND_SAMPLES[name].may;
    return role;
  };

  test('are looked for in every text', () => {
    expect(texts).toEqual(
      expect.arrayContaining([
        ...[
          ['cancel', 'reason'],
          ['addNote', 'body'],
          ['recordDelivery', 'proof'],
          ['pay', 'token'],
        ],
        ...[
          ['hold', 'notes'],
          ['decideReview', 'notes'],
          ['setStatus', 'notes'],
          ['reopen', 'reason'],
        ],
      ]),
    );
  });

  test.each(texts)('say nothing in a command: %s, %s', (name, field) => {
    const { at, payload } = COMMAND_SAMPLES[name];
    for (const text of UNSEEN) {
      const sent = { ...payload, [field]: text } as CommandPayloads[typeof name];
      expect(() => decide(orderAt(at), command(name, sent, PEOPLE[senderOf(name)]), COMMAND_AT)).toThrow(
        DomainError,
      );
    }
  });
});

describe('cancel', () => {
  test('asks for the cancellation, with the reason', () => {
    given(orderAt('confirmed'))
      .when('cancel', { reason: 'Too slow' }, PEOPLE.customer)
      .yields({ type: 'CancellationRequested', reason: 'Too slow' });
  });

  test('is refused once the parcel is out, and says what is possible instead', () => {
    const refusal = given(orderAt('handed over'))
      .when('cancel', { reason: 'Too slow' })
      .isRefused('not-allowed', /refused at the door or returned/);
    expect(refusal.extra.allowedActions).toEqual(['recordDelivery', 'addNote', 'pushToErp', 'hold']);
  });
});

describe('pay', () => {
  test('opens another attempt with the next ordinal, for the whole total, without the token', () => {
    const order = orderAt('payment failed');
    given(order)
      .when('pay', { method: 'card', token: 'tok_visa' }, PEOPLE.customer)
      .yields({
        type: 'PaymentRequested',
        payment: {
          id: '2',
          ordinal: 2,
          method: 'card',
          provider: 'stripe',
          amount: order.totals.grand,
          state: 'PENDING',
          requestedAt: COMMAND_AT,
        },
      });
  });

  test('asks for the rest where a part of the price is reserved, held or not', () => {
    const { grand } = newOrder().totals;
    const held: OrderFact = { type: 'OrderHeld', reason: 'PAYMENT' };
    const short = after(orderAt('placed'), { ...authorized, amount: grand - 300 }, held);
    for (const order of [short, after(short, { type: 'HoldReleased', reason: 'PAYMENT' })])
      given(order)
        .when('pay', { method: 'card', token: 'tok_visa' }, PEOPLE.customer)
        .yields({
          type: 'PaymentRequested',
          payment: expect.objectContaining({ id: '2', amount: 300 }),
        });
    given(after(orderAt('placed'), { ...authorized, amount: grand + 1 }, held))
      .when('pay', { method: 'card', token: 'tok_visa' }, PEOPLE.customer)
      .isRefused('not-allowed', /nothing to pay/);
  });

  test('asks the gateway again that was asked before', () => {
    const order = orderAt('payment failed');
    const elsewhere = { ...order, payments: order.payments.map((one) => ({ ...one, provider: 'bkash' })) };
    given(elsewhere)
      .when('pay', { method: 'card', token: 'tok_visa' })
      .yields({
        type: 'PaymentRequested',
        payment: expect.objectContaining({ id: '2', provider: 'bkash' }),
      });
  });

  test('is refused for goods that came back', () => {
    const lapsed = after(orderAt('handed over'), { type: 'PaymentVoided', paymentId: '1' });
    given(after(lapsed, tracked('RETURNED')))
      .when('pay', { method: 'card', token: 'tok_visa' }, PEOPLE.customer)
      .isRefused('not-allowed', /came back/);
  });

  test('is refused while a payment is under way', () => {
    given(orderAt('payment unknown'))
      .when('pay', { method: 'card', token: 'tok_visa' }, PEOPLE.customer)
      .isRefused('not-allowed', /already under way/);
  });
});

describe('the warehouse', () => {
  test('picks, packs all that is reserved and hands over', () => {
    given(orderAt('confirmed')).when('pick', {}, PEOPLE.warehouse).yields({ type: 'PickingStarted' });
    given(orderAt('picking')).when('pack', {}, PEOPLE.warehouse).yields(packed);
    given(orderAt('ready')).when('handOver', {}, PEOPLE.warehouse).yields(handedOver);
  });

  test('packs without having said that it picks', () => {
    given(orderAt('confirmed')).when('pack', {}, PEOPLE.warehouse).yields({ type: 'PickingStarted' }, packed);
  });

  test('hands over the parcel it names', () => {
    given(orderAt('ready')).when('handOver', { parcelId: PARCEL }).yields(handedOver);
    given(orderAt('ready'))
      .when('handOver', { parcelId: 'ORDER-9' })
      .isRefused('not-allowed', /no parcel ORDER-9/);
  });

  test('of two booked parcels hands over the one it names, and without a name the first', () => {
    const order = after(orderAt('picking'), ...packedInTwo, booked, ofSecond(booked));
    given(order).when('handOver', { parcelId: SECOND_PARCEL }).yields(ofSecond(handedOver));
    given(order).when('handOver', { parcelId: PARCEL }).yields(handedOver);
    given(order).when('handOver', {}).yields(handedOver);
  });

  test('packs what is left into a parcel of its own', () => {
    const [phones, cable] = packedInTwo;
    given(after(orderAt('picking'), phones))
      .when('pack', {}, PEOPLE.warehouse)
      .yields(cable);
  });

  test('cannot hand over a parcel that is gone', () => {
    const second = { ...packed, parcelId: 'ORDER-2', lines: [] };
    const order = after(orderAt('handed over'), second, { ...booked, parcelId: 'ORDER-2' });
    given(order)
      .when('handOver', { parcelId: PARCEL }, PEOPLE.warehouse)
      .isRefused('not-allowed', /not at that point/);
  });
});

describe('recordDelivery', () => {
  test('records what a person saw, under the id of their command', () => {
    given(orderAt('at the door'))
      .when('recordDelivery', { status: 'DELIVERED', proof: 'Signed by Rahim' })
      .yields({
        type: 'ParcelTracked',
        parcelId: PARCEL,
        status: 'DELIVERED',
        trackingId: 'command-1',
        vendorStatus: 'recorded by hand',
        occurredAt: COMMAND_AT,
        proof: 'Signed by Rahim',
      });
  });

  test('of two parcels on their way is about the one it names, without a name about the first', () => {
    const order = after(orderAt('shipped in part'), ofSecond(handedOver));
    for (const [parcelId, id] of [
      [undefined, PARCEL],
      [PARCEL, PARCEL],
      [SECOND_PARCEL, SECOND_PARCEL],
    ] as const) {
      given(order)
        .when('recordDelivery', { status: 'OUT_FOR_DELIVERY', ...(parcelId && { parcelId }) })
        .yields(expect.objectContaining({ type: 'ParcelTracked', parcelId: id }));
    }
  });

  test('is refused for a parcel that is not on its way', () => {
    given(orderAt('shipped in part'))
      .when('recordDelivery', { parcelId: SECOND_PARCEL, status: 'DELIVERED', proof: 'Seen' })
      .isRefused('not-allowed', /ORDER-2 is not at that point/);
    given(orderAt('shipped in part'))
      .when('recordDelivery', { parcelId: 'ORDER-9', status: 'DELIVERED', proof: 'Seen' })
      .isRefused('not-allowed', /no parcel ORDER-9/);
  });

  test.each(['DELIVERED', 'DELIVERY_FAILED'] as const)('%s needs a word on how one knows', (status) => {
    const refusal = given(orderAt('at the door'))
      .when('recordDelivery', { status })
      .isRefused('validation', /how you know/);
    expect(refusal.extra.errors).toEqual([{ pointer: '/notes', detail: expect.any(String) }]);
  });

  test('that it is out for delivery needs none', () => {
    given(orderAt('handed over'))
      .when('recordDelivery', { status: 'OUT_FOR_DELIVERY' })
      .yields(expect.objectContaining({ type: 'ParcelTracked', status: 'OUT_FOR_DELIVERY' }));
  });
});

describe('a review', () => {
  test('that passes releases the order', () => {
    given(orderAt('under review'))
      .when('decideReview', { decision: 'approve', notes: 'Known buyer' }, PEOPLE.finance)
      .yields({ type: 'HoldReleased', reason: 'FRAUD_REVIEW', notes: 'Known buyer' });
  });

  test('that fails cancels it', () => {
    given(orderAt('under review'))
      .when('decideReview', { decision: 'reject' }, PEOPLE.finance)
      .yields(
        { type: 'HoldReleased', reason: 'FRAUD_REVIEW' },
        { type: 'CancellationRequested', reason: expect.stringMatching(/review/), hold: 'FRAUD_REVIEW' },
      );
  });

  test('comes too late for an order that is being cancelled: who cancelled it stays', () => {
    given(orderAt('cancelling under review'))
      .when('decideReview', { decision: 'reject' }, PEOPLE.finance)
      .isRefused('not-allowed', /being cancelled/);
  });
});

describe('release', () => {
  test('ends the hold it names', () => {
    given(orderAt('refused by the courier'))
      .when('release', { reason: 'COURIER', notes: 'Address corrected' }, PEOPLE.warehouse)
      .yields({ type: 'HoldReleased', reason: 'COURIER', notes: 'Address corrected' });
  });

  test('is refused for another hold than there is', () => {
    given(orderAt('refused by the courier'))
      .when('release', { reason: 'PAYMENT' }, PEOPLE.warehouse)
      .isRefused('not-allowed', /not held for PAYMENT/);
  });

  test('of what is wrong with the money is not for the warehouse to say', () => {
    const lapsed = orderAt('authorization lost');
    given(lapsed)
      .when('release', { reason: 'PAYMENT' }, PEOPLE.warehouse)
      .isRefused('forbidden', /support or finance/);
    given(lapsed)
      .when('release', { reason: 'PAYMENT' }, PEOPLE.finance)
      .yields({ type: 'HoldReleased', reason: 'PAYMENT', retryUntil: expect.any(String) });
  });
});

test('a note is recorded by its id alone: its words stay out of the state', () => {
  given(orderAt('closed'))
    .when('addNote', { noteId: 'N1', body: 'Call 017…', visibility: 'staff' })
    .yields({ type: 'NoteAdded', noteId: 'N1', visibility: 'staff' });
});

test('a closed order opens again for as long as its policy says', () => {
  given(orderAt('closed'))
    .when('reopen', { reason: 'A chargeback' }, PEOPLE.finance)
    .yields({ type: 'OrderReopened', reason: 'A chargeback', until: later(1_000 + 7 * 86_400) });
});

describe('vendors’ words', () => {
  const paymentEvent = {
    paymentId: '1',
    outcome: { outcome: 'authorized', reference: 'pi_1', amount: 50_670_00 },
  } as const;
  const shipmentEvent = {
    parcelId: PARCEL,
    trackingId: 'T1',
    status: 'DELIVERED',
    vendorStatus: 'delivered',
    occurredAt: later(500),
  } as const;

  test.each(Object.values(PEOPLE))('are not for $role to say', (actor) => {
    given(orderAt('placed'))
      .when('paymentEvent', paymentEvent, actor)
      .isRefused('forbidden', /vendor/);
    given(orderAt('on its way'))
      .when('shipmentEvent', shipmentEvent, actor)
      .isRefused('forbidden', /vendor/);
  });

  test('are heard from verified webhooks', () => {
    given(orderAt('placed'))
      .when('paymentEvent', paymentEvent, SYSTEM)
      .yields({ type: 'PaymentAuthorized', paymentId: '1', reference: 'pi_1' });
    given(orderAt('on its way'))
      .when('shipmentEvent', shipmentEvent, SYSTEM)
      .yields({ type: 'ParcelTracked', ...shipmentEvent });
  });
});

describe('setStatus', () => {
  test.each([
    ['confirmed', 'PROCESSING', [{ type: 'PickingStarted' }]],
    ['picking', 'READY', [packed]],
    ['ready', 'SHIPPED', [handedOver]],
    ['confirmed', 'CANCELLED', [{ type: 'CancellationRequested', reason: 'As agreed' }]],
    ['on its way', 'DELIVERED', [expect.objectContaining({ status: 'DELIVERED', proof: 'As agreed' })]],
    ['on its way', 'DELIVERY_FAILED', [expect.objectContaining({ status: 'DELIVERY_FAILED' })]],
    ['on its way', 'OUT_FOR_DELIVERY', [expect.objectContaining({ status: 'OUT_FOR_DELIVERY' })]],
  ] as const)('from %s to %s runs the command that leads there', (place, status, facts) => {
    given(orderAt(place))
      .when('setStatus', { status, notes: 'As agreed' })
      .yields(...facts);
  });

  test.each([
    ['confirmed', 'CANCELLED', 'reason'],
    ['on its way', 'DELIVERED', 'proof'],
    ['on its way', 'DELIVERY_FAILED', 'reason'],
  ] as const)('from %s to %s asks for notes: the %s', (place, status, missing) => {
    const refusal = given(orderAt(place))
      .when('setStatus', { status })
      .isRefused('validation', new RegExp(`${status} needs notes: the ${missing}`));
    expect(refusal.extra.errors).toEqual([{ pointer: '/notes', detail: `Give the ${missing}.` }]);
  });

  test('an illegal move lists the legal ones', () => {
    const refusal = given(orderAt('confirmed'))
      .when('setStatus', { status: 'SHIPPED' })
      .isRefused('illegal-transition', /no packed parcel/);
    expect(refusal.extra).toEqual({
      allowedStatuses: ['PROCESSING', 'READY', 'CANCELLED'],
    });
  });

  test('a move to where the order stands is none', () => {
    given(orderAt('at the door'))
      .when('setStatus', { status: 'OUT_FOR_DELIVERY' })
      .isRefused('illegal-transition', /^The order is OUT_FOR_DELIVERY already\.$/);
  });

  test('a status that nobody may ask for is refused, not stumbled over', () => {
    given(orderAt('delivered'))
      .when('setStatus', { status: 'REFUNDED' as SettableStatus, notes: 'Please' })
      .isRefused('illegal-transition', /^The order can't be moved to REFUNDED\.$/);
  });

  test('a role that may not run the command may not set the status either', () => {
    given(orderAt('confirmed'))
      .when('setStatus', { status: 'CANCELLED', notes: 'No' }, PEOPLE.warehouse)
      .isRefused('forbidden', /role warehouse/);
  });

  test('is for staff alone', () => {
    for (const status of SETTABLE_STATUSES) {
      given(orderAt('confirmed'))
        .when('setStatus', { status, notes: 'Please' }, PEOPLE.customer)
        .isRefused('forbidden', /may not set a status/);
    }
  });
});

describe('a gateway’s word that money moved', () => {
  const saying = (outcome: object) => ({
    paymentId: '1',
    outcome: { reference: 'pi_1', ...outcome } as PaymentOutcome,
  });

  test('is refused when it does not tell how much, unless it changes nothing', () => {
    for (const outcome of ['authorized', 'captured'] as const) {
      for (const amount of [{}, { amount: -1 }, { amount: 1.5 }, { amount: '100' }, { amount: null }]) {
        given(orderAt('placed'))
          .when('paymentEvent', saying({ outcome, ...amount }), SYSTEM)
          .isRefused('validation', /whole minor units/);
        given(orderAt('delivered'))
          .when('paymentEvent', saying({ outcome, ...amount }), SYSTEM)
          .yields();
      }
    }
  });

  test('may be that nothing moved; a void needs no amount', () => {
    given(orderAt('placed'))
      .when('paymentEvent', saying({ outcome: 'authorized', amount: 0 }), SYSTEM)
      .yields({ ...authorized, amount: 0 }, { type: 'OrderHeld', reason: 'PAYMENT' });
    given(orderAt('confirmed'))
      .when('paymentEvent', saying({ outcome: 'voided' }), SYSTEM)
      .yields({ type: 'PaymentVoided', paymentId: '1' });
  });
});

test('a text that is longer than any that the API takes is refused by its name, whoever sends it', () => {
  const note = (length: number) =>
    given(orderAt('confirmed')).when('addNote', {
      ...{ noteId: 'note-1', body: 'a'.repeat(length), visibility: 'staff' },
    });
  note(5_000).yields(expect.objectContaining({ type: 'NoteAdded' }));
  const { extra } = note(5_001).isRefused('validation', /\/body: At most 5000/);
  expect(extra.errors).toEqual([{ pointer: '/body', detail: 'At most 5000 characters.' }]);
});
