import type { NotificationKind } from './notifications/messages';
import type { OrderState } from './order/order';
import type { SettledTransaction } from './payment/transactions/transaction';
import type { Actor } from './people/actor';
import type { StockEffect } from './stock/stock';

/** Where a fact stands in the order's history and who brought it about. */
export interface EventEnvelope {
  /** Derived from the command or step that caused it, so that a repeated attempt makes the same id. */
  readonly id: string;
  /** Position in the order's history, from 1. */
  readonly version: number;
  readonly at: string;
  readonly actor: Actor;
  readonly command?: { readonly id: string; readonly hash: string };
}

/** The fields of a fact that says everything by its type. */
export type NoFields = unknown;

/** A fact of one of some types: the type, and the fields that are listed under it. */
export type Fact<Fields, Type extends keyof Fields = keyof Fields> = {
  [T in Type]: { readonly type: T } & Fields[T];
}[Type];

type FieldOf<F> = Exclude<keyof F, 'type'>;

/** The order before a fact and after it. */
export interface Surroundings {
  readonly before: OrderState;
  readonly after: OrderState;
}

/** Everything that follows from one type of fact, side by side. Absent: nothing of that kind follows. */
export interface FactRow<F> {
  /** The order after it. */
  readonly evolve: (order: OrderState, event: F & EventEnvelope) => OrderState;
  /** The message that the customer gets; undefined when this one calls for none. */
  readonly tells?: (fact: F) => NotificationKind | undefined;
  /** What changes in the stock, from the order before it. */
  readonly stock?: (before: OrderState, fact: F) => readonly StockEffect[];
  /** Which calls to a gateway it settles, by the order before it and after it. */
  readonly settles?: (fact: F, surroundings: Surroundings) => readonly SettledTransaction[];
  /** Why the order's status changed with it, in somebody's own words. */
  readonly reason?: (fact: F) => string | undefined;
  /** The ERP is told of the order, even when it sees no difference in it. */
  readonly erp?: true;
  /** The fields that customers are shown. Absent: they don't learn of it at all. */
  readonly shows?: readonly FieldOf<F>[];
  /** The fields that not even staff are shown. */
  readonly omits?: readonly FieldOf<F>[];
}

/** A row for each type of fact: one that is left out does not compile. */
export type FactTable<Fields> = { readonly [Type in keyof Fields]: FactRow<Fact<Fields, Type>> };

/** The `evolve` of a fact that changes nothing which the order's workflow has to know. */
export const unchanged = (order: OrderState): OrderState => order;
