import { DECLINE_CLASSES } from './declineClass';
import { SYSTEM, type Actor } from './actor';
import {
  disclosedCancellation,
  disclosedDecline,
  disclosedFields,
  disclosedHolds,
  disclosedReasons,
  learnsOf,
  disclosedVendorStatus,
  mayHearRefusal,
  seesTracking,
} from './disclosure';
import { EVENT_TYPES, rowOf } from '../facts';
import { asHold } from '../holds/holds';

const customer: Actor = { id: 'mina', role: 'customer' };
const trusted: readonly Actor[] = [
  { id: 'shop', role: 'checkout' },
  { id: 'nadia', role: 'support' },
  { id: 'farid', role: 'finance' },
  { id: 'wali', role: 'warehouse' },
  { id: 'ada', role: 'admin' },
  SYSTEM,
];

/** The gateway's own list of declines to keep from the customer. */
const CONFIDENTIAL = [
  ...['fraudulent', 'lost_card', 'merchant_blacklist', 'pickup_card'],
  ...['restricted_card', 'security_violation', 'stolen_card'],
];

test('a customer is not told that the card is known as stolen, or that fraud is looked into', () => {
  for (const code of CONFIDENTIAL) expect(disclosedDecline(code, customer)).toBe('card_declined');
  expect(disclosedReasons(['FRAUD_REVIEW', 'COURIER'], customer)).toEqual(['HELD']);
});

test('a customer is told no code of ours or of the gateway’s insides', () => {
  for (const code of [
    'no_answer',
    'cancelled_by_gateway',
    'amount_not_chargeable',
    'http_402',
    'testmode_decline',
  ])
    expect(disclosedDecline(code, customer)).toBe('card_declined');
});

test('a customer is told our own class of a gateway’s code, whichever it is, and staff the code', () => {
  const told = [
    ['generic_decline', 'card_declined'],
    ['insufficient_funds', 'insufficient_funds'],
    ['expired_card', 'expired_card'],
    ['invalid_cvc', 'incorrect_cvc'],
    ['payment_intent_authentication_failure', 'authentication_failed'],
    ['a_code_of_tomorrow', 'card_declined'],
  ] as const;
  for (const [code, word] of told) {
    expect(DECLINE_CLASSES).toContain(word);
    expect(disclosedDecline(code, customer)).toBe(word);
    expect(disclosedFields('PaymentDeclined', { code }, customer)).toEqual({ code: word });
    for (const actor of trusted) expect(disclosedDecline(code, actor)).toBe(code);
  }
});

test('a customer whose order did not pass its review is told nothing of a review; staff are', () => {
  const plain = 'The shop could not accept the order.';
  const today = { reason: 'The order did not pass the review.', hold: 'FRAUD_REVIEW' };
  // Orders that an earlier release cancelled name no hold.
  const unnamed = { reason: today.reason };
  const inOtherWords = { reason: 'It looks like fraud.', hold: today.hold };
  for (const rejected of [today, unnamed, inOtherWords]) {
    expect(disclosedCancellation(rejected, customer)).toBe(plain);
    expect(disclosedFields('CancellationRequested', rejected, customer)).toEqual({ reason: plain });
    expect(disclosedCancellation(rejected, { id: 'nadia', role: 'support' })).toBe(rejected.reason);
  }
  expect(plain).not.toMatch(/review|fraud|risk|held/i);
});

test('a customer reads stations by our names, and no word that only the courier’s people need', () => {
  const told = (vendorStatus: string) => disclosedVendorStatus(vendorStatus, 'IN_TRANSIT', customer);
  expect(told('order.picked')).toBe('picked');
  expect(told('At_The_Sorting_Hub')).toBe('at-the-sorting-hub');
  for (const word of ['order.assigned-for-delivery', 'HUB-7/mnf', 'recorded by hand', ''])
    expect(told(word)).toBe('in_transit');
  for (const actor of trusted)
    expect(disclosedVendorStatus('HUB-7/mnf', 'IN_TRANSIT', actor)).toBe('HUB-7/mnf');
  expect(seesTracking('REPORTED', customer)).toBe(false);
  expect(seesTracking('DELIVERED', customer)).toBe(true);
  for (const actor of trusted) expect(seesTracking('REPORTED', actor)).toBe(true);
});

test('a customer learns of a fact only where its row says so, and of none that this release does not know', () => {
  expect(learnsOf('OrderConfirmed', customer)).toBe(true);
  for (const type of ['RiskAssessed', 'CommandRefused', 'GiftWrapped', 'toString'])
    expect([type, learnsOf(type, customer)]).toEqual([type, false]);
  expect(learnsOf('RiskAssessed', { id: 'nadia', role: 'support' })).toBe(true);
});

test('a customer hears of a refusal of their own command alone, by id and role; staff and the checkout of each', () => {
  const own = { id: customer.id, role: 'customer' };
  const others = [
    { id: 'rahim', role: 'customer' },
    // An id may come with another role.
    { id: customer.id, role: 'support' },
  ];
  expect(mayHearRefusal(own, customer)).toBe(true);
  for (const sender of others) expect([sender, mayHearRefusal(sender, customer)]).toEqual([sender, false]);
  for (const actor of trusted)
    for (const sender of [own, ...others]) expect(mayHearRefusal(sender, actor)).toBe(true);
});

test('a customer is told what they can do something about, and that nothing holds the order', () => {
  expect(disclosedDecline('insufficient_funds', customer)).toBe('insufficient_funds');
  expect(disclosedReasons([], customer)).toEqual([]);
  expect(disclosedReasons(['RESERVATION'], customer)).toEqual([]);
  expect(disclosedReasons(['RESERVATION', 'COURIER'], customer)).toEqual(['HELD']);
});

test.each(trusted)('$role is told everything', (actor) => {
  for (const code of CONFIDENTIAL) expect(disclosedDecline(code, actor)).toBe(code);
  expect(disclosedReasons(['FRAUD_REVIEW'], actor)).toEqual(['FRAUD_REVIEW']);
});

test('a customer sees one hold, with neither its reason nor who looks after it; staff see each', () => {
  const review = asHold({ reason: 'FRAUD_REVIEW', since: '2026-03-01T10:00:00.000Z' });
  const courier = asHold({ reason: 'COURIER', since: '2026-03-02T10:00:00.000Z' });
  expect(disclosedHolds([review, courier], customer)).toEqual([
    { key: 'HELD', reason: 'HELD', blocks: [], since: review.since },
  ]);
  expect(disclosedHolds([], customer)).toEqual([]);
  const idle = { ...review, key: 'RESERVATION', reason: 'RESERVATION', blocks: [] } as const;
  expect(disclosedHolds([idle], customer)).toEqual([]);
  expect(disclosedHolds([idle, courier], customer)).toMatchObject([{ key: 'HELD', since: courier.since }]);
  for (const actor of trusted) expect(disclosedHolds([review, courier], actor)).toEqual([review, courier]);
});

test('a customer is told that a hold ended the order, and not what it is called', () => {
  const fields = { reason: 'The hold stolen-card was not released in time.', hold: 'stolen-card' };
  const plain = 'The order was held, and not released in time.';
  expect(disclosedCancellation(fields, customer)).toBe(plain);
  expect(disclosedFields('CancellationRequested', fields, customer)).toEqual({ reason: plain });
  expect(disclosedFields('CancellationRequested', { reason: 'Too slow' }, customer)).toEqual({
    reason: 'Too slow',
  });
  expect(disclosedCancellation({ reason: 'Too slow' }, customer)).toBe('Too slow');
  for (const actor of trusted) expect(disclosedCancellation(fields, actor)).toBe(fields.reason);
  expect(disclosedFields('CancellationRequested', fields, { id: 'nadia', role: 'support' })).toEqual(fields);
});

test.each(['Cancelled in Temporal', 'Cancelled in the Temporal Web UI'])(
  'a customer reads that the shop cancelled, and staff which way: %s',
  (reason) => {
    expect(disclosedCancellation({ reason }, customer)).toBe('Cancelled by the shop');
    expect(disclosedFields('CancellationRequested', { reason }, customer)).toEqual({
      reason: 'Cancelled by the shop',
    });
    for (const actor of trusted) expect(disclosedCancellation({ reason }, actor)).toBe(reason);
    expect(disclosedFields('CancellationRequested', { reason }, { id: 'nadia', role: 'support' })).toEqual({
      reason,
    });
  },
);

describe('the fields of a fact', () => {
  const declined = { type: 'PaymentDeclined', paymentId: '1', code: 'stolen_card', retryUntil: 'tomorrow' };

  test('are shown to customers as its row says, and a confidential code in plain words', () => {
    expect(disclosedFields('PaymentDeclined', declined, customer)).toEqual({
      code: 'card_declined',
      retryUntil: 'tomorrow',
    });
  });

  test('say to customers where a parcel is by our name of the station, or by the place alone', () => {
    const scan = { parcelId: 'P1', status: 'IN_TRANSIT', vendorStatus: 'HUB-7/mnf', proof: 'Seen' };
    const told = { parcelId: 'P1', status: 'IN_TRANSIT', vendorStatus: 'in_transit' };
    expect(disclosedFields('ParcelTracked', scan, customer)).toEqual(told);
  });

  test('are shown to the checkout as to customers, the code as it is', () => {
    expect(disclosedFields('PaymentDeclined', declined, { id: 'shop', role: 'checkout' })).toEqual({
      code: 'stolen_card',
      retryUntil: 'tomorrow',
    });
  });

  test('are shown to staff, but for what is the same in every order', () => {
    const placed = { number: 'TL-1', policy: {}, lines: [], totals: { grand: 1 } };
    const nadia: Actor = { id: 'nadia', role: 'support' };
    expect(disclosedFields('PaymentDeclined', declined, nadia)).toEqual(declined);
    expect(disclosedFields('OrderPlaced', placed, nadia)).toEqual({ number: 'TL-1', totals: { grand: 1 } });
  });

  test('that are no text are shown as they are', () => {
    expect(disclosedFields('PaymentDeclined', { ...declined, code: null }, customer)).toMatchObject({
      code: null,
    });
  });

  test('are hidden from customers, with the fact, when nobody has decided to show it', () => {
    const hidden = EVENT_TYPES.filter((type) => disclosedFields(type, {}, customer) === undefined);
    expect(hidden).toEqual(
      expect.arrayContaining(['CommandRefused', 'NoteAdded', 'OrderHeld', 'RiskAssessed']),
    );
    expect(hidden).toEqual(EVENT_TYPES.filter((type) => !rowOf(type).shows));
  });

  test.each(['OrderGiftWrapped', 'toString'])(
    'of another release, such as %s, are for staff alone',
    (type) => {
      expect(disclosedFields(type, { ribbon: 'red' }, customer)).toBeUndefined();
      expect(disclosedFields(type, { ribbon: 'red' }, { id: 'ada', role: 'admin' })).toEqual({
        ribbon: 'red',
      });
    },
  );
});
