import { deriveStatus, type OrderStatus } from '../../domain/order/status';
import type { OrderWorld } from '../world/orderWorld';

/** Lives an order to the end of a run; resolves to the order's id. */
export type Life = (world: OrderWorld) => Promise<string>;

/** Waits until an order is at a status. */
export async function reached(world: OrderWorld, orderId: string, status: OrderStatus): Promise<void> {
  await world.eventually(orderId, (order) => deriveStatus(order) === status);
}

/** The courier brings the first parcel. */
export const deliver = (world: OrderWorld, orderId: string): Promise<void> =>
  world.scan(orderId, 'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'DELIVERED');
