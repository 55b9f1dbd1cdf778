import type { OrderState } from '../../domain/order/order';

/**
 * The orders that this worker has to do with, as it has last read or written them: what saves a run from sending its whole state
 * with each commit, through the sandbox's door, the codec and back.
 */
export interface OrderMemory {
  /** The order as it was at that version, when this is what is remembered. */
  at(orderId: string, version: number): OrderState | undefined;
  keep(order: OrderState): void;
}

/** @param most how many orders are remembered: those that were kept last. */
export function createOrderMemory(most: number): OrderMemory {
  const orders = new Map<string, OrderState>();
  return {
    at(orderId, version) {
      const order = orders.get(orderId);
      return order?.version === version ? order : undefined;
    },
    keep(order) {
      orders.delete(order.id);
      orders.set(order.id, order);
      const [oldest] = orders.keys();
      if (orders.size > most && oldest !== undefined) orders.delete(oldest);
    },
  };
}
