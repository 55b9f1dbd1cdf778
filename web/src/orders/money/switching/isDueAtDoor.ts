import type { OrderJson } from '../../../../../api/schema/order';

/** Whether something is still to be paid at the door. */
export const isDueAtDoor = ({
  payments,
  cancellation,
}: Pick<OrderJson, 'payments' | 'cancellation'>): boolean =>
  !cancellation && payments.some(({ status }) => status === 'DUE');
