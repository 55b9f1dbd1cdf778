import { namesOf } from './namesOf';
import { ALLOCATION_FACTS } from './allocation/facts';
import { CASH_FACTS } from './cash/facts';
import { DELIVERY_FACTS } from './delivery/facts';
import { ERP_FACTS } from './erp/facts';
import type { EventEnvelope, FactRow } from './fact';
import { HOLD_FACTS } from './holds/facts';
import { NOTE_FACTS } from './notes/facts';
import { LIFE_FACTS } from './order/facts';
import { PARCEL_FACTS } from './parcel/facts';
import { LINK_FACTS } from './links/facts';
import { PAYMENT_FACTS } from './payment/facts';
import { RESERVATION_FACTS } from './reservation/facts';
import { PAYOUT_FACTS } from './payouts/facts';
import { REFUND_FACTS } from './refunds/facts';
import { REVIEW_FACTS } from './review/facts';
import { STOCK_FACTS } from './stock/facts';

/** Every type of fact that an order can be told by, in the past tense: one line for each capability. */
const FACTS = {
  ...LIFE_FACTS,
  ...HOLD_FACTS,
  ...PAYMENT_FACTS,
  ...RESERVATION_FACTS,
  ...REFUND_FACTS,
  ...PARCEL_FACTS,
  ...STOCK_FACTS,
  ...REVIEW_FACTS,
  ...ERP_FACTS,
  ...NOTE_FACTS,
  ...DELIVERY_FACTS,
  ...CASH_FACTS,
  ...LINK_FACTS,
  ...PAYOUT_FACTS,
  ...ALLOCATION_FACTS,
};

export type OrderEventType = keyof typeof FACTS;

/** The facts by their types. Amounts are minor units of the order's currency. */
type OrderFacts = {
  readonly [Type in OrderEventType]: (typeof FACTS)[Type] extends FactRow<infer F> ? F : never;
};

export type OrderFact<Type extends OrderEventType = OrderEventType> = OrderFacts[Type];
export type OrderEvent<Type extends OrderEventType = OrderEventType> = EventEnvelope & OrderFact<Type>;

const ROWS: { readonly [Type in OrderEventType]: FactRow<OrderFact<Type>> } = FACTS;

/** What follows from a type of fact. */
export const rowOf = <Type extends OrderEventType>(type: Type): FactRow<OrderFact<Type>> => ROWS[type];

/** Whether this release knows such a fact; the database may hold those of another. */
export const isEventType = (type: string): type is OrderEventType => Object.hasOwn(FACTS, type);

export const EVENT_TYPES: readonly OrderEventType[] = namesOf(FACTS);
