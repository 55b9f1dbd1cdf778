import type { TextKey } from '../../i18n/texts';
import type { MoneyJson } from '../../../../api/schema/primitives';
import type { TimelineEntryJson } from '../../../../api/schema/order';
import type { OrderEventType } from '../../../../domain/facts';
import type { EventText } from '../../i18n/texts';
import type { FindWord } from '../../i18n/useWord';

export type EventData = TimelineEntryJson['data'];
export type Tone = 'good' | 'plain' | 'waiting' | 'bad';

/** What an event is told with, in the reader's language. */
export interface Telling {
  readonly find: FindWord;
  readonly instant: (instant: string) => string;
  readonly money: (money: MoneyJson) => string;
  /** In minor units of the order's currency, which its events don't name. */
  readonly amount: (minor: number) => string;
  readonly number: (value: number) => string;
}

/** A text and the values that it names. */
export interface TextLine {
  readonly text: TextKey;
  readonly values: Readonly<Record<string, string>>;
}

/** How one kind of event is told. */
export interface EventWord {
  readonly text: EventText;
  /** How the event feels to the reader; some tell only by what they carry. */
  readonly tone: Tone | ((data: EventData) => Tone);
  /** Told beside the text, as `{{amount}}`, where the event carries an amount of its own. */
  readonly amount?: `money.otherAmount.${'authorized' | 'captured'}` | 'refunds.amount' | 'cash.amount';
  /** What the text names beside the event's own strings, such as a word looked up in the reader's language. */
  readonly values?: (data: EventData, find: FindWord) => Readonly<Record<string, string | number>>;
  /** Told below the text, each in a line of its own: what only some events of the kind carry. */
  readonly lines?: (data: EventData, telling: Telling) => readonly TextLine[];
}

/** The events that one capability tells. */
export type EventWords = Readonly<Partial<Record<OrderEventType, EventWord>>>;

/** The amount that the event carries, in minor units of its order's currency; undefined where it tells of none. */
export function readAmount({ amount }: EventData): number | undefined {
  return typeof amount === 'number' ? amount : undefined;
}

/** A string of the event's data; empty where the reader is told less than all. */
export function readText(data: EventData, name: string): string {
  const value = data[name];
  return typeof value === 'string' ? value : '';
}

/** The strings of a list in the event's data; none where it has no such list. */
export function readTexts(data: EventData, name: string): readonly string[] {
  const value = data[name];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
