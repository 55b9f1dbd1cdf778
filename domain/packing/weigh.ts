import { action } from '../command';
import { DomainError } from '../errors';
import type { OrderState } from '../order/order';
import { ended } from '../order/refusals';
import { chooseParcel } from '../parcel/chooseParcel';
import type { Parcel } from '../parcel/parcel';
import { present } from '../present';
import { BOX, WEIGHT, type PackedAs } from './packedAs';

interface Weigh extends PackedAs {
  /** Absent: the first that its courier refuses. */
  readonly parcelId?: string;
}

/** Says anew what a parcel weighs, and in which box it is, while its courier refuses it; it is told as the parcel is booked again. */
export const weigh = action<Weigh>({
  description: 'Corrects the weight or the box of a parcel that its courier refuses.',
  shape: { parcelId: '?text', weightGrams: WEIGHT, box: BOX },
  roles: ['support', 'warehouse', 'admin'],
  whenClosed: 'refused',
  refusal: (order) => ended(order) ?? nothingRefused(order),
  decide: (order, { parcelId, weightGrams, box }) => {
    if (weightGrams === undefined && box === undefined)
      throw new DomainError('validation', 'Say what it weighs, or in which box it is.');
    const { id } = chooseParcel(order, parcelId, isRefused);
    return [{ type: 'ParcelWeighed', parcelId: id, ...present({ weightGrams, box }) }];
  },
});

/** Its courier has said no: no booking of it is under way with another weight. */
const isRefused = ({ state, bookingError, consignmentId }: Parcel): boolean =>
  state === 'PACKED' && bookingError !== undefined && consignmentId === undefined;

const nothingRefused = ({ parcels }: OrderState): string | undefined =>
  parcels.some(isRefused)
    ? undefined
    : 'No parcel waits to be booked again: couriers are told a weight once.';
