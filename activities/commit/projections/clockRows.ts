import { isKept, runningClocks, type ClockName, type RunningClock } from '../../../domain/clocks/clocks';
import type { Change } from '../change';
import { changedParts } from './changedParts';

/** A clock that runs, or that has just been stopped. */
export interface ClockRow {
  readonly id: string;
  readonly clock: ClockName;
  readonly startedAt: string;
  readonly dueAt: string;
  /** Null while it runs. */
  readonly stoppedAt: string | null;
  /** Whether customers had what it was for as it stopped; null while it runs. */
  readonly kept: boolean | null;
}

/** Clocks that have begun, or begun anew, and those that run no more. SQL function: `write_clocks`. */
export function clockRows({ before, after, events }: Change): readonly ClockRow[] {
  const [was, is] = [runningClocks(before), runningClocks(after)];
  const going = new Set(is.map(({ id }) => id));
  const stoppedAt = events.at(-1)?.at ?? null;
  return [
    ...changedParts(was, is).map((clock) => rowOf(clock, { stoppedAt: null, kept: null })),
    ...was
      .filter(({ id }) => !going.has(id))
      .map((clock) => rowOf(clock, { stoppedAt, kept: isKept(after, clock.clock) })),
  ];
}

const rowOf = (
  { id, clock, startedAt, dueAt }: RunningClock,
  end: Pick<ClockRow, 'stoppedAt' | 'kept'>,
): ClockRow => ({ ...{ id, clock, startedAt, dueAt }, ...end });
