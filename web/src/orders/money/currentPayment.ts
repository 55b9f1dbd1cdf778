import type { OrderJson } from '../../../../api/schema/order';

/** The payment that says what the order waits for, where it lacks something. */
export const currentPaymentOf = ({
  payments,
  currentPayment,
}: Pick<OrderJson, 'payments' | 'currentPayment'>): OrderJson['payments'][number] | undefined =>
  payments.find(({ id }) => id === currentPayment);

/** The payments that are of any money: what was switched away from before anything was paid by it says nothing to a customer. */
export const paymentsOfMoney = ({ payments }: Pick<OrderJson, 'payments'>): OrderJson['payments'] =>
  payments.filter(({ amount }) => amount.amount > 0);
