import type { OrderJson } from '../../../../api/schema/order';

interface AskedOf extends Pick<OrderJson, 'allowedActions'> {
  readonly lines: readonly Pick<OrderJson['lines'][number], 'refundable'>[];
}

/** Whether a customer may ask for money back, and there are pieces to name. */
export const mayAskForRefund = ({ allowedActions, lines }: AskedOf): boolean =>
  allowedActions.includes('refund') && lines.some(({ refundable }) => refundable > 0);
