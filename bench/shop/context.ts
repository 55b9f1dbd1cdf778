import type { Lifeline } from '../../dev/stack/lifeline';
import type { LogFile } from '../../dev/stack/logFile';

/** What the parts of a run share. */
export interface BenchContext {
  /** Everything of the run lies below it. */
  readonly folder: string;
  readonly lifeline: Lifeline;
  readonly say: (text: string) => void;
  readonly log: (part: string) => LogFile;
}
