/**
 * What can go wrong on demand. `timeout` never answers and does nothing, `timeoutAfterEffect` does what was asked
 * and then never answers; `refusal` turns the call down for good; the three about webhooks send one twice, late
 * enough that a later one overtakes it, or not at all.
 */
export const FAULT_KINDS = [
  'latency',
  'error5xx',
  'refusal',
  'timeout',
  'timeoutAfterEffect',
  'duplicateWebhooks',
  'reorderWebhooks',
  'dropWebhooks',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** A wish for trouble: `count` times from now on, or each time with a `probability` (0–1) until cleared. */
export interface WishedFault<Vendor extends string = string> {
  readonly vendor: Vendor;
  /** An operation of the vendor (`create`, `book`, `send`) or a kind of webhook; left out: every one. */
  readonly operation?: string | undefined;
  readonly kind: FaultKind;
  readonly probability?: number | undefined;
  readonly count?: number | undefined;
  /** How long latency, a time-out or a webhook's delay lasts, in milliseconds. */
  readonly ms?: number | undefined;
}

/** Where faults are asked for, by the vendors' names. */
export interface FaultBoard<Vendor extends string> extends FaultSource {
  add(fault: WishedFault<Vendor>): void;
  /** Switches off what was asked for of this vendor, kind and operation. */
  remove(fault: Pick<WishedFault<Vendor>, 'vendor' | 'kind' | 'operation'>): void;
  clear(): void;
  list(): readonly WishedFault<Vendor>[];
}

/** Where a vendor finds the fault that strikes it. */
export interface FaultSource {
  /** The fault that strikes now, if one does; a counted one is used up by that. */
  take(kind: FaultKind, vendor: string, operation: string): WishedFault | undefined;
}

/** Keeps the faults asked for. The same seed and the same calls give the same faults again. */
export function createFaultBoard<Vendor extends string>(seed: number): FaultBoard<Vendor> {
  const random = seededRandom(seed);
  let faults: WishedFault<Vendor>[] = [];
  return {
    add: (fault) => {
      faults.push(fault);
    },
    remove: ({ vendor, kind, operation }) => {
      faults = faults.filter(
        (fault) => fault.vendor !== vendor || fault.kind !== kind || fault.operation !== operation,
      );
    },
    clear: () => {
      faults = [];
    },
    list: () => faults,
    take: (kind, vendor, operation) => {
      const struck = faults.find(
        (fault) =>
          fault.kind === kind &&
          fault.vendor === vendor &&
          (fault.operation ?? operation) === operation &&
          (fault.probability === undefined || random() < fault.probability),
      );
      if (struck?.count !== undefined) faults = usedOnce(faults, struck, struck.count);
      return struck;
    },
  };
}

function usedOnce<Vendor extends string>(
  faults: readonly WishedFault<Vendor>[],
  used: WishedFault<Vendor>,
  count: number,
): WishedFault<Vendor>[] {
  return faults.flatMap((fault) => {
    if (fault !== used) return [fault];
    return count > 1 ? [{ ...fault, count: count - 1 }] : [];
  });
}

/** mulberry32: small, fast, and good enough to decide which call fails. */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
