import type { OrderJson } from '../../../../../api/schema/order';

const NONE = { amount: 0, currency: 'BDT' };

/** A payment by card in that state, as the API tells of it. */
export const paymentOf = (status: string, id = '1'): OrderJson['payments'][number] => ({
  ...{ id, method: 'card', provider: 'stripe', providerReference: null, status, card: null },
  ...{
    amount: NONE,
    authorized: NONE,
    captured: NONE,
    refunded: NONE,
    captureBefore: null,
    actionUrl: null,
    declineCode: null,
  },
});
