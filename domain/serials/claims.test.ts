import fc from 'fast-check';
import type { OrderState } from '../order/order';
import { after } from '../testing/orders';
import { imeiOf, orderAsking } from '../testing/serials';
import { booked, handedOver, packed, PARCEL, tracked } from '../testing/stages';
import {
  claimFault,
  claimFaults,
  claimsOf,
  sayClaimFault,
  type KnownSerial,
  type SerialClaim,
} from './claims';

const [FIRST, SECOND] = [imeiOf(1), imeiOf(2)];
const CLAIM: SerialClaim = { kind: 'IMEI', value: FIRST, parcelId: PARCEL, sku: 'PHONE' };
const KNOWN: KnownSerial = { kind: 'IMEI', value: FIRST, sku: 'PHONE' };

describe('a piece', () => {
  test('may be packed where nobody knows it, where it is free, and where it lies in this parcel', () => {
    expect(claimFault(CLAIM, undefined)).toBeUndefined();
    expect(claimFault(CLAIM, KNOWN)).toBeUndefined();
    expect(claimFault(CLAIM, { ...KNOWN, orderNumber: 'TL-1', parcelId: PARCEL })).toBeUndefined();
  });

  test('may not where it lies in another parcel, which is named before anything else', () => {
    const fault = claimFault(CLAIM, { ...KNOWN, sku: 'CABLE', orderNumber: 'TL-7', parcelId: 'OTHER-1' });
    expect(fault).toMatchObject({ code: 'serial-taken', orderNumber: 'TL-7' });
    expect(fault && sayClaimFault(fault)).toBe(`The IMEI ${FIRST} lies in a parcel of order TL-7 already.`);
  });

  test('may not where it is of another product', () => {
    const fault = claimFault({ ...CLAIM, kind: 'SERIAL' }, { ...KNOWN, kind: 'SERIAL', sku: 'LAPTOP' });
    expect(fault && sayClaimFault(fault)).toBe(`The serial number ${FIRST} is of another product: LAPTOP.`);
  });
});

test('a phone that the register does not know is not packed, but one that was packed before stays', () => {
  const fault = claimFault(CLAIM, { ...KNOWN, unregistered: true });
  expect(fault && sayClaimFault(fault)).toBe(
    `The IMEI ${FIRST} is not registered: its phone may not be sold.`,
  );
  const packedBefore: KnownSerial = { ...KNOWN, orderNumber: 'TL-1', parcelId: PARCEL, unregistered: true };
  expect(claimFault(CLAIM, packedBefore)).toBeUndefined();
});

test('fifty of fifty pieces that changed places between two orders are found', () => {
  const orders = fc.record({
    phones: fc.uniqueArray(fc.nat({ max: 499_999 }), { minLength: 1, maxLength: 4 }),
    tablets: fc.uniqueArray(fc.integer({ min: 500_000, max: 999_999 }), { minLength: 1, maxLength: 4 }),
    swapped: fc.nat(),
  });
  let found = 0;
  fc.assert(
    fc.property(orders, ({ phones, tablets, swapped }) => {
      const claimsFor = (sku: string, parcelId: string, pieces: readonly number[]): SerialClaim[] =>
        pieces.map((piece) => ({ kind: 'IMEI', value: imeiOf(piece), parcelId, sku }));
      const [one, other] = [claimsFor('PHONE', 'A-1', phones), claimsFor('TABLET', 'B-1', tablets)];
      const known = [...one, ...other].map(({ kind, value, sku }) => ({ kind, value, sku }));
      expect(claimFaults([...one, ...other], known)).toEqual([]);
      const [a, b] = [one[swapped % one.length], other[swapped % other.length]];
      if (!a || !b) throw new Error('Each order has a piece');
      const mistaken = [
        { ...a, value: b.value },
        { ...b, value: a.value },
      ];
      expect(claimFaults(mistaken, known)).toEqual([
        { kind: 'IMEI', value: b.value, code: 'serial-foreign', sku: 'TABLET' },
        { kind: 'IMEI', value: a.value, code: 'serial-foreign', sku: 'PHONE' },
      ]);
      found += 1;
    }),
    { numRuns: 50 },
  );
  expect(found).toBe(50);
});

describe('the pieces that an order keeps from others', () => {
  const serials = [{ lineId: '1', kind: 'IMEI', values: [FIRST, SECOND] }] as const;
  const inParcel = after(orderAsking(), { ...packed, serials });
  const valuesOf = (order: OrderState) => claimsOf(order).map(({ value }) => value);
  const gone = [booked, handedOver, tracked('RETURNING'), tracked('RETURNED', 200)] as const;
  const cancelled = [
    { type: 'CancellationRequested', reason: 'Not taken' },
    { type: 'OrderCancelled' },
  ] as const;

  test('are those of its parcels, with their product and line', () => {
    expect(claimsOf(inParcel)[0]).toEqual({
      ...{ kind: 'IMEI', value: FIRST, parcelId: PARCEL, lineId: '1', sku: 'PHONE' },
    });
    expect(valuesOf(after(inParcel, booked, handedOver, tracked('DELIVERED')))).toEqual([FIRST, SECOND]);
    expect(valuesOf(orderAsking())).toEqual([]);
  });

  test('are free once their parcel was pulled, and not again unless the courier took it all the same', () => {
    const pulled = after(inParcel, booked, { type: 'ParcelPulled', parcelId: PARCEL });
    expect(valuesOf(pulled)).toEqual([]);
    expect(valuesOf(after(pulled, { type: 'ParcelTaken', parcelId: PARCEL }))).toEqual([FIRST, SECOND]);
  });

  test('are free of a parcel that came back as soon as its order is cancelled, and not before', () => {
    const back = after(inParcel, ...gone);
    expect(valuesOf(back)).toEqual([FIRST, SECOND]);
    expect(valuesOf(after(back, cancelled[0]))).toEqual([FIRST, SECOND]);
    expect(valuesOf(after(back, ...cancelled))).toEqual([]);
    expect(valuesOf(after(inParcel, booked, handedOver, ...cancelled))).toEqual([FIRST, SECOND]);
  });
});
