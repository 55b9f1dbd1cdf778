import type { OrderState } from '../../domain/order/order';

/** An order, and when it changed last: at one version it may have come to another state, where a database was restored. */
export interface Remembered {
  readonly order: OrderState;
  /** RFC 3339: `orders.updated_at`, and the time of the last event. */
  readonly changedAt: string;
}

/**
 * The orders that this worker has to do with, as it has last read or written them: what saves a run from sending its whole state
 * with each commit, through the sandbox's door, the codec and back.
 */
export interface OrderMemory {
  /** The order as it was at that version, when this is what is remembered. */
  at(orderId: string, version: number): Remembered | undefined;
  keep(remembered: Remembered): void;
}

/** @param most how many orders are remembered: those that were kept last. */
export function createOrderMemory(most: number): OrderMemory {
  const orders = new Map<string, Remembered>();
  return {
    at(orderId, version) {
      const remembered = orders.get(orderId);
      return remembered?.order.version === version ? remembered : undefined;
    },
    keep(remembered) {
      const { id } = remembered.order;
      orders.delete(id);
      orders.set(id, remembered);
      const [oldest] = orders.keys();
      if (orders.size > most && oldest !== undefined) orders.delete(oldest);
    },
  };
}
