import { DomainError } from '../../domain/errors';
import { STANDARD_POLICY } from '../../domain/order/policy';
import { COURIER_NEEDS } from '../../providers';
import type { CourierNeeds } from '../../providers/couriers/courier';
import { PATHAO_NEEDS } from '../../providers/couriers/pathao/needs';
import { countryOf } from '../../reference/testing/readings';
import type { ContactJson } from '../schema/order';
import { checkContact, readDelivery, type DeliveryRequest } from './delivery';

const ADDRESS = { name: 'Rahim Uddin', line1: '12 Lake Road', city: 'Dhaka', country: 'Bangladesh' };
const PHONE = '+8801711000001';

const shop = (shipsTo = ['BD'], courierNeeds: Readonly<Record<string, CourierNeeds>> = COURIER_NEEDS) => ({
  settings: { shipsTo: shipsTo.map(countryOf), courierNeeds, policy: STANDARD_POLICY },
});

const faultsOf = (request: DeliveryRequest, { stocked = true, deps = shop() } = {}): string[] =>
  faultsIn(() => readDelivery(deps, request, { stocked }));

/** The pointers of what is refused; empty when nothing is. */
function faultsIn(check: () => unknown): string[] {
  try {
    check();
    return [];
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'validation') throw error;
    return (error.extra.errors ?? []).map((fault) => ('pointer' in fault ? fault.pointer : ''));
  }
}

const to = (change: Partial<typeof ADDRESS> & { phone?: string; line2?: string }): DeliveryRequest => ({
  shippingAddress: { ...ADDRESS, phone: PHONE, ...change },
});

test('every country and phone is brought into its one form', () => {
  const request = {
    shippingAddress: { ...ADDRESS, phone: '+880 (0) 1711-000001' },
    billingAddress: { ...ADDRESS, country: 'United Kingdom', phone: '07400 123456' },
    contact: { name: 'Karim', email: 'karim@example.com', phone: '০১৮১১০০০০০১' },
  };
  expect(readDelivery(shop(), request, { stocked: true })).toEqual({
    shippingAddress: { ...ADDRESS, country: 'BD', phone: PHONE },
    billingAddress: { ...ADDRESS, country: 'GB', phone: '+447400123456' },
    contact: { name: 'Karim', email: 'karim@example.com', phone: '+8801811000001' },
  });
});

test.each(['BD', 'bangladesh', 'বাংলাদেশ', 'BGD', 'People’s Republic of Bangladesh'])(
  'the shop ships to Bangladesh by the name of %s',
  (country) => {
    expect(faultsOf(to({ country }))).toEqual([]);
  },
);

test.each([
  ['a country that is none', 'Nowhereistan'],
  ['one that the shop does not ship to', 'Germany'],
])('%s is refused by name, whether or not there is a parcel', (_what, country) => {
  for (const stocked of [true, false])
    expect(faultsOf(to({ country }), { stocked })).toEqual(['/shippingAddress/country']);
});

test('a bill may go anywhere, but to a country', () => {
  const billed = (country: string) => ({ ...to({}), billingAddress: { ...ADDRESS, country } });
  expect(faultsOf(billed('Germany'))).toEqual([]);
  expect(faultsOf(billed('Nowhereistan'))).toEqual(['/billingAddress/country']);
});

test.each(['+880-01711-000001', '1711000001', '০১৭১১-০০০০০১', '01711 000001'])(
  'the courier can call %s',
  (phone) => {
    expect(faultsOf(to({ phone }))).toEqual([]);
  },
);

test.each(['(02) 955-1234', '+44 7700 900123', '01211000001', 'call me'])(
  'the courier can not call %s',
  (phone) => {
    expect(faultsOf({ ...to({ phone }), contact: { email: 'r@example.com' } })).toEqual([
      '/shippingAddress/phone',
    ]);
  },
);

test('somebody has to be called: whoever takes the parcel, or else the buyer', () => {
  const shippingAddress = ADDRESS;
  expect(faultsOf({ shippingAddress })).toEqual(['/shippingAddress/phone']);
  expect(faultsOf({ shippingAddress, contact: { phone: '01711000001' } })).toEqual([]);
  expect(faultsOf({ shippingAddress, contact: { phone: '+447700900123' } })).toEqual([
    '/shippingAddress/phone',
  ]);
});

test('without a parcel nobody has to be called', () => {
  expect(faultsOf({ shippingAddress: ADDRESS }, { stocked: false })).toEqual([]);
  expect(faultsOf(to({ phone: '+44 7700 900123' }), { stocked: false })).toEqual([]);
});

test('a long street is shortened for the courier, and refused where city and postcode leave it no room', () => {
  const line1 = 'a'.repeat(200);
  expect(faultsOf(to({ line1, line2: 'b'.repeat(93) }))).toEqual([]);
  const narrow = { pathao: { ...PATHAO_NEEDS, addressMax: 50 } };
  expect(faultsOf(to({ line1 }), { deps: shop(['BD'], narrow) })).toEqual(['/shippingAddress/line1']);
});

test('each courier has needs of its own', () => {
  const needs: CourierNeeds = {
    countries: ['GB'],
    phone: { pattern: /^\+44/, says: 'The courier calls numbers of the United Kingdom.' },
    addressMax: 100,
  };
  const deps = shop(['BD', 'GB'], { pathao: needs });
  expect(faultsOf(to({ country: 'UK', phone: '07400 123456' }), { deps })).toEqual([]);
  expect(faultsOf(to({ country: 'UK', phone: PHONE }), { deps })).toEqual(['/shippingAddress/phone']);
  expect(faultsOf(to({}), { deps })).toEqual(['/shippingAddress/country']);
});

test('a contact is a phone number, and one that texts arrive at unless there is an email address', () => {
  const contact = (phone: string, email?: string) => ({ ...to({}), contact: { phone, email } });
  expect(faultsOf(contact('call me'))).toEqual(['/contact/phone']);
  expect(faultsOf(contact('(02) 955-1234'))).toEqual(['/contact/phone']);
  expect(faultsOf(contact('(02) 955-1234', 'rahim@example.com'))).toEqual([]);
});

test('a contact alone is refused where an order with it would be, wherever that goes', () => {
  const faultsAlone = (contact: ContactJson, shipsTo?: string[]): string[] =>
    faultsIn(() => checkContact(shop(shipsTo), contact));
  for (const phone of ['call me', '(02) 955-1234', '+88029123456'])
    expect([phone, faultsAlone({ phone })]).toEqual([phone, ['/contact/phone']]);
  expect(faultsAlone({ phone: '1711000001' })).toEqual([]);
  expect(faultsAlone({ phone: '+88029123456', email: 'rahim@example.com' })).toEqual([]);
  expect(faultsAlone({ phone: '07400 123456' })).toEqual(['/contact/phone']);
  expect(faultsAlone({ phone: '07400 123456' }, ['BD', 'GB'])).toEqual([]);
});

test('all faults are told at once', () => {
  const request = {
    ...to({ phone: 'call me' }),
    billingAddress: { ...ADDRESS, country: 'Nowhereistan' },
    contact: { phone: '12' },
  };
  expect(faultsOf(request)).toEqual(['/shippingAddress/phone', '/billingAddress/country', '/contact/phone']);
});
