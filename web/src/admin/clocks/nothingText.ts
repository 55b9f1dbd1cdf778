import type { ClockListJson } from '../../../../api/schema/clocks';
import type { ClockFilter } from './api';

/** What is said where no clock is listed: without a set that nobody waits would not be known, whatever is asked for. */
export function nothingText(
  { clock, level }: ClockFilter,
  set: ClockListJson['set'],
): 'none' | 'noHit' | 'empty' {
  if (set === null) return 'none';
  return clock === undefined && level === undefined ? 'empty' : 'noHit';
}
