import type { OrderState } from '../../order/order';
import { capturedOf, openToCapture, sumOf } from '../../payment/amounts';
import { isSurplus } from '../../payment/surplus';

/** What cards have reserved or paid of an order, in minor units, without what is about to be given free. */
export const paidByCard = (order: OrderState): number =>
  sumOf(
    { payments: order.payments.filter((one) => one.method !== 'cod' && !isSurplus(order, one)) },
    (payment) => openToCapture(payment) + capturedOf(payment),
  );
