import type { FactTable } from '../fact';

/** What is found out about the risk of an order. */
export interface ReviewFacts {
  readonly RiskAssessed: { readonly score: number; readonly reasons: readonly string[] };
}

export const REVIEW_FACTS: FactTable<ReviewFacts> = {
  RiskAssessed: { evolve: (order, { score, reasons }) => ({ ...order, risk: { score, reasons } }) },
};
