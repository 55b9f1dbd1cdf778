import type { Evidence } from '../../evidence/evidence';
import type { Invariant, Violation } from '../violation';

export const stock: Invariant = {
  says: 'on hand is what came in less what went out, reserved is what open orders hold',
  violations: (evidence) =>
    Object.entries(evidence.openingStock).flatMap(([sku, opening]) => check(evidence, sku, opening)),
};

function check({ orders, stock: rows }: Evidence, sku: string, opening: number): Violation[] {
  const lines = orders.flatMap(({ state }) => state.lines).filter((line) => line.stocked && line.sku === sku);
  const sum = (pieces: (q: (typeof lines)[number]['quantities']) => number): number =>
    lines.reduce((total, { quantities }) => total + pieces(quantities), 0);
  const expected = {
    onHand: opening - sum((q) => q.shipped + q.delivered + q.returned + q.exchanged + q.lost),
    reserved: sum((q) => q.reserved + q.packed),
  };
  const row = rows.find((candidate) => candidate.sku === sku);
  if (!row) return [{ detail: `${sku} is not on the shelf` }];
  const { onHand, reserved } = row;
  const isRight = onHand === expected.onHand && reserved === expected.reserved && reserved >= 0;
  if (isRight && onHand >= reserved) return [];
  const shown = `${onHand} on hand and ${reserved} reserved`;
  return [{ detail: `${sku}: ${shown}, should be ${expected.onHand} and ${expected.reserved}` }];
}

export const stockLedger: Invariant = {
  says: 'every count is the sum of its ledger, and what orders hold is what is reserved',
  violations: ({ stockDifferences }) =>
    stockDifferences.map((difference) => ({ detail: JSON.stringify(difference) })),
};
