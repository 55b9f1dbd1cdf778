import { ERP_FACTS, type ErpPushFacts } from './erp/facts';
import type { EventEnvelope, Fact, FactRow, FactTable } from './fact';
import { LIFE_FACTS, type LifeFacts } from './order/facts';
import { PARCEL_FACTS, type ParcelFacts } from './parcel/facts';
import { PAYMENT_FACTS, type PaymentFacts } from './payment/facts';
import { REVIEW_FACTS, type ReviewFacts } from './review/facts';
import { STOCK_FACTS, type StockFacts } from './stock/facts';

/** The facts an order can be told by, in the past tense. Amounts are minor units of the order's currency. */
export interface OrderFacts
  extends LifeFacts, PaymentFacts, ParcelFacts, StockFacts, ReviewFacts, ErpPushFacts {}

const FACTS: FactTable<OrderFacts> = {
  ...LIFE_FACTS,
  ...PAYMENT_FACTS,
  ...PARCEL_FACTS,
  ...STOCK_FACTS,
  ...REVIEW_FACTS,
  ...ERP_FACTS,
};

export type OrderEventType = keyof OrderFacts;
export type OrderFact<Type extends OrderEventType = OrderEventType> = Fact<OrderFacts, Type>;
export type OrderEvent<Type extends OrderEventType = OrderEventType> = EventEnvelope & OrderFact<Type>;

/** What follows from a type of fact. */
export const rowOf = <Type extends OrderEventType>(type: Type): FactRow<OrderFact<Type>> => FACTS[type];

/** Whether this release knows such a fact; the database may hold those of another. */
export const isEventType = (type: string): type is OrderEventType => Object.hasOwn(FACTS, type);

export const EVENT_TYPES: readonly OrderEventType[] = Object.keys(FACTS).filter(isEventType);
