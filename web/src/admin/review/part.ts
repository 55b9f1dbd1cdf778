import { ELSEWHERE } from '../order/actions/orderAction';
import type { OrderPagePart } from '../order/orderPagePart';

/** The decision stands where the hold that waits for it does. */
export const reviewPart = {
  actions: { decideReview: ELSEWHERE },
} as const satisfies OrderPagePart;
