import type { Console } from '../console';
import type { Lifeline } from './lifeline';
import type { LogFile } from './logFile';
import type { Settings } from './settings';
import type { Running } from './supervise';

/** What the steps of a start share. */
export interface StackContext {
  readonly settings: Settings;
  readonly console: Console;
  readonly lifeline: Lifeline;
  /** Starts a part, keeps it running, and remembers it for the end. */
  readonly run: (name: string, start: () => Promise<Running>) => Promise<void>;
  /** Where a part's output goes; `shown`: what needs attention is shown to people as well. */
  readonly log: (part: string, options?: { readonly shown: boolean }) => LogFile;
}
