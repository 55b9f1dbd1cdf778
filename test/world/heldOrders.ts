import type { OrderEventType, OrderFact } from '../../domain/facts';
import type { HoldDefault } from '../../domain/holds/reasons';
import type { OrderState } from '../../domain/order/order';
import { deriveStatus, type OrderStatus } from '../../domain/order/status';
import { historyOf } from '../histories/lives';
import { CUSTOMER, type OrderWorld } from './orderWorld';

/** Long enough for an order to get where the test wants it meanwhile. */
const SOON_MS = 1_500;

/** An instant that comes soon. */
export const soon = (ms = SOON_MS): string => new Date(Date.now() + ms).toISOString();

type Held = Extract<OrderFact, { readonly type: 'OrderHeld' }>;

/** A hold that ends by itself soon. */
export const held = (key: string, byDefault: HoldDefault, rest: Partial<Held> = {}): OrderFact => ({
  ...{ type: 'OrderHeld', reason: 'MANUAL', key, blocks: ['release', 'hand-over'], owner: 'support' },
  ...{ until: soon(), default: byDefault },
  ...rest,
});

export const isFree = ({ holds }: OrderState): boolean => holds.length === 0;

/** Orders that are held, in a world. */
export function heldOrders(world: OrderWorld) {
  return {
    /** Starts an order that is held as it begins; its id. */
    async begin(policy: OrderState['policy'], ...facts: readonly OrderFact[]): Promise<string> {
      const orderId = await world.write(policy);
      await world.happens(orderId, ...facts);
      await world.start(orderId);
      return orderId;
    },
    reached: (orderId: string, status: OrderStatus) =>
      world.eventually(orderId, (order) => deriveStatus(order) === status),
    eventsOf: (orderId: string, type: OrderEventType) =>
      world.prisma.orderEvent.findMany({ where: { orderId, type }, orderBy: { version: 'asc' } }),
    async cancelled(orderId: string): Promise<void> {
      await world.update(orderId, 'cancel', { reason: 'Done' }, { actor: CUSTOMER });
      await world.ended(orderId);
    },
    /** How many timers its latest run has started, and how many have fired. */
    async timersOf(orderId: string): Promise<{ readonly started: number; readonly fired: number }> {
      const events = (await historyOf(world, orderId)).events ?? [];
      return {
        started: events.filter((event) => event.timerStartedEventAttributes).length,
        fired: events.filter((event) => event.timerFiredEventAttributes).length,
      };
    },
  };
}
