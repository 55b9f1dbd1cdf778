import { action } from '../command';
import { DomainError, type FieldError } from '../errors';
import { namesOf } from '../namesOf';
import type { OrderState } from '../order/order';
import { ended } from '../order/refusals';
import { isOut, type Parcel } from '../parcel/parcel';
import { present } from '../present';
import { lineText } from '../text/normalText';
import {
  CORRECTABLE,
  FIXED,
  MOST_LETTERS,
  type CorrectableField,
  type DeliveryCorrection,
} from './correction';

type CorrectDelivery = DeliveryCorrection & { readonly reason?: string };

/**
 * Corrects whom a parcel goes to while no courier knows of it. The API has checked the address that it makes; the facts and the
 * state name the fields alone, and the address itself is kept in SQL.
 */
export const correctDelivery = action<CorrectDelivery>({
  description: 'Corrects who takes the parcel, their phone or the street, before a courier has the parcel.',
  shape: { name: '?text', phone: phoneFault, line1: '?text', line2: lineFault, reason: '?text' },
  roles: ['support', 'warehouse', 'admin'],
  whenClosed: 'refused',
  refusal: (order) => ended(order) ?? tooLate(order),
  decide: (_order, payload) => {
    refuseFixed(payload);
    refuseTooLong(payload);
    const corrected = correctedFields(payload);
    if (corrected.length === 0)
      throw new DomainError('validation', 'Nothing in it differs from what the order has.');
    return [{ type: 'DeliveryCorrected', corrected, ...present({ reason: payload.reason }) }];
  },
  keeps: (payload) => ({ correction: normalCorrection(payload) }),
});

const correctedFields = (payload: DeliveryCorrection): readonly CorrectableField[] =>
  CORRECTABLE.filter((field) => payload[field] !== undefined);

/** The texts in their one form: whoever sends a signal by hand types them as they come. */
function normalCorrection(payload: DeliveryCorrection): DeliveryCorrection {
  return Object.fromEntries(correctedFields(payload).map((field) => [field, lineText(payload[field] ?? '')]));
}

function tooLate({ deliveredAt, parcels }: OrderState): string | undefined {
  if (deliveredAt !== undefined) return 'The order is delivered.';
  if (parcels.some(isOut)) return 'The order is with the courier: have the courier change where it goes.';
  for (const parcel of parcels) {
    const known = knownToCourier(parcel);
    if (known !== undefined) return known;
  }
  return undefined;
}

/**
 * Why the courier has, or may have, this parcel with the address as it is. A booking that is under way counts: the courier may have
 * taken it although its answer is still out, and recognises a repeat by the parcel's id, whatever its address.
 */
function knownToCourier({ id, consignmentId, bookingError }: Parcel): string | undefined {
  if (consignmentId !== undefined)
    return `Parcel ${id} is booked with the courier: have the courier change where it goes, or cancel the order.`;
  if (bookingError === undefined)
    return `Parcel ${id} is being booked with the courier: wait for its answer. Refused, it can be corrected.`;
  return undefined;
}

/** @throws {DomainError} `validation`, by its name, when it asks for what can't be corrected. */
function refuseFixed(payload: object): void {
  const errors: FieldError[] = namesOf(FIXED)
    .filter((field) => Object.hasOwn(payload, field))
    .map((field) => ({ pointer: `/${field}`, detail: FIXED[field] }));
  const [first] = errors;
  if (first) throw new DomainError('validation', `${first.pointer}: ${first.detail}`, { errors });
}

/** @throws {DomainError} `validation`, by its name, when a field is longer than an order's may be: who sends it by hand is asked nothing else. */
function refuseTooLong(payload: DeliveryCorrection): void {
  const errors: FieldError[] = namesOf(MOST_LETTERS)
    .filter((field) => lineText(payload[field] ?? '').length > MOST_LETTERS[field])
    .map((field) => ({ pointer: `/${field}`, detail: `At most ${MOST_LETTERS[field]} characters.` }));
  const [first] = errors;
  if (first) throw new DomainError('validation', `${first.pointer}: ${first.detail}`, { errors });
}

/** Who sends it by hand has nobody to read a number for them: it has to be in the one form that is dialled everywhere. */
function phoneFault(value: unknown): string | undefined {
  const isNumber = typeof value === 'string' && /^\+[1-9]\d{6,14}$/.test(value);
  return value === undefined || isNumber
    ? undefined
    : 'must be a number with its country’s code, such as +8801711000001';
}

function lineFault(value: unknown): string | undefined {
  return value === undefined || typeof value === 'string' ? undefined : 'must be a text';
}
