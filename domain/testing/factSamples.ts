import type { OrderEventType, OrderFact } from '../facts';
import type { NotificationKind } from '../notifications/messages';
import { readSamples } from './readSamples';

/** One fact as tests know it, with every field that it may have: what its row says, written out once more as people read it. */
export interface FactSample<Fact> {
  readonly fact: Fact;
  /** The fields that its customer is shown; absent: they don't learn of it at all. */
  readonly shown?: readonly string[];
  /** The fields that not even staff are shown. */
  readonly omitted?: readonly string[];
  /** The message that the customer gets. */
  readonly tells?: NotificationKind;
  /** Why the order's status changed, in somebody's own words. */
  readonly reason?: string;
}

/** What a file of `samples/` exports as `FACTS`: the facts of one capability. */
export type FactSamples = {
  readonly [Type in OrderEventType]?: readonly FactSample<OrderFact<Type>>[];
};

/** Every capability's own. */
export const FACT_SAMPLES: FactSamples = readSamples<FactSamples>('FACTS');
