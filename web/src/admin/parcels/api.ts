import type { TrackingJson } from '../../../../api/schema/order';
import { orderPart, post, type OrderCall } from '../order/orderCall';

export const tracking = orderPart<TrackingJson>('tracking');

const parcelPath = (shipmentId: string): string => `shipments/${encodeURIComponent(shipmentId)}`;

export const pick = (): OrderCall => post('pick');
export const pack = (): OrderCall => post('shipments/new/pack');
export const packIn = (warehouse: string): OrderCall => post('shipments/new/pack', { warehouse });
export const handOver = (shipmentId: string): OrderCall => post(`${parcelPath(shipmentId)}/hand-over`);
export const deliver = (shipmentId: string, proof: string): OrderCall =>
  post(`${parcelPath(shipmentId)}/deliver`, { proof });
export const fail = (shipmentId: string, reason: string): OrderCall =>
  post(`${parcelPath(shipmentId)}/fail`, { reason });
