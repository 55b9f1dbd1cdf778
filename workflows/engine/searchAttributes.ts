import { SearchAttributeType, defineSearchAttributeKey, type SearchAttributePair } from '@temporalio/common';
import { shownOf, type Shown } from '../../domain/commitRecord';
import type { OrderState } from '../../domain/order/order';

const ORDER_NUMBER = defineSearchAttributeKey('OrderNumber', SearchAttributeType.KEYWORD);
const ORDER_STATUS = defineSearchAttributeKey('OrderStatus', SearchAttributeType.KEYWORD);
const PAYMENT_STATUS = defineSearchAttributeKey('PaymentStatus', SearchAttributeType.KEYWORD);
const CUSTOMER_ID = defineSearchAttributeKey('CustomerId', SearchAttributeType.KEYWORD);
const HOLD_REASON = defineSearchAttributeKey('HoldReason', SearchAttributeType.KEYWORD);
export const HOLDS = defineSearchAttributeKey('Holds', SearchAttributeType.KEYWORD_LIST);

/** All attributes that the namespace must have registered, each with its type: an unknown one fails the task. */
export const SEARCH_ATTRIBUTES = [
  ORDER_NUMBER,
  ORDER_STATUS,
  PAYMENT_STATUS,
  CUSTOMER_ID,
  HOLD_REASON,
  HOLDS,
] as const;

/** What an order is found by that nothing holds: an empty list would not be kept. */
export const NO_HOLD = 'NONE';

/**
 * What of an order changes and it can be found by in the Temporal Web UI. They bypass the payload codec: nothing personal.
 * @param shown the order's summary: the recorded one, where there is a record.
 */
export function searchAttributesOf(
  { customerId }: Pick<OrderState, 'customerId'>,
  { status, paymentStatus, holds }: Shown,
): SearchAttributePair[] {
  return [
    { key: ORDER_STATUS, value: status },
    { key: PAYMENT_STATUS, value: paymentStatus },
    { key: CUSTOMER_ID, value: customerId },
    { key: HOLD_REASON, value: holds[0] ?? NO_HOLD },
    { key: HOLDS, value: holds.length > 0 ? [...holds] : [NO_HOLD] },
  ];
}

/** What an order's workflow is started with. */
export const firstSearchAttributes = (order: OrderState): SearchAttributePair[] => [
  numberAttribute(order),
  ...searchAttributesOf(order, shownOf(order)),
];

/** Never changes, so that it is no part of what is written as an order goes on. */
export const numberAttribute = ({ number }: Pick<OrderState, 'number'>): SearchAttributePair => ({
  key: ORDER_NUMBER,
  value: number,
});
