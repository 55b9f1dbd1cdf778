import type { OrderState } from '../../../order/order';
import type { Parcel } from '../../../parcel/parcel';

/** One thing that happens to an order's money. */
export type Step =
  | { readonly say: 'toCard' | 'link'; readonly part: number }
  | { readonly say: 'toDoor' | 'payByLink' | 'pay' }
  | { readonly gateway: 'authorizes' | 'declines' | 'wantsConfirmation' | 'captures' | 'frees' }
  | { readonly parcel: 'pack' | 'book' | 'go' }
  | { readonly collects: 'told' | 'due' | 'nothing' };

/** What goes into the next parcel: one line. */
export function lineQuantity(order: OrderState): Parcel['lines'] | undefined {
  const line = order.lines.find(({ quantities }) => quantities.reserved > 0);
  return line && [{ lineId: line.id, quantity: line.quantities.reserved }];
}
