import type { Histories } from '../measure/histories';
import type { Lives } from '../shop/lives';
import type { Measurement } from '../measure/measurement';
import type { Placing } from '../shop/place';

/** All rounds of one thing at one concurrency. */
export interface Series<Figures extends Measurement> {
  /** The rounds as one. */
  readonly whole: Figures;
  readonly rounds: readonly Figures[];
}

/** One series for each concurrency, in the order in which they were asked for. */
export interface PlacingResult {
  readonly starts: readonly Series<Measurement>[];
  readonly inserts: readonly Series<Measurement>[];
  readonly orders: readonly Series<Placing>[];
}

/** What orders-go made of the same servers. */
export interface PeerResult {
  readonly orders: readonly Series<Lives>[];
  /** Of all the workflows of an order together. */
  readonly histories: Histories;
}

export interface LivesResult {
  readonly eightSteps: readonly Series<Measurement>[];
  readonly eightStepsHistories: Histories;
  readonly orders: readonly Series<Lives>[];
  readonly histories: Histories;
  readonly peer?: PeerResult;
}

/** Where a run took place. */
export interface Machine {
  readonly cores: number;
  readonly memoryGiB: number;
  readonly system: string;
  readonly node: string;
}

/** What a run of the bench found. */
export interface BenchResult {
  readonly startedAt: string;
  readonly machine: Machine;
  readonly orders: number;
  readonly rounds: number;
  /** How many of each took part in the lives; one, unless it says so. */
  readonly workers?: number;
  readonly apis?: number;
  /** What kind of Temporal server it was, where it was there before. */
  readonly temporal?: string;
  readonly placing?: PlacingResult;
  readonly lives?: LivesResult;
}
