import { readText, type EventWord, type EventWords } from '../../orders/timeline/eventWord';

/** A hold by its reason, its key where several may have the same, and what was written with it. */
const holdValues: EventWord['values'] = (data, find) => {
  const reason = readText(data, 'reason');
  const [key, notes] = [readText(data, 'key'), readText(data, 'notes')];
  const name = find('holdReasons', reason) ?? reason;
  return { hold: `${name}${key && ` (${key})`}${notes && ` – ${notes}`}` };
};

export const holdEvents = {
  OrderHeld: { text: 'holds.events.OrderHeld', tone: 'waiting', values: holdValues },
  HoldReleased: { text: 'holds.events.HoldReleased', tone: 'good', values: holdValues },
} as const satisfies EventWords;
