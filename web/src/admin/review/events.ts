import { readTexts, type EventWord, type EventWords } from '../../orders/timeline/eventWord';

/** The score as a number: each language has its own digits. */
const riskValues: EventWord['values'] = ({ score }) => ({ score: typeof score === 'number' ? score : '' });

/** What made up the score. */
const riskLines: EventWord['lines'] = (data, { find }) => {
  const reasons = readTexts(data, 'reasons').map((reason) => find('review.risk', reason) ?? reason);
  return reasons.length > 0 ? [{ text: 'review.told', values: { reasons: reasons.join(', ') } }] : [];
};

export const reviewEvents = {
  RiskAssessed: { text: 'review.events.RiskAssessed', tone: 'plain', values: riskValues, lines: riskLines },
} as const satisfies EventWords;
