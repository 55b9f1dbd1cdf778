import { detailsOf } from '../commands';
import { malformation } from '../commandShape';
import { command, given } from '../testing/given';
import { PEOPLE, after, newOrder, GIFT_WRAP } from '../testing/orders';
import { PARCEL, SECOND_PARCEL, booked, ofSecond, orderAt, packedInTwo, type Place } from '../testing/stages';
import type { DeliveryCorrection } from './correction';

const refused = (parcelId: string) =>
  ({ type: 'ParcelBookingFailed', parcelId, code: 'recipient_phone' }) as const;
const PHONE = '+8801711000002';

test('a correction names its fields, and why; what they were and are stands in neither fact nor state', () => {
  const corrected = { name: 'Mina', phone: PHONE, line1: '7 Hill Road', line2: '', reason: 'Called' };
  given(orderAt('refused by the courier'))
    .when('correctDelivery', corrected)
    .yields({
      type: 'DeliveryCorrected',
      corrected: ['name', 'phone', 'line1', 'line2'],
      reason: 'Called',
    });
  const before = orderAt('refused by the courier');
  const order = after(before, { type: 'DeliveryCorrected', corrected: ['phone'], reason: 'Called' });
  expect(order).toEqual({ ...before, version: before.version + 1, revision: before.revision + 1 });
});

test('SQL keeps the corrected fields alone, in the one form of a line', () => {
  const typed = { line1: '  7   Hill\nRoad ', line2: ' ', reason: 'Called' };
  expect(detailsOf(command('correctDelivery', typed))).toEqual({
    correction: { line1: '7 Hill Road', line2: '' },
  });
});

test('the parcel that the courier refused waits for its hold to be released, with what it was refused for', () => {
  const order = after(orderAt('refused by the courier'), { type: 'DeliveryCorrected', corrected: ['phone'] });
  expect(order.parcels[0]?.bookingError).toBe('address_not_served');
  expect(order.holds.map(({ key }) => key)).toEqual(['COURIER']);
});

test('an order that nothing holds is corrected as well, and one without a parcel', () => {
  const fact = { type: 'DeliveryCorrected', corrected: ['phone'] } as const;
  given(orderAt('confirmed')).when('correctDelivery', { phone: PHONE }, PEOPLE.warehouse).yields(fact);
  given(newOrder({ lines: [GIFT_WRAP] }))
    .when('correctDelivery', { phone: PHONE })
    .yields(fact);
});

test.each<[Place, RegExp]>([
  ['packed', /^Parcel ORDER-1 is being booked with the courier: wait for its answer\./],
  ['ready', /^Parcel ORDER-1 is booked with the courier: have the courier change where it goes, or cancel/],
  ['authorization lost', /is booked with the courier/],
  ['handed over', /^The order is with the courier: have the courier change where it goes\.$/],
  ['shipped in part', /is with the courier/],
  ['delivered', /^The order is delivered\.$/],
  ['closed', /^The order is closed\.$/],
  ['cancelling', /^The order is being cancelled\.$/],
  ['cancelled', /^The order is cancelled\.$/],
])('an order that is %s is corrected no more, and says what to do instead', (place, sentence) => {
  given(orderAt(place)).when('correctDelivery', { phone: PHONE }).isRefused('not-allowed', sentence);
});

test('of several parcels none may be known to the courier: they all go to one address', () => {
  const inTwo = after(orderAt('picking'), ...packedInTwo, refused(PARCEL));
  const correct = (order: typeof inTwo) => given(order).when('correctDelivery', { phone: PHONE });
  correct(inTwo).isRefused('not-allowed', /^Parcel ORDER-2 is being booked/);
  correct(after(inTwo, ofSecond(booked))).isRefused('not-allowed', /^Parcel ORDER-2 is booked/);
  correct(after(inTwo, refused(SECOND_PARCEL))).yields({ type: 'DeliveryCorrected', corrected: ['phone'] });
});

test('a refused parcel that turns out to be booked all the same is known to the courier', () => {
  given(after(orderAt('refused by the courier'), booked))
    .when('correctDelivery', { phone: PHONE })
    .isRefused('not-allowed', /is booked with the courier/);
});

test('once the hold is released the parcel is being booked again, and is corrected no more', () => {
  const released = after(orderAt('refused by the courier'), { type: 'HoldReleased', reason: 'COURIER' });
  given(released)
    .when('correctDelivery', { phone: PHONE })
    .isRefused('not-allowed', /is being booked/);
});

test.each([
  ['city', 'Khulna', /^\/city: The courier sorts the parcel by its city, and charges by it\. It stays/],
  ['postcode', '9000', /^\/postcode: The courier sorts the parcel by its postcode/],
  ['country', 'IN', /^\/country: Where the shop ships to/],
  ['shippingMethod', 'express', /^\/shippingMethod: The price of the delivery is that of its method/],
])('what the price depends on is refused by its name: %s', (field, value, sentence) => {
  const payload: DeliveryCorrection = { phone: PHONE, [field]: value };
  const { extra } = given(orderAt('confirmed'))
    .when('correctDelivery', payload)
    .isRefused('validation', sentence);
  expect(extra.errors).toMatchObject([{ pointer: `/${field}` }]);
});

test('a correction of nothing is none', () => {
  given(orderAt('confirmed'))
    .when('correctDelivery', { reason: 'Called' })
    .isRefused('validation', /^Nothing in it differs/);
});

test.each([[{ phone: PHONE }], [{ line2: '' }], [{ name: 'মিনা', line1: '১২ লেক রোড', reason: 'Called' }]])(
  '%j is well formed',
  (payload) => expect(malformation('correctDelivery', payload)).toBeUndefined(),
);

test.each([
  [{ phone: '01711000002' }, /phone must be a number with its country’s code/],
  [{ phone: '' }, /phone must be/],
  [{ phone: 'call +8801711000002' }, /phone must be/],
  [{ phone: '+8801711000002 ext 5' }, /phone must be/],
  [{ phone: ['+8801711000002'] }, /phone must be/],
  [{ phone: 8801711000002 }, /phone must be/],
  [{ name: ' ' }, /name must be a text that is not empty/],
  [{ line1: '' }, /line1 must be/],
  [{ line2: 7 }, /line2 must be a text/],
])('%j, sent by hand, is told what is wrong with it', (payload, fault) =>
  expect(malformation('correctDelivery', payload)).toMatch(fault),
);

test('a risk that was assessed before says what was corrected since, each field once; the next one begins anew', () => {
  const assessed = { type: 'RiskAssessed', score: 60, reasons: ['guest'] } as const;
  const correct = (...corrected: ('name' | 'phone' | 'line1')[]) =>
    ({ type: 'DeliveryCorrected', corrected }) as const;
  const order = after(orderAt('confirmed'), assessed, correct('line1'), correct('name', 'line1'));
  expect(order.risk).toEqual({ score: 60, reasons: ['guest'], correctedSince: ['name', 'line1'] });
  expect(after(order, assessed).risk).toEqual({ score: 60, reasons: ['guest'] });
});

test('what is longer than an address may have is refused by its name', () => {
  const most = { name: 120, line1: 200, line2: 200 } as const;
  for (const field of ['name', 'line1', 'line2'] as const) {
    const correctTo = (length: number) =>
      given(orderAt('confirmed')).when('correctDelivery', { [field]: 'a'.repeat(length) });
    correctTo(most[field]).yields({ type: 'DeliveryCorrected', corrected: [field] });
    const { extra } = correctTo(most[field] + 1).isRefused('validation', new RegExp(`/${field}: At most`));
    expect(extra.errors).toEqual([{ pointer: `/${field}`, detail: `At most ${most[field]} characters.` }]);
  }
});
