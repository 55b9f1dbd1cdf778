import { readText, type EventWord, type EventWords } from '../../orders/timeline/eventWord';

const holdValues: EventWord['values'] = (data, find) => {
  const reason = readText(data, 'reason');
  return { hold: find('holdReasons', reason) ?? reason };
};

export const reviewEvents = {
  RiskAssessed: { text: 'review.events.RiskAssessed', tone: 'plain' },
  OrderHeld: { text: 'review.events.OrderHeld', tone: 'waiting', values: holdValues },
  HoldReleased: { text: 'review.events.HoldReleased', tone: 'good', values: holdValues },
} as const satisfies EventWords;
