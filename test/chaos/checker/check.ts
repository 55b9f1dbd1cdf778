import type { Evidence } from '../evidence/evidence';
import { cash } from './invariants/cash';
import { commands } from './invariants/commands';
import { derivations } from './invariants/derivations';
import { erp } from './invariants/erp';
import { foldedHistories, gaplessHistories } from './invariants/histories';
import { ledger, money } from './invariants/money';
import { notifications } from './invariants/notifications';
import { parcels } from './invariants/parcels';
import { placements } from './invariants/placements';
import { privacy } from './invariants/privacy';
import { books, refunds } from './invariants/refunds';
import { rest } from './invariants/rest';
import { stock, stockLedger } from './invariants/stock';
import type { Invariant, Violation } from './violation';
import { waiting } from './invariants/waiting';
import { workflows } from './invariants/workflows';

/** All that must hold after a run, in the order of the report. */
export const INVARIANTS: readonly Invariant[] = [
  rest,
  placements,
  commands,
  gaplessHistories,
  foldedHistories,
  derivations,
  waiting,
  workflows,
  money,
  ledger,
  refunds,
  books,
  cash,
  stock,
  stockLedger,
  parcels,
  notifications,
  erp,
  privacy,
];

/** An invariant with what breaks it; nothing does when it holds. */
export interface Verdict {
  readonly says: string;
  readonly violations: readonly Violation[];
}

/** Holds a run's evidence against every invariant. */
export function check(evidence: Evidence): readonly Verdict[] {
  return INVARIANTS.map(({ says, violations }) => ({ says, violations: violations(evidence) }));
}
