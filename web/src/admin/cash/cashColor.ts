import type { CashState } from '../../../../api/schema/money/cash';

/** The colour of a parcel's badge, by what has come of its cash. */
export const CASH_COLOR: Readonly<Record<CashState, string>> = {
  DUE: 'gray',
  COLLECTED: 'indigo',
  SHORT: 'red',
  REMITTED: 'pine',
  NOT_PAID: 'marigold',
  OVER: 'red',
  CAME_BACK: 'gray',
};

/** Every state, in the order of a parcel's life. */
export const CASH_STATES = Object.keys(CASH_COLOR) as CashState[];
