import { present } from '../present';
import { action } from '../command';
import { DomainError } from '../errors';
import { allKept, keptInSight, requireLetGo } from './cameBack';
import { refusalOfAll, releaseRefusal } from './holds';
import { retryTimeAfter } from '../payment/retryTime';
import { holdRow } from './reasons';
import { triedAgain } from './triedAgain';
import { NOTES_IN, requireDecision } from './unpaidGoods';

interface ReleaseHold {
  readonly key: string;
  readonly notes?: string;
}

/** Releases one hold, by its key; the others stand as they did. What failed is tried again, as by `release`. */
export const releaseHold = action<ReleaseHold>({
  description: 'Releases one hold, by its key.',
  shape: { key: 'text', notes: '?text' },
  roles: ['support', 'warehouse', 'finance', 'admin'],
  whenClosed: 'carriedOut',
  refusal: (order) => {
    const holds = order.holds.filter(({ reason }) => holdRow(reason).decidedBy === undefined);
    return holds.length > 0 ? allKept(order, holds) : 'No hold can be released.';
  },
  forbidsAll: (order, actor) =>
    refusalOfAll(
      order.holds.filter((hold) => keptInSight(order, hold) === undefined),
      actor,
    ),
  decide: (order, { key, notes }, { actor, at }) => {
    const hold = order.holds.find((one) => one.key === key);
    if (!hold) throw new DomainError('not-allowed', `The order has no hold with the key ${key}.`);
    const refusal = releaseRefusal(hold, actor);
    if (refusal !== undefined)
      throw new DomainError(
        holdRow(hold.reason).decidedBy === undefined ? 'forbidden' : 'not-allowed',
        refusal,
      );
    requireLetGo(order, hold);
    requireDecision(order, hold, notes, NOTES_IN.query);
    const { reason } = hold;
    return [
      {
        type: 'HoldReleased',
        reason,
        ...(key !== reason && { key }),
        ...present({ notes }),
        ...retryTimeAfter(order, at),
      },
      ...triedAgain(order, hold),
    ];
  },
});
