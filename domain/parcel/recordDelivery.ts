import { askedNothing } from '../cash/collected/askedNothing';
import type { OrderFact } from '../facts';
import { present } from '../present';
import { action } from '../command';
import { DomainError } from '../errors';
import type { OrderState } from '../order/order';
import { ended } from '../order/refusals';
import { chooseParcel } from './chooseParcel';
import { holdCameBack } from '../holds/cameBack';
import { holdUnpaid } from './holdUnpaid';
import { isOnItsWay, type TrackingStatus } from './parcel';

interface RecordDelivery {
  /** Absent: the first that is on its way. */
  readonly parcelId?: string;
  readonly status: Extract<TrackingStatus, 'OUT_FOR_DELIVERY' | 'DELIVERED' | 'DELIVERY_FAILED'>;
  /** How one knows; a delivery and a failed attempt need it. */
  readonly proof?: string;
}

/** A delivery or a failed attempt recorded by hand. */
export const recordDelivery = action<RecordDelivery>({
  description: 'Records by hand what happened at the door.',
  shape: {
    parcelId: '?text',
    status: { oneOf: ['OUT_FOR_DELIVERY', 'DELIVERED', 'DELIVERY_FAILED'] },
    proof: '?text',
  },
  roles: ['support', 'warehouse', 'admin'],
  whenClosed: 'refused',
  refusal: (order) => ended(order) ?? nothingOnItsWay(order),
  decide: (order, { status, proof, parcelId }, { commandId, at }) => {
    if (status !== 'OUT_FOR_DELIVERY' && !proof) throw withoutProof();
    const { id } = chooseParcel(order, parcelId, isOnItsWay);
    const tracked: OrderFact = {
      ...{ type: 'ParcelTracked', parcelId: id, status, trackingId: commandId },
      ...{ vendorStatus: 'recorded by hand', occurredAt: at, ...present({ proof }) },
    };
    return [
      tracked,
      ...askedNothing(order, [tracked]),
      ...(status === 'DELIVERED' ? [...holdUnpaid(order), ...holdCameBack(order, id)] : []),
    ];
  },
});

const nothingOnItsWay = ({ parcels }: OrderState): string | undefined =>
  parcels.some(isOnItsWay) ? undefined : 'No parcel is on its way.';

const withoutProof = (): DomainError =>
  new DomainError('validation', 'Say how you know.', {
    errors: [{ pointer: '/notes', detail: 'The proof of delivery, or the reason it failed.' }],
  });
