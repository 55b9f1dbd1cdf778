import {
  readText,
  readTexts,
  type EventData,
  type EventWord,
  type EventWords,
  type TextLine,
} from '../../orders/timeline/eventWord';
import { FIELDS } from './fields';

/** What a field was and is, for staff; undefined where the reader isn't told. */
function changeOf({ changes }: EventData, field: string): EventData | undefined {
  if (typeof changes !== 'object' || changes === null) return undefined;
  const change = new Map<string, unknown>(Object.entries(changes)).get(field);
  return typeof change === 'object' && change !== null
    ? Object.fromEntries(Object.entries(change))
    : undefined;
}

const correctedValues: EventWord['values'] = (data, find) => ({
  fields: readTexts(data, 'corrected')
    .map((field) => find('delivery.fields', field) ?? field)
    .join(', '),
});

/** Each field as it was and is, and why it was corrected. */
const correctedLines: EventWord['lines'] = (data) => {
  const lines = FIELDS.flatMap((field): TextLine[] => {
    const change = changeOf(data, field);
    const value = (name: string): string => (change && readText(change, name)) || '–';
    return change
      ? [{ text: `delivery.told.${field}`, values: { before: value('before'), after: value('after') } }]
      : [];
  });
  const reason = readText(data, 'reason');
  return reason === '' ? lines : [...lines, { text: 'delivery.told.reason', values: { reason } }];
};

export const deliveryEvents = {
  DeliveryCorrected: {
    text: 'delivery.events.DeliveryCorrected',
    tone: 'plain',
    values: correctedValues,
    lines: correctedLines,
  },
} as const satisfies EventWords;
