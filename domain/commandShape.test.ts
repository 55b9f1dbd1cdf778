import fc from 'fast-check';
import { malformation } from './commandShape';
import { COMMAND_NAMES, type CommandName, type CommandPayloads } from './commands';
import type { PaymentOutcome } from './payment/payment';
import type { TrackingStatus } from './parcel/parcel';
import { COMMAND_SAMPLES } from './testing/commandSamples';

const goodOf = (name: CommandName): object => COMMAND_SAMPLES[name].payload;

test.each(COMMAND_NAMES)('%s passes when it is well formed, with fields of the envelope too', (name) => {
  expect(malformation(name, goodOf(name))).toBeUndefined();
  expect(
    malformation(name, { ...goodOf(name), commandId: 'c1', actor: { id: 'x', role: 'support' } }),
  ).toBeUndefined();
});

/** Keyed, so that the compiler asks for a new word here too. */
const TRACKING_WORDS: Readonly<Record<TrackingStatus, true>> = {
  IN_TRANSIT: true,
  OUT_FOR_DELIVERY: true,
  DELIVERY_FAILED: true,
  RETURNING: true,
  RETURNED: true,
  DELIVERED: true,
};
test.each(Object.keys(TRACKING_WORDS))('a courier may say %s', (status) => {
  expect(malformation('shipmentEvent', { ...goodOf('shipmentEvent'), status })).toBeUndefined();
});

test.each([1.5, '6000', null, Number.NaN])('a courier’s fee is a whole amount, which %j is not', (fee) => {
  expect(malformation('shipmentEvent', { ...goodOf('shipmentEvent'), fee })).toMatch(/fee must be a whole/);
  expect(malformation('shipmentEvent', { ...goodOf('shipmentEvent'), fee: 6_000 })).toBeUndefined();
});

const OUTCOMES: Readonly<Record<PaymentOutcome['outcome'], true>> = {
  authorized: true,
  captured: true,
  voided: true,
  actionRequired: true,
  declined: true,
};
test.each(Object.keys(OUTCOMES))('a gateway may say %s', (outcome) => {
  expect(malformation('paymentEvent', { paymentId: '1', outcome: { outcome } })).toBeUndefined();
});

const BY_HAND: Readonly<Record<CommandPayloads['recordDelivery']['status'], true>> = {
  OUT_FOR_DELIVERY: true,
  DELIVERED: true,
  DELIVERY_FAILED: true,
};
const mayRecord = (status: string): boolean =>
  malformation('recordDelivery', { status, proof: 'Seen' }) === undefined;
test('a person may record by hand what happens at the door, and nothing else a courier says', () => {
  expect(Object.keys(TRACKING_WORDS).filter(mayRecord)).toEqual(
    Object.keys(TRACKING_WORDS).filter((status) => status in BY_HAND),
  );
});

test.each(COMMAND_NAMES)('%s takes an object', (name) => {
  for (const wrong of [undefined, null, 'now', 7, true]) {
    expect(malformation(name, wrong)).toBe(`${name} takes an object.`);
  }
});

test.each<[CommandName, object, RegExp]>([
  ['cancel', {}, /reason must be a text/],
  ['cancel', { reason: '  ' }, /reason must be a text that is not empty/],
  ['cancel', { reason: 7 }, /reason/],
  ['pay', { method: 'cash', token: 't' }, /method must be one of card/],
  ['handOver', { parcelId: '' }, /parcelId/],
  ['setStatus', { status: 'RETURNED' }, /status must be one of PROCESSING, /],
  ['decideReview', { decision: 'maybe' }, /approve, reject/],
  ['release', { reason: 'FRAUD_REVIEW' }, /PAYMENT, COURIER/],
  ['hold', { reason: 'MANUAL' }, /blocks must be a list of some of payment, release, hand-over/],
  ['hold', { reason: 'MANUAL', blocks: [] }, /blocks/],
  ['hold', { reason: 'MANUAL', blocks: ['all'] }, /blocks/],
  ['hold', { reason: 'MANUAL', blocks: ['refund', 'refund'] }, /each once/],
  ['hold', { reason: 'PAYMENT', blocks: ['refund'] }, /reason must be one of MANUAL/],
  ['releaseHold', {}, /key/],
  ['addNote', { noteId: 'N1', body: 'x', visibility: 'public' }, /staff, customer/],
  ['paymentEvent', { paymentId: '1', outcome: 'paid' }, /outcome must be an object/],
  ['paymentEvent', { paymentId: '1', outcome: {} }, /whose outcome must be one of authorized, /],
  ['paymentEvent', { paymentId: '1', outcome: { outcome: 'paid' } }, /whose outcome must be one of/],
  ['shipmentEvent', { ...goodOf('shipmentEvent'), status: 'LOST' }, /IN_TRANSIT/],
  ['shipmentEvent', { ...goodOf('shipmentEvent'), source: 'hearsay' }, /source.*webhook/],
])('%s %j says what is wrong', (name, message, fault) => {
  expect(malformation(name, message)).toMatch(fault);
});

test.each(COMMAND_NAMES)('%s is malformed with nonsense in any of its fields, and says in which', (name) => {
  for (const field of Object.keys(goodOf(name)))
    expect(malformation(name, { ...goodOf(name), [field]: { nonsense: true } })).toContain(field);
});

test.each<[object, RegExp]>([
  [{ commandId: 7 }, /commandId must be a text/],
  [{ bodyHash: {} }, /bodyHash must be a text/],
  [{ signature: 7 }, /signature must be a text/],
  [{ actor: 'nadia' }, /actor must be an object/],
  [{ actor: null }, /actor must be an object/],
  [{ actor: {} }, /actor\.id must be a text/],
  [{ actor: { id: 'nadia' } }, /actor\.role must be one of customer, /],
  [{ actor: { id: 'nadia', role: 'owner' } }, /actor\.role must be one of/],
])('an envelope with %j says what is wrong, whatever the command', (envelope, fault) => {
  for (const name of COMMAND_NAMES)
    expect(malformation(name, { ...goodOf(name), ...envelope })).toMatch(fault);
});

test('whatever people type, the answer is a sentence or nothing', () => {
  fc.assert(
    fc.property(fc.constantFrom(...COMMAND_NAMES), fc.anything(), (name, message) => {
      expect(malformation(name, message) ?? `${name} is fine.`).toMatch(new RegExp(`^${name}.+\\.$`));
    }),
  );
});

test('what a command expects of its order is a list of revisions', () => {
  expect(malformation('pick', { expects: [1, 2] })).toBeUndefined();
  for (const expects of ['1', [1.5], ['1'], {}]) {
    expect(malformation('pick', { expects })).toBe('pick: expects must be a list of revisions.');
  }
});
