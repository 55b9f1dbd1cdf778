import type { FactTable } from '../fact';
import type { OrderState } from '../order/order';
import { CORRECTABLE, type CorrectableField } from './correction';

/** What becomes of where an order goes. */
export interface DeliveryFacts {
  readonly DeliveryCorrected: {
    /** The fields that are not as they were; what they were and are is in SQL, since it is personal. */
    readonly corrected: readonly CorrectableField[];
    readonly reason?: string;
  };
}

export const DELIVERY_FACTS: FactTable<DeliveryFacts> = {
  DeliveryCorrected: {
    evolve: (order, { corrected }) => ({
      ...order,
      revision: order.revision + 1,
      ...(order.risk && { risk: { ...order.risk, correctedSince: alsoCorrected(order.risk, corrected) } }),
    }),
    shows: ['corrected'],
  },
};

/** Each field once, in the order of an address. */
function alsoCorrected(
  { correctedSince = [] }: NonNullable<OrderState['risk']>,
  corrected: readonly CorrectableField[],
): readonly CorrectableField[] {
  return CORRECTABLE.filter((field) => correctedSince.includes(field) || corrected.includes(field));
}
