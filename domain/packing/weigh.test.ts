import { given } from '../testing/given';
import { PEOPLE, after } from '../testing/orders';
import { PARCEL, orderAt } from '../testing/stages';

const refused = orderAt('refused by the courier');
const weigh = (payload: object, order = refused) => given(order).when('weigh', payload, PEOPLE.warehouse);

test('a parcel that its courier refuses is weighed again, and keeps what is not said anew', () => {
  const first = after(refused, { type: 'ParcelWeighed', parcelId: PARCEL, weightGrams: 1_200, box: 'S' });
  expect(first.parcels[0]).toMatchObject({ weightGrams: 1_200, box: 'S', state: 'PACKED' });
  const second = after(first, { type: 'ParcelWeighed', parcelId: PARCEL, weightGrams: 900 });
  expect(second.parcels[0]).toMatchObject({ weightGrams: 900, box: 'S' });
  // The courier is asked again once somebody releases the hold, and not before.
  expect(second.parcels[0]?.bookingError).toBe(refused.parcels[0]?.bookingError);
});

test('what says nothing is refused', () => {
  for (const payload of [{}, { parcelId: PARCEL }])
    expect(weigh(payload).isRefused('validation', /what it weighs/).code).toBe('validation');
});

test('a parcel that no courier refuses is not weighed again', () => {
  for (const stage of ['confirmed', 'packed', 'ready', 'handed over'] as const)
    expect(weigh({ weightGrams: 5 }, orderAt(stage)).isRefused('not-allowed', /No parcel waits/).code).toBe(
      'not-allowed',
    );
});
