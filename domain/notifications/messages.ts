import type { Message } from './message';
import * as TABLES from './messageTables';

type Table = (typeof TABLES)[keyof typeof TABLES];
type KindOf<Kinds> = Kinds extends unknown ? keyof Kinds : never;

/** The name of a kind of message, as it is stored. */
export type NotificationKind = KindOf<Table>;

/** Every kind of message to a customer, by its name. */
export const MESSAGES: ReadonlyMap<string, Message> = new Map(
  Object.values(TABLES).flatMap((table) => Object.entries<Message>(table)),
);

/** A kind of message by the name that a stored one has; undefined when this release has no such kind. */
export const messageOf = (kind: string): Message | undefined => MESSAGES.get(kind);
