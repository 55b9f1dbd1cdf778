/** Days on which a warehouse is closed beside its weekly holidays: Eid, a strike. */
export interface Closure {
  /** The first day: `2027-03-20`. */
  readonly from: string;
  /** The last day. */
  readonly to: string;
  /** In a few words, which customers read too. */
  readonly reason: string;
}

/** As long a closure is another thing: the warehouse is made inactive. */
export const MOST_CLOSED_DAYS = 90;

/** What is wrong with a closure, and with which of its fields. */
export interface ClosureFault {
  readonly field: 'from' | 'to';
  readonly detail: string;
}

const isOn = (day: string, { from, to }: Closure): boolean => from <= day && day <= to;

/** The closure that a day falls into. */
export const closureOn = (closures: readonly Closure[], day: string): Closure | undefined =>
  closures.find((closure) => isOn(day, closure));

/** Why a warehouse with these closures can't have another one; undefined where it can. */
export function closureFault(
  { from, to }: Pick<Closure, 'from' | 'to'>,
  others: readonly Closure[],
): ClosureFault | undefined {
  if (to < from) return { field: 'to', detail: 'A closure ends on the day it begins, or later.' };
  if (daysBetween(from, to) >= MOST_CLOSED_DAYS) {
    return { field: 'to', detail: `A closure has ${MOST_CLOSED_DAYS} days at most.` };
  }
  const other = others.find((one) => one.from <= to && from <= one.to);
  return other && { field: 'from', detail: `It is closed from ${other.from} to ${other.to} already.` };
}

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
