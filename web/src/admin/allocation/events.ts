import { readText, type EventWord, type EventWords } from '../../orders/timeline/eventWord';

/** Why a warehouse lacked or refused pieces, in words. */
const reasonValues: EventWord['values'] = (data, find) => {
  const reason = readText(data, 'reason');
  return { reason: find('allocation.reasons', reason) ?? reason };
};

const noteLines: EventWord['lines'] = (data) => {
  const note = readText(data, 'note');
  return note === '' ? [] : [{ text: 'allocation.note', values: { note } }];
};

/** Where the pieces come from now. */
const placeValues: EventWord['values'] = ({ allotted }) => {
  const places = Array.isArray(allotted) ? allotted.map(warehouseIn).filter((code) => code !== '') : [];
  return { warehouses: [...new Set(places)].join(', ') };
};

const warehouseIn = (part: unknown): string =>
  typeof part === 'object' && part !== null && 'warehouse' in part && typeof part.warehouse === 'string'
    ? part.warehouse
    : '';

export const allocationEvents = {
  PicksShort: { text: 'allocation.events.PicksShort', tone: 'waiting', values: reasonValues },
  AllocationRefused: {
    ...{ text: 'allocation.events.AllocationRefused', tone: 'waiting', values: reasonValues },
    lines: noteLines,
  },
  PiecesReallocated: { text: 'allocation.events.PiecesReallocated', tone: 'good', values: placeValues },
  PiecesCancelled: { text: 'allocation.events.PiecesCancelled', tone: 'bad', amount: 'cash.amount' },
} as const satisfies EventWords;
