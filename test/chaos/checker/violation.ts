import type { Evidence } from '../evidence/evidence';

/** Something that must never be, and is. */
export interface Violation {
  readonly orderId?: string;
  readonly detail: string;
}

/** One thing that must hold at the end of every run, whatever happened in it. */
export interface Invariant {
  /** As a sentence, for the report. */
  readonly says: string;
  readonly violations: (evidence: Evidence) => readonly Violation[];
}
