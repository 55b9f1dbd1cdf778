import { DomainError } from '../../domain/errors';
import { GIFT_WRAP, newOrder } from '../../domain/testing/orders';
import { STANDARD_POLICY } from '../../domain/order/policy';
import { PATHAO_NEEDS } from '../../providers/couriers/pathao/needs';
import { countryOf } from '../../reference/testing/readings';
import { correctDeliveryRequest } from '../schema/delivery';
import { readCorrection } from './readCorrection';

const ADDRESS = {
  ...{ name: 'Rahim Uddin', line1: '12 Lake Road', line2: 'Flat 3B', city: 'Dhaka', postcode: '1205' },
  ...{ country: 'BD', phone: '+8801711000001' },
};

interface Case {
  readonly address?: object;
  readonly contactPhone?: string | null;
  readonly goods?: boolean;
  readonly shipsTo?: string;
  readonly addressMax?: number;
}

/** What a request for an order corrects. */
function correction(
  asked: object,
  { address = ADDRESS, contactPhone = null, goods = true, shipsTo = 'BD', addressMax = 220 }: Case = {},
) {
  const settings = {
    ...{ shipsTo: [countryOf(shipsTo)], courierNeeds: { pathao: { ...PATHAO_NEEDS, addressMax } } },
    policy: { fulfilment: { ...STANDARD_POLICY.fulfilment, courier: 'another' } },
  };
  const order = {
    state: goods ? newOrder() : newOrder({ lines: [GIFT_WRAP] }),
    ...{ shippingAddress: address, contactPhone },
  };
  const { shippingAddress } = correctDeliveryRequest.parse({ shippingAddress: asked });
  return readCorrection({ settings }, order, shippingAddress);
}

/** The pointers of what is refused. */
function faultsOf(asked: object, options: Case = {}): string[] {
  try {
    throw new Error(`Taken: ${JSON.stringify(correction(asked, options))}`);
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'validation') throw error;
    return (error.extra.errors ?? []).map((fault) => ('pointer' in fault ? fault.pointer : ''));
  }
}

test('what differs is corrected, in the one form that is stored', () => {
  expect(correction({ phone: '০১৮১১-০০০০০২', line1: '  7  Hill Road ' })).toEqual({
    phone: '+8801811000002',
    line1: '7 Hill Road',
  });
  expect(correction({ name: 'Mina', line1: ADDRESS.line1, phone: '01711 000001' })).toEqual({ name: 'Mina' });
  expect(correction(ADDRESS_AS_IT_IS)).toEqual({});
});

const { city: _city, postcode: _postcode, country: _country, ...ADDRESS_AS_IT_IS } = ADDRESS;

test.each([null, '', ' '])('a second line of %j is taken away', (line2) => {
  expect(correction({ line2 })).toEqual({ line2: '' });
  const { line2: _none, ...short } = ADDRESS;
  expect(correction({ line2 }, { address: short })).toEqual({});
});

test.each(['(02) 955-1234', '+44 7700 900123', '01211000001', 'call me'])(
  'the order’s courier can not call %s, whatever courier the shop has now',
  (phone) => expect(faultsOf({ phone })).toEqual(['/shippingAddress/phone']),
);

test('without a parcel nobody has to be called, and a number has to be one all the same', () => {
  expect(correction({ phone: '+44 7700 900123' }, { goods: false })).toEqual({ phone: '+447700900123' });
  expect(faultsOf({ phone: 'call me' }, { goods: false })).toEqual(['/shippingAddress/phone']);
});

test('a number that the address lacks is the buyer’s, and if it is none has to be given', () => {
  const { phone: _none, ...address } = ADDRESS;
  expect(correction({ name: 'Mina' }, { address, contactPhone: '01711000001' })).toEqual({ name: 'Mina' });
  for (const contactPhone of [null, 'call me', '(02) 955-1234'])
    expect(faultsOf({ name: 'Mina' }, { address, contactPhone })).toEqual(['/shippingAddress/phone']);
});

test('a street that leaves the city no room is told, and so is a phone that was wrong all along', () => {
  const city = 'C'.repeat(90);
  expect(faultsOf({ line1: 'x'.repeat(200) }, { address: { ...ADDRESS, city }, addressMax: 120 })).toEqual([
    '/shippingAddress/line1',
  ]);
  expect(faultsOf({ line1: '7 Hill Road' }, { address: { ...ADDRESS, phone: 'call me' } })).toEqual([
    '/shippingAddress/phone',
  ]);
});

test('an address of an earlier release is read as it is shown, and differs in nothing by its spelling', () => {
  const address = { ...ADDRESS, country: 'Bangladesh', phone: '01711-000001' };
  expect(correction({ phone: '01711000001', name: 'Mina' }, { address })).toEqual({ name: 'Mina' });
});

test('an order is not corrected to a country that the shop ships to no more', () => {
  expect(faultsOf({ name: 'Mina' }, { shipsTo: 'GB' })).toEqual(['/shippingAddress/country']);
});

test.each([
  [{ shippingAddress: { city: 'Khulna' } }, ['shippingAddress', 'city'], /sorts the parcel by its city/],
  [{ shippingAddress: { postcode: null } }, ['shippingAddress', 'postcode'], /by its postcode/],
  [{ shippingAddress: { country: 'IN' } }, ['shippingAddress', 'country'], /ships to/],
  [{ shippingAddress: {}, shippingMethod: 'express' }, ['shippingMethod'], /price of the delivery/],
  [{ shippingAddress: { street: '7 Hill Road' } }, ['shippingAddress'], /street/],
  [{ shippingAddress: { name: ' ' } }, ['shippingAddress', 'name'], /./],
  [{ shippingAddress: { line1: null } }, ['shippingAddress', 'line1'], /./],
])('%j is refused by name', (body, path, sentence) => {
  const { error } = correctDeliveryRequest.safeParse(body);
  expect(error?.issues).toMatchObject([{ path, message: expect.stringMatching(sentence) }]);
});
