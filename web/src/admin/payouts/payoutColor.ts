import type { PayoutBatchJson, ShownPayoutState } from '../../../../api/schema/money/payouts';

/** The colour of a payout's badge, by what it waits for. */
export const PAYOUT_COLOR: Readonly<Record<ShownPayoutState, string>> = {
  WANTED: 'marigold',
  BOUNCED: 'red',
  NAMED: 'marigold',
  PROVEN: 'indigo',
  APPROVED: 'indigo',
  SENT: 'gray',
  PAID: 'pine',
  MANUAL: 'gray',
};

/** Every state, in the order of a payout's life. */
export const PAYOUT_STATES = Object.keys(PAYOUT_COLOR) as ShownPayoutState[];

/** States of what is not over. */
export const OPEN_STATES = PAYOUT_STATES.filter((state) => state !== 'PAID');

export const BATCH_COLOR: Readonly<Record<PayoutBatchJson['state'], string>> = {
  OPEN: 'gray',
  READY: 'gray',
  SUBMITTED: 'indigo',
  DONE: 'pine',
  REFUSED: 'red',
};

export const LINE_COLOR: Readonly<Record<PayoutBatchJson['lines'][number]['state'], string>> = {
  QUEUED: 'gray',
  DROPPED: 'gray',
  SENT: 'indigo',
  PAID: 'pine',
  BOUNCED: 'red',
};
