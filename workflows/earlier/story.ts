import type { OrderRun } from '../engine/run';
import type { Story } from '../story';
import { reserveInventory } from '../reservation';
import { passReview } from '../review';
import { fulfil } from './fulfilment';
import { capturePayment, securePayment, untilOrPaid } from './payment';

/** The story of orders that began before money had an account of its own: one step after the other. It never changes. */
export const earlierStory = (run: OrderRun): Story => ({
  async begin() {
    await reserveInventory(run);
    await securePayment(run);
    await passReview(run);
    await fulfil(run);
  },
  async waitOutReturns() {
    const { deliveredAt, policy } = run.state;
    if (deliveredAt) {
      const at = new Date(Date.parse(deliveredAt) + policy.returns.windowMs).toISOString();
      await untilOrPaid(run, ({ reopenedUntil }) => reopenedUntil !== undefined, { at, of: 'return window' });
    }
    while (run.state.holds.length > 0) {
      await untilOrPaid(run, ({ holds }) => holds.length === 0);
      await capturePayment(run);
    }
    while (run.state.reopenedUntil && Date.parse(run.state.reopenedUntil) > Date.now()) {
      await untilOrPaid(run, () => false, { at: run.state.reopenedUntil, of: 'reopened' });
    }
  },
});
