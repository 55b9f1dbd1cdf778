import type { OrderJson } from '../../../../api/schema/order';

/** The payment that says what the order waits for, where it lacks something. */
export const currentPaymentOf = ({
  payments,
  currentPayment,
}: Pick<OrderJson, 'payments' | 'currentPayment'>): OrderJson['payments'][number] | undefined =>
  payments.find(({ id }) => id === currentPayment);
