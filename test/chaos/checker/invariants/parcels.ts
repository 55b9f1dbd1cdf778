import { orderIdOfParcel } from '../../../../domain/order/ids';
import type { Evidence, OrderEvidence } from '../../evidence/evidence';
import type { Invariant, Violation } from '../violation';

export const parcels: Invariant = {
  says: 'every booked parcel is one consignment at the courier, and no consignment is foreign',
  violations: (evidence) => [
    ...evidence.orders.flatMap((order) => unbooked(order, evidence)),
    ...foreign(evidence),
  ],
};

function unbooked({ id, state }: OrderEvidence, { vendors }: Evidence): Violation[] {
  return state.parcels.flatMap(({ id: parcelId, consignmentId }) => {
    const booked = vendors.consignments
      .filter(({ merchantOrderId }) => merchantOrderId === parcelId)
      .map((consignment) => consignment.id);
    if (consignmentId === undefined && booked.length <= 1) return [];
    if (booked.length === 1 && booked[0] === consignmentId) return [];
    const found = booked.join(', ') || 'none';
    return [
      { orderId: id, detail: `${parcelId} is ${consignmentId ?? 'not booked'}, the courier has ${found}` },
    ];
  });
}

function foreign({ orders, vendors }: Evidence): Violation[] {
  const known = new Set(orders.flatMap(({ state }) => state.parcels.map(({ id }) => id)));
  return vendors.consignments
    .filter(({ merchantOrderId }) => !known.has(merchantOrderId))
    .map(({ id, merchantOrderId }) => ({
      orderId: orderIdOfParcel(merchantOrderId),
      detail: `consignment ${id} is of the unknown parcel ${merchantOrderId}`,
    }));
}
