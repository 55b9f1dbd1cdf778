import fc from 'fast-check';
import type { Allotment } from '../allocation/allotment';
import { SYSTEM, type Actor } from '../people/actor';
import { type Command } from '../commands';
import { HOLD_DEFAULTS, BLOCKABLES } from '../holds/reasons';
import { SETTABLE_STATUSES } from '../order/status';
import { DISPUTE_STATES } from '../payment/dispute/dispute';
import { COURIER_REMARKS, WORD_SOURCES } from '../parcel/courierWord';
import type { TrackingStatus } from '../parcel/parcel';
import type { LineToPrice } from '../money/pricing';
import type { GatewayWord, Move } from './life';
import { PEOPLE, later, newOrder } from './orders';
import { PARCEL, SECOND_PARCEL } from './stages';

/** Anybody; half the time somebody who may do most things, so that lives get somewhere. */
const person = fc.oneof(fc.constant<Actor>(PEOPLE.admin), fc.constantFrom<Actor>(...Object.values(PEOPLE)));
/** Few enough that some come twice. */
const commandId = fc.nat(40).map((n) => `command-${n}`);
const notes = fc.option(fc.constantFrom('Seen at the door', 'As agreed by phone'), { nil: undefined });

/** Keys of holds that somebody puts; few, so that some are released, and some are put twice. */
const holdKey = fc.constantFrom('call-first', 'price', 'stock-take');
const blocks = fc.uniqueArray(fc.constantFrom(...BLOCKABLES), { minLength: 1 });

/** Some lie in the past by the time they are asked for. Half the holds have an end. */
const instant = fc.integer({ min: 1, max: 80 }).map(later);
const end = fc.oneof(
  fc.constant({}),
  fc.record({ until: instant, default: fc.constantFrom(...HOLD_DEFAULTS) }),
);

/** Gateways say that as much was moved as they were asked for, or a little less or more. */
const difference = fc.constantFrom(0, 0, 0, -1, 1, -500_00, 500_00);
const gatewayWord: fc.Arbitrary<GatewayWord> = fc.record({
  currency: fc.constantFrom('BDT', 'BDT', undefined),
  source: fc.constantFrom('webhook', 'webhook', undefined),
  commandId: commandId.map((id) => `gateway-${id}`),
  paymentId: fc.constantFrom('1', '2'),
  says: fc.oneof(
    fc.record({ outcome: fc.constantFrom('authorized', 'captured', 'voided'), difference }),
    fc.record({ outcome: fc.constant('actionRequired') }),
    fc.record({ outcome: fc.constant('declined') }),
  ),
});

const TRACKED: readonly TrackingStatus[] = [
  'IN_TRANSIT',
  'OUT_FOR_DELIVERY',
  'DELIVERY_FAILED',
  'RETURNING',
  'RETURNED',
  'DELIVERED',
];
/** Two parcels, and in most commands none is named. */
const parcel = fc.constantFrom(PARCEL, PARCEL, SECOND_PARCEL);
const named = fc.option(parcel, { nil: undefined }).map((id) => (id === undefined ? {} : { parcelId: id }));

const scan = fc
  .record({ parcelId: parcel, status: fc.constantFrom(...TRACKED), seconds: fc.nat(60), id: fc.nat(20) })
  .map(({ parcelId, status, seconds, id }) => ({
    parcelId,
    trackingId: `scan-${id}`,
    status,
    vendorStatus: status,
    occurredAt: later(seconds),
  }));

/** As the API hands words on: half of the bookings are unknown by then, and some words are about another consignment. */
const courierWord = fc
  .record({
    ...{ parcelId: parcel, seconds: fc.nat(90), id: fc.nat(40) },
    status: fc.constantFrom(...TRACKED, ...COURIER_REMARKS),
    isOurs: fc.constantFrom(true, true, true, false),
    source: fc.constantFrom(...WORD_SOURCES),
  })
  .map(({ parcelId, status, seconds, id, isOurs, source }) => ({
    ...{ parcelId, status, source, trackingId: `word-${id}`, vendorStatus: `order.${status}` },
    ...{ occurredAt: later(seconds), consignmentId: isOurs ? `DC-${parcelId}` : 'DC-OTHER' },
  }));

const byPeople: fc.Arbitrary<Command> = fc.tuple(commandId, person, notes).chain(([id, actor, said]) => {
  const from = { commandId: id, actor };
  const told = said === undefined ? {} : { notes: said };
  const proven = said === undefined ? {} : { proof: said };
  return fc.oneof(
    fc.constant<Command>({ ...from, name: 'cancel', payload: { reason: 'Changed my mind' } }),
    fc.constant<Command>({ ...from, name: 'pay', payload: { method: 'card', token: 'tok_visa' } }),
    fc.constant<Command>({ ...from, name: 'makePaymentLink', payload: {} }),
    instant.map((begunAt): Command => ({
      ...{ commandId: id, actor: SYSTEM, name: 'payByLink' },
      payload: { linkId: '1', token: 'tok_visa', begunAt },
    })),
    fc.constant<Command>({ ...from, name: 'pick', payload: {} }),
    fc.constant<Command>({ ...from, name: 'pack', payload: {} }),
    named.map((payload): Command => ({ ...from, name: 'handOver', payload })),
    fc.constant<Command>({ ...from, name: 'pushToErp', payload: {} }),
    fc.constant<Command>({ ...from, name: 'reopen', payload: { reason: 'A claim' } }),
    fc.constant<Command>({ ...from, name: 'correctDelivery', payload: { phone: '+8801711000002' } }),
    fc
      .tuple(fc.constantFrom('OUT_FOR_DELIVERY', 'DELIVERED', 'DELIVERY_FAILED'), named)
      .map(([status, of]): Command => ({
        ...from,
        name: 'recordDelivery',
        payload: { status, ...of, ...proven },
      })),
    fc
      .constantFrom(...SETTABLE_STATUSES)
      .map((status): Command => ({ ...from, name: 'setStatus', payload: { status, ...told } })),
    fc
      .constantFrom('approve', 'reject')
      .map((decision): Command => ({ ...from, name: 'decideReview', payload: { decision, ...told } })),
    fc
      .constantFrom('PAYMENT', 'COURIER')
      .map((reason): Command => ({ ...from, name: 'release', payload: { reason, ...told } })),
    fc
      .tuple(fc.record({ reason: fc.constant('MANUAL'), blocks, key: holdKey }), end)
      .map(([payload, ends]): Command => ({
        ...from,
        name: 'hold',
        payload: { ...payload, ...ends, ...told },
      })),
    fc
      .oneof(holdKey, fc.constantFrom('PAYMENT', 'COURIER', 'FRAUD_REVIEW'))
      .map((key): Command => ({ ...from, name: 'releaseHold', payload: { key, ...told } })),
  );
});

/** A bank asks the money of an attempt back, or that was decided. */
const disputed: fc.Arbitrary<Command> = fc
  .tuple(
    commandId,
    fc.constantFrom('1', '2'),
    fc.constantFrom(...DISPUTE_STATES),
    fc.constantFrom('dp_1', 'dp_2'),
  )
  .map(([id, paymentId, state, dispute]) => ({
    ...{ name: 'paymentEvent', commandId: `dispute-${id}`, actor: SYSTEM },
    payload: {
      ...{ paymentId, source: 'webhook' },
      outcome: { outcome: 'disputed', reference: `pi_${paymentId}`, dispute, state },
    },
  }));

const byVendors: fc.Arbitrary<Move> = fc.oneof(
  { weight: 8, arbitrary: gatewayWord.map((gateway) => ({ gateway })) },
  { weight: 1, arbitrary: disputed },
  {
    weight: 8,
    arbitrary: fc.tuple(commandId, fc.oneof(scan, courierWord)).map(([id, payload]): Command => ({
      name: 'shipmentEvent',
      commandId: `courier-${id}`,
      actor: SYSTEM,
      payload,
    })),
  },
);

const ownStep: fc.Arbitrary<Move> = fc.record({
  vendor: fc.constantFrom('willing', 'willing', 'willing', 'willing', 'refusing', 'silent'),
});

const missing: fc.Arbitrary<Move> = fc.record({ missing: fc.integer({ min: 1, max: 3 }) });
const clock: fc.Arbitrary<Move> = fc.record({ clock: instant });
const packedApart: fc.Arbitrary<Move> = fc.record({ packedApart: fc.integer({ min: 1, max: 3 }) });

/** What may happen to an order, in any order: commands of everybody, vendors' words, steps of its story. */
export const moves: fc.Arbitrary<readonly Move[]> = fc.array(
  fc.oneof(
    { weight: 16, arbitrary: ownStep },
    { weight: 12, arbitrary: byPeople },
    { weight: 5, arbitrary: byVendors },
    { weight: 2, arbitrary: packedApart },
    { weight: 1, arbitrary: clock },
    { weight: 1, arbitrary: missing },
  ),
  { maxLength: 40, size: 'max' },
);

const line: fc.Arbitrary<LineToPrice> = fc.record({
  sku: fc.constantFrom('PHONE', 'CABLE', 'CASE'),
  quantity: fc.integer({ min: 1, max: 12 }),
  unitPrice: fc.nat(90_000_00),
  discount: fc.constant(0),
  stocked: fc.boolean(),
});

/** Orders of any basket; now and then the same SKU stands on two lines, or nothing costs anything. */
export const orders = fc
  .record({
    lines: fc.array(line, { minLength: 1, maxLength: 4 }),
    shipping: fc.constantFrom(0, 120_00),
    isGift: fc.constantFrom(true, ...Array.from({ length: 9 }, () => false)),
    isByTwoCards: fc.constantFrom(true, false, false),
    elsewhere: fc.array(
      fc.record({ warehouse: fc.constantFrom('north', 'south'), quantity: fc.integer({ min: 1, max: 8 }) }),
      {
        maxLength: 3,
      },
    ),
  })
  .map(({ lines, shipping, isGift, isByTwoCards, elsewhere }) =>
    isGift
      ? newOrder({ lines: lines.map((one) => ({ ...one, unitPrice: 0 })), shipping: 0 })
      : newOrder({ lines, shipping, inParts: isByTwoCards ? 2 : 1, allocation: spread(lines, elsewhere) }),
  );

/** Pieces of the lines by turns at places beside the first warehouse, never more than a line has; services lie nowhere. */
function spread(
  lines: readonly LineToPrice[],
  elsewhere: readonly Omit<Allotment, 'lineId'>[],
): readonly Allotment[] {
  const left = lines.map(({ stocked, quantity }) => (stocked ? quantity : 0));
  return elsewhere.flatMap(({ warehouse, quantity }, turn) => {
    const index = turn % lines.length;
    const taken = Math.min(quantity, left[index] ?? 0);
    left[index] = (left[index] ?? 0) - taken;
    return taken > 0 ? [{ lineId: String(index + 1), warehouse, quantity: taken }] : [];
  });
}
