import {
  readText,
  readTexts,
  type EventData,
  type EventWord,
  type EventWords,
  type Telling,
  type TextLine,
} from '../../orders/timeline/eventWord';
import { toldNotes } from './toldNotes';

/** A key that nobody has chosen tells its reader nothing. */
const MADE_KEY = /^manual-\d+$/;

/** A hold by its reason, and its key where somebody has given it one. */
const holdValues: EventWord['values'] = (data, find) => {
  const reason = readText(data, 'reason');
  const key = readText(data, 'key');
  const name = find('holdReasons', reason) ?? reason;
  const isGiven = key !== '' && key !== reason && !MADE_KEY.test(key);
  return { hold: isGiven ? `${name} (${key})` : name };
};

/** What was written with it. */
const noteLines = (data: EventData, telling: Telling): readonly TextLine[] => {
  const notes = readText(data, 'notes');
  return notes === '' ? [] : toldNotes(notes, telling);
};

/** What was written with the hold, what it blocks, and when and how it ends by itself, where it says so of its own. */
const holdLines: EventWord['lines'] = (data, telling) => {
  const { find, instant } = telling;
  const lines: TextLine[] = [...noteLines(data, telling)];
  const blocks = readTexts(data, 'blocks').map((what) => find('holds.blocks', what) ?? what);
  if (blocks.length > 0) lines.push({ text: 'holds.told.blocks', values: { blocks: blocks.join(', ') } });
  const [until, byDefault] = [readText(data, 'until'), readText(data, 'default')];
  if (until !== '' && (byDefault === 'release' || byDefault === 'cancel'))
    lines.push({ text: `holds.told.${byDefault}`, values: { until: instant(until) } });
  return lines;
};

export const holdEvents = {
  OrderHeld: { text: 'holds.events.OrderHeld', tone: 'waiting', values: holdValues, lines: holdLines },
  HoldReleased: { text: 'holds.events.HoldReleased', tone: 'good', values: holdValues, lines: noteLines },
} as const satisfies EventWords;
