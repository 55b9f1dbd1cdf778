import { patched } from '@temporalio/workflow';
import type { OrderState } from '../../../domain/order/order';
import { present } from '../../../domain/present';
import { STORY, type OrderInput } from '../../messages';
import { BEGUN_FROM_SQL } from '../patches';

/** What a run begins with. */
export interface Beginning {
  /** The order so far; absent: it is read from PostgreSQL. */
  readonly state?: OrderState;
  /** Which story the run lives; absent: the first one, from before there were several. */
  readonly story?: number;
}

/**
 * What an input brings a run to begin with: today's story unless it names another, and never its state. Whoever may write to the
 * namespace could make up an order that is paid. Runs of earlier releases go on with what they were given; only an input that isn't
 * today's asks the history whether it is of one of those.
 */
export function beginningOf({ state, story }: OrderInput): Beginning {
  if (state === undefined && story !== undefined) return { story };
  if (patched(BEGUN_FROM_SQL)) return { story: story ?? STORY };
  return present({ state, story });
}
