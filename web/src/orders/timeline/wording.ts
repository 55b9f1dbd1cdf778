import type { TimelineEntryJson } from '../../../../api/schema/order';
import type { EventText } from '../../i18n/texts';
import type { FindWord } from '../../i18n/useWord';
import {
  readAmount,
  readText,
  type EventData,
  type EventWord,
  type Telling,
  type TextLine,
  type Tone,
} from './eventWord';
import { eventWordOf } from './eventWords';

type MessageEnding = '' | 'Queued' | 'Unsent' | 'Unaddressed' | 'Outdated';
type MessageText = `messages.told.${'sms' | 'email'}${MessageEnding}`;

/** Messages that have not left the house, or never will. */
const UNSENT: Readonly<Record<string, MessageEnding>> = {
  QUEUED: 'Queued',
  FAILED: 'Unsent',
  SUPPRESSED: 'Unaddressed',
};

/** What was no longer true when its turn came was not sent for that reason, and not for want of an address. */
function endingOf(data: EventData): MessageEnding {
  const isOutdated = readText(data, 'status') === 'SUPPRESSED' && readText(data, 'error') === 'outdated';
  return isOutdated ? 'Outdated' : (UNSENT[readText(data, 'status')] ?? '');
}

/** Whether a message of the timeline waits to be sent: no event of the order will tell when it has been. */
export function isWaiting({ kind, data }: TimelineEntryJson): boolean {
  return kind === 'notification' && readText(data, 'status') === 'QUEUED';
}

type Reached = 'half' | 'most' | 'all';

/** How far a clock had come. */
function reachedOf({ level }: EventData): Reached {
  if (level === 100) return 'all';
  return level === 80 ? 'most' : 'half';
}

/** What a sentence of the timeline is made of: the text's key and the values it names. */
export type Wording =
  | {
      readonly kind: 'event';
      readonly text: EventText;
      readonly values: Readonly<Record<string, string | number>>;
    }
  | { readonly kind: 'message'; readonly text: MessageText; readonly about: string }
  | { readonly kind: 'clock'; readonly text: `clocks.reached.${Reached}`; readonly about: string }
  | { readonly kind: 'note'; readonly body: string }
  | { readonly kind: 'unknown'; readonly type: string };

/**
 * Decides how an entry is told.
 * @param find looks up the words that the sentence names, in the reader's language.
 */
export function wordingOf({ kind, type, data }: TimelineEntryJson, find: FindWord): Wording {
  if (kind === 'note') return { kind, body: readText(data, 'body') };
  if (kind === 'notification') {
    const channel = readText(data, 'channel') === 'email' ? 'email' : 'sms';
    const ending = endingOf(data);
    return { kind: 'message', text: `messages.told.${channel}${ending}`, about: type };
  }
  if (kind === 'clock') return { kind, text: `clocks.reached.${reachedOf(data)}`, about: type };
  const word = eventWordOf(type);
  if (!word) return { kind: 'unknown', type };
  const { text, values } = word;
  return { kind: 'event', text, values: { ...ownValues(data), ...values?.(data, find) } };
}

/** The amount that an event tells of beside its text, in minor units; undefined for most. */
export function amountOf({
  kind,
  type,
  data,
}: TimelineEntryJson):
  { readonly text: NonNullable<EventWord['amount']>; readonly amount: number } | undefined {
  if (kind !== 'event') return undefined;
  const text = eventWordOf(type)?.amount;
  const amount = readAmount(data);
  return text === undefined || amount === undefined ? undefined : { text, amount };
}

/** What is told below an event's text; nothing for most. */
export function linesOf({ kind, type, data }: TimelineEntryJson, telling: Telling): readonly TextLine[] {
  return (kind === 'event' && eventWordOf(type)?.lines?.(data, telling)) || [];
}

/** The strings that the event carries: its text may name any of them. */
function ownValues(data: EventData): Record<string, string> {
  return Object.fromEntries(Object.keys(data).map((name) => [name, readText(data, name)]));
}

/** The tone of an entry: an event by its kind, a message by whether it was sent. */
export function toneOf({ kind, type, data }: TimelineEntryJson): Tone {
  if (kind === 'notification') return readText(data, 'status') === 'FAILED' ? 'bad' : 'plain';
  if (kind === 'clock') return reachedOf(data) === 'all' ? 'bad' : 'waiting';
  if (kind !== 'event') return 'plain';
  const tone = eventWordOf(type)?.tone ?? 'plain';
  return typeof tone === 'function' ? tone(data) : tone;
}
