import type { OrderEventType } from '../../../../domain/facts';
import type { EventWord } from './eventWord';
import * as TABLES from './eventTables';

type Table = (typeof TABLES)[keyof typeof TABLES];
type TypeIn<Words> = Words extends unknown ? keyof Words : never;

/** The types of event that some capability tells. */
type Told = TypeIn<Table>;

/** How each kind of event is told, by its type. */
export const EVENT_WORDS: ReadonlyMap<string, EventWord> = new Map(
  Object.values(TABLES).flatMap((table) => Object.entries<EventWord>(table)),
);

const wordOfTold = (type: Told): EventWord | undefined => EVENT_WORDS.get(type);

/** How this kind of event is told: one that no capability tells doesn't compile here. */
const wordOfKnown = (type: OrderEventType): EventWord | undefined => wordOfTold(type);

/** How an event is told; undefined for one that the pages don't know: a newer API may tell of others. */
export const eventWordOf = (type: string): EventWord | undefined =>
  isEventType(type) ? wordOfKnown(type) : undefined;

const isEventType = (type: string): type is OrderEventType => EVENT_WORDS.has(type);
