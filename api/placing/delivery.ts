import type { Contact, CountryCode, PostalAddress } from '../../domain/address/address';
import { addressLine } from '../../domain/address/addressLine';
import type { FieldError } from '../../domain/errors';
import type { OrderPolicy } from '../../domain/order/policy';
import { present } from '../../domain/present';
import type { CourierNeeds } from '../../providers/couriers/courier';
import { countryName, readCountry } from '../../reference/country';
import { isFixedLine, readPhone } from '../../reference/phone';
import { invalidAll } from '../http/problems';
import type { ContactJson } from '../schema/order';
import type { AddressJson } from '../schema/primitives';

/** What checking where an order goes takes. */
export interface DeliveryDeps {
  readonly settings: {
    /** Where the shop ships to: one country at least. */
    readonly shipsTo: readonly CountryCode[];
    /** What an order needs to have for each courier, by its name. */
    readonly courierNeeds: Readonly<Record<string, CourierNeeds>>;
    readonly policy: Pick<OrderPolicy, 'fulfilment'>;
  };
}

/** Where an order is to go and whose it is, as callers say it. */
export interface DeliveryRequest {
  readonly shippingAddress: AddressJson;
  readonly billingAddress?: AddressJson | undefined;
  readonly contact?: ContactJson | undefined;
}

/** The same with every country and phone in its one form. */
export interface Delivery {
  readonly shippingAddress: PostalAddress;
  readonly billingAddress: PostalAddress | undefined;
  readonly contact: Contact;
}

/** A part of the request, and what is wrong with it; absent where it can't be read. */
interface Read<Value> {
  readonly value?: Value;
  readonly faults: readonly FieldError[];
}

/**
 * Checks where an order goes: that its countries and phones are some, that the shop ships there, and that a parcel can be delivered by the
 * courier that would get it. A quote and a placement ask this one function, so that what was quoted can be ordered.
 * @param stocked whether there is anything to be delivered.
 * @throws {DomainError} `validation` with a pointer to each fault.
 */
export function readDelivery(
  { settings }: DeliveryDeps,
  request: DeliveryRequest,
  { stocked }: { readonly stocked: boolean },
): Delivery {
  const shipping = readAddress(request.shippingAddress, '/shippingAddress');
  const billing = request.billingAddress && readAddress(request.billingAddress, '/billingAddress');
  const contact = readContact(request.contact ?? {}, shipping.value?.country ?? '');
  const faults = [...shipping.faults, ...(billing?.faults ?? []), ...contact.faults];
  if (shipping.value && contact.value) {
    const delivery = { shippingAddress: shipping.value, contact: contact.value };
    faults.push(...destinationFaults(settings, delivery, stocked));
    if (faults.length === 0) return { ...delivery, billingAddress: billing?.value };
  }
  throw invalidAll(faults);
}

/** An order that stands, whose parcel is to go elsewhere: what of it decides whether it can. */
export interface StandingOrder {
  readonly stocked: boolean;
  readonly policy: Pick<OrderPolicy, 'fulfilment'>;
  /** The buyer's number, whom the courier calls where the address has none; as it is stored. */
  readonly contactPhone: string | null;
}

/**
 * Checks the address that an order which stands is to have, as a placement's is: by the courier that the order has.
 * @throws {DomainError} `validation` with a pointer to each fault.
 */
export function readDestination(
  { settings }: DeliveryDeps,
  address: AddressJson,
  { stocked, policy, contactPhone }: StandingOrder,
): PostalAddress {
  const { value: shippingAddress, faults } = readAddress(address, '/shippingAddress');
  if (!shippingAddress) throw invalidAll(faults);
  const contact = present({ phone: readPhone(contactPhone ?? '', shippingAddress.country) });
  const unfit = destinationFaults({ ...settings, policy }, { shippingAddress, contact }, stocked);
  if (unfit.length > 0) throw invalidAll(unfit);
  return shippingAddress;
}

/**
 * The same of a contact alone, which a quote may come with: refused where no country that the shop ships to would have it.
 * @throws {DomainError} `validation` with a pointer to each fault.
 */
export function checkContact({ settings }: DeliveryDeps, contact: ContactJson): void {
  const readings = settings.shipsTo.map((country) => readContact(contact, country).faults);
  const [faults] = readings;
  if (faults && readings.every(({ length }) => length > 0)) throw invalidAll(faults);
}

function readAddress({ phone: typed, ...address }: AddressJson, at: string): Read<PostalAddress> {
  const country = readCountry(address.country);
  if (!country) {
    return { faults: [{ pointer: `${at}/country`, detail: `There is no country "${address.country}".` }] };
  }
  const phone = typed === undefined ? undefined : readPhone(typed, country);
  if (typed !== undefined && !phone) return { faults: [noPhone(`${at}/phone`, country)] };
  return { value: { ...address, country, ...present({ phone }) }, faults: [] };
}

function readContact({ name, email, phone: typed }: ContactJson, country: string): Read<Contact> {
  const phone = typed === undefined ? undefined : readPhone(typed, country);
  if (typed !== undefined && !phone) return { faults: [noPhone('/contact/phone', readCountry(country))] };
  const value = present({ name, email, phone });
  return { value, faults: contactFaults(value) };
}

function noPhone(pointer: string, country: CountryCode | undefined): FieldError {
  const where = country ? `in ${countryName(country)}` : 'there';
  return {
    pointer,
    detail: `This is no phone number ${where}. Numbers of other countries begin with + and the country’s code.`,
  };
}

type Settings = DeliveryDeps['settings'];
type Destination = Pick<Delivery, 'shippingAddress' | 'contact'>;

function destinationFaults(
  { shipsTo, courierNeeds, policy }: Settings,
  delivery: Destination,
  stocked: boolean,
): FieldError[] {
  const { country } = delivery.shippingAddress;
  if (!shipsTo.includes(country)) {
    const detail = `The shop ships to ${shipsTo.map(countryName).join(', ')}, not to ${countryName(country)}.`;
    return [{ pointer: '/shippingAddress/country', detail }];
  }
  const needs = courierNeeds[policy.fulfilment.courier];
  return stocked && needs ? courierFaults(needs, delivery) : [];
}

function courierFaults(
  { countries, phone: callable, addressMax }: CourierNeeds,
  { shippingAddress, contact }: Destination,
): FieldError[] {
  const country = countryName(shippingAddress.country);
  if (!countries.includes(shippingAddress.country)) {
    return [
      { pointer: '/shippingAddress/country', detail: `The shop’s courier doesn’t deliver in ${country}.` },
    ];
  }
  const faults: FieldError[] = [];
  const phone = shippingAddress.phone ?? contact.phone;
  if (!phone || !callable.pattern.test(phone)) {
    faults.push({ pointer: '/shippingAddress/phone', detail: callable.says });
  }
  if (addressLine({ ...shippingAddress, country }, addressMax) === undefined) {
    const detail = `Beside city and postcode hardly anything of the street fits into the ${addressMax} characters that the courier takes.`;
    faults.push({ pointer: '/shippingAddress/line1', detail });
  }
  return faults;
}

/** A buyer who could be told nothing: texts are the only messages, and would go to a fixed line. */
function contactFaults({ email, phone }: Contact): FieldError[] {
  if (email || !phone || !isFixedLine(phone)) return [];
  const detail = 'No text arrives at a fixed line: give a mobile number, or an email address beside it.';
  return [{ pointer: '/contact/phone', detail }];
}
