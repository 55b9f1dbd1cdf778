import { SearchAttributeType, defineSearchAttributeKey, type SearchAttributePair } from '@temporalio/common';
import type { OrderState } from '../domain/order';
import { derivePaymentStatus, deriveStatus } from '../domain/status';

const ORDER_STATUS = defineSearchAttributeKey('OrderStatus', SearchAttributeType.KEYWORD);
const PAYMENT_STATUS = defineSearchAttributeKey('PaymentStatus', SearchAttributeType.KEYWORD);
const CUSTOMER_ID = defineSearchAttributeKey('CustomerId', SearchAttributeType.KEYWORD);
const HOLD_REASON = defineSearchAttributeKey('HoldReason', SearchAttributeType.KEYWORD);

/** All keyword attributes that the namespace must have registered: an unknown one fails the task. */
export const SEARCH_ATTRIBUTES = ['OrderStatus', 'PaymentStatus', 'CustomerId', 'HoldReason'] as const;

/** What an order can be found by in the Temporal Web UI. They bypass the payload codec: nothing personal. */
export function searchAttributesOf(order: OrderState): SearchAttributePair[] {
  return [
    { key: ORDER_STATUS, value: deriveStatus(order) },
    { key: PAYMENT_STATUS, value: derivePaymentStatus(order) },
    { key: CUSTOMER_ID, value: order.customerId },
    { key: HOLD_REASON, value: order.holds[0] ?? 'NONE' },
  ];
}
