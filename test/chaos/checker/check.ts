import type { Evidence } from '../evidence/evidence';
import { commands } from './commands';
import { derivations } from './derivations';
import { erp } from './erp';
import { foldedHistories, gaplessHistories } from './histories';
import { ledger, money } from './money';
import { notifications } from './notifications';
import { parcels } from './parcels';
import { placements } from './placements';
import { privacy } from './privacy';
import { rest } from './rest';
import { stock } from './stock';
import type { Invariant, Violation } from './violation';
import { waiting } from './waiting';
import { workflows } from './workflows';

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
  stock,
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
