import type * as rules from '../../../domain/review/fraud';

export * from '../../../domain/review/fraud';

/** Everything is suspicious. */
export const scoreRisk: typeof rules.scoreRisk = () => ({ score: 100, reasons: ['full moon'] });
