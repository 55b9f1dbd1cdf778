import { z } from 'zod';

export const VENDORS = ['stripe', 'pathao', 'twilio', 'sendgrid', 'unierp'] as const;
export type Vendor = (typeof VENDORS)[number];

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
export const faultSchema = z
  .strictObject({
    vendor: z.enum(VENDORS),
    /** An operation of the vendor (`create`, `book`, `send`) or a kind of webhook; left out: every one. */
    operation: z.string().optional(),
    kind: z.enum(FAULT_KINDS),
    probability: z.number().min(0).max(1).optional(),
    count: z.int().min(1).optional(),
    /** How long latency, a time-out or a webhook's delay lasts, in milliseconds. */
    ms: z.int().min(0).max(600_000).optional(),
  })
  .refine(({ probability, count }) => (probability === undefined) !== (count === undefined), {
    message: 'exactly one of probability and count is needed',
  });
export type Fault = z.infer<typeof faultSchema>;

export interface FaultBoard {
  add(fault: Fault): void;
  clear(): void;
  list(): readonly Fault[];
  /** The fault that strikes now, if one does; a counted one is used up by that. */
  take(kind: FaultKind, vendor: Vendor, operation: string): Fault | undefined;
}

/** Keeps the faults asked for. The same seed and the same calls give the same faults again. */
export function createFaultBoard(seed: number): FaultBoard {
  const random = seededRandom(seed);
  let faults: Fault[] = [];
  return {
    add: (fault) => {
      faults.push(fault);
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

function usedOnce(faults: readonly Fault[], used: Fault, count: number): Fault[] {
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
