import type { OrderJson } from '../../../../../api/schema/order';

/** What of an order's payments is reserved now. */
interface Reserved {
  /** Of store credit, in minor units. */
  readonly credit: number;
  /** Whether there may be anything else, as on a card: an attempt whose end is not known counts. */
  readonly isElse: boolean;
}

/** States of a payment in which nothing is reserved, nor can be. */
const NOTHING: readonly string[] = ['DECLINED', 'VOIDED', 'CAPTURED', 'DUE'];

/** What is given back where the order is paid otherwise. */
export function reservedOf({ payments }: Pick<OrderJson, 'payments'>): Reserved {
  const open = payments.filter(({ status }) => !NOTHING.includes(status));
  const ofAccount = open.filter(({ method }) => method === 'credit');
  return {
    credit: ofAccount.reduce((sum, { authorized }) => sum + authorized.amount, 0),
    isElse: open.length > ofAccount.length,
  };
}
