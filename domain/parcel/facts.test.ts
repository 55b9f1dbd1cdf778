import type { LineQuantities, OrderState } from '../order/order';
import { after, later } from '../testing/orders';
import { PARCEL, orderAt } from '../testing/stages';

/** Of what is carried; postage stays where it is. */
const quantitiesOf = ({ lines }: OrderState) =>
  lines.filter(({ stocked }) => stocked).map(({ quantities }) => quantities);
const pulled = { type: 'ParcelPulled', parcelId: PARCEL } as const;
const taken = { type: 'ParcelTaken', parcelId: PARCEL } as const;
const released = { type: 'InventoryReleased' } as const;

const cancelling = orderAt('cancelling with a booked parcel');
const PIECES = quantitiesOf(cancelling).map(({ packed }) => packed);

test.each([
  ['in its box', []],
  ['pulled, and its pieces not yet given back', [pulled]],
  ['pulled, and its pieces given back', [pulled, released]],
] as const)('a parcel that was taken all the same is out of the house with its pieces: %s', (_, before) => {
  const out = after(cancelling, ...before, taken);
  expect(quantitiesOf(out).map(({ shipped }) => shipped)).toEqual(PIECES);
  const inTheHouse = ({ packed, reserved, cancelled }: LineQuantities) => packed + reserved + cancelled;
  expect(quantitiesOf(out).map(inTheHouse)).toEqual(
    quantitiesOf(cancelling).map((quantities) => inTheHouse(quantities) - quantities.packed),
  );
  // Taken from where they are counted: nothing is counted as less than none.
  for (const quantities of quantitiesOf(out))
    expect(Math.min(...Object.values(quantities))).toBeGreaterThanOrEqual(0);
  expect(out.undo).not.toContainEqual(expect.objectContaining({ kind: 'pullParcel' }));
});

test('the money and the stock of a parcel that was taken are still to be seen to', () => {
  const others = cancelling.undo.filter(({ kind }) => kind !== 'pullParcel');
  expect(others.length).toBeGreaterThan(0);
  expect(after(cancelling, taken).undo).toEqual(others);
});

test('of a courier’s words the newest thirty are known again, whether or not they moved the parcel', () => {
  const ids = Array.from({ length: 31 }, (_, index) => `scan-${index}`);
  const words = ids.map((trackingId, index) => ({
    ...({ type: 'CourierReported', parcelId: PARCEL, trackingId, vendorStatus: 'order.note' } as const),
    ...({ occurredAt: later(index), source: 'webhook' } as const),
  }));
  const [parcel] = after(orderAt('on its way'), ...words).parcels;
  expect(parcel?.seen).toEqual(ids.slice(1));
});
