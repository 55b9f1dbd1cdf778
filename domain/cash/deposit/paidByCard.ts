import type { OrderState } from '../../order/order';
import { capturedOf, openToCapture, sumOf } from '../../payment/amounts';
import { isOnDelivery } from '../../payment/methods/methods';
import { isSurplus } from '../../payment/surplus';

/** What cards have reserved or paid of an order, in minor units, without what is about to be given free. */
export const paidByCard = (order: OrderState): number =>
  sumOf(
    { payments: order.payments.filter((one) => !isOnDelivery(one) && !isSurplus(order, one)) },
    (payment) => openToCapture(payment) + capturedOf(payment),
  );
