import {
  readText,
  readTexts,
  type EventWord,
  type EventWords,
  type TextLine,
} from '../../orders/timeline/eventWord';

/** A key that nobody has chosen tells its reader nothing. */
const MADE_KEY = /^manual-\d+$/;

/** A hold by its reason, its key where somebody has given it one, and what was written with it. */
const holdValues: EventWord['values'] = (data, find) => {
  const reason = readText(data, 'reason');
  const [key, notes] = [readText(data, 'key'), readText(data, 'notes')];
  const name = find('holdReasons', reason) ?? reason;
  const isGiven = key !== '' && key !== reason && !MADE_KEY.test(key);
  return { hold: `${name}${isGiven ? ` (${key})` : ''}${notes && ` – ${notes}`}` };
};

/** What the hold blocks, and when and how it ends by itself, where it says so of its own. */
const holdLines: EventWord['lines'] = (data, { find, instant }) => {
  const lines: TextLine[] = [];
  const blocks = readTexts(data, 'blocks').map((what) => find('holds.blocks', what) ?? what);
  if (blocks.length > 0) lines.push({ text: 'holds.told.blocks', values: { blocks: blocks.join(', ') } });
  const [until, byDefault] = [readText(data, 'until'), readText(data, 'default')];
  if (until !== '' && (byDefault === 'release' || byDefault === 'cancel'))
    lines.push({ text: `holds.told.${byDefault}`, values: { until: instant(until) } });
  return lines;
};

export const holdEvents = {
  OrderHeld: { text: 'holds.events.OrderHeld', tone: 'waiting', values: holdValues, lines: holdLines },
  HoldReleased: { text: 'holds.events.HoldReleased', tone: 'good', values: holdValues },
} as const satisfies EventWords;
