import type { AdminOrderJson } from '../../../../api/schema/admin';
import type { CorrectableField } from '../../../../domain/delivery/correction';
import { bookingCancelled } from '../parcels/bookingCancelled';

type Parcel = AdminOrderJson['shipments'][number];

/** The parcel that its courier would not take as it is addressed, for which the order waits; undefined when there is none. */
export function refusedParcel({ holds, shipments }: Pick<AdminOrderJson, 'holds' | 'shipments'>) {
  if (!holds.some(({ key }) => key === 'COURIER')) return undefined;
  return shipments.find(isRefused);
}

const isRefused = (parcel: Parcel): parcel is Parcel & { readonly error: string } =>
  parcel.error !== null && parcel.error !== bookingCancelled;

/** Couriers' words for what they can't use. */
const FIELD_OF: ReadonlyMap<string, CorrectableField> = new Map([
  ['recipient_name', 'name'],
  ['recipient_phone', 'phone'],
  ['recipient_address', 'line1'],
]);

/** The field that the courier would not take; undefined when it is none of them, or when the courier doesn't say. */
export const refusedField = (code: string): CorrectableField | undefined => FIELD_OF.get(code);
