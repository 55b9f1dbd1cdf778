import { commandRoute } from '../commands/commandRoute';
import { orderParams } from '../schema/order';

const PAYMENTS = { tag: 'Back office', view: 'staff' } as const;

export const reservationRoutes = [
  commandRoute({
    ...PAYMENTS,
    name: 'capturePayment',
    path: '/api/admin/orders/{id}/payments/capture',
    operation: 'capturePayment',
    summary: 'Take the money that is reserved, before the goods leave',
    request: { params: orderParams },
    payload: () => ({}),
  }),
  commandRoute({
    ...PAYMENTS,
    name: 'voidPayment',
    path: '/api/admin/orders/{id}/payments/void',
    operation: 'voidPayment',
    summary: 'Give reserved money free, and ask for another payment',
    request: { params: orderParams },
    payload: () => ({}),
  }),
];
