import type { Fault } from '../../../sandbox/faults';

/** The processes that may be killed; the sandbox is the outside world and lives on. */
export const PART_NAMES = ['api-1', 'api-2', 'worker-1', 'worker-2', 'postgres', 'temporal'] as const;
export type PartName = (typeof PART_NAMES)[number];

/** `atOnce` sends the same request side by side through both API processes, `later` some time after its answer. */
export type Repeat = 'never' | 'atOnce' | 'later';

/** Which API process is asked first. */
export type Door = 0 | 1;

export const COMMANDS = [
  'cancel',
  'staffCancel',
  'pay',
  'pick',
  'pack',
  'handOver',
  'note',
  'review',
  'setProcessing',
  'setReady',
  'setShipped',
  'setDelivered',
  'refund',
] as const;
export type ChaosCommand = (typeof COMMANDS)[number];

export interface PlaceStep {
  readonly kind: 'place';
  /** The order's place among the wishes, from 0: the commands of the schedule name it so. */
  readonly wish: number;
  readonly card: string;
  readonly lines: readonly { readonly sku: string; readonly quantity: number }[];
  readonly door: Door;
  readonly repeat: Repeat;
}

export interface CommandStep {
  readonly kind: 'command';
  readonly wish: number;
  readonly name: ChaosCommand;
  readonly key: string;
  readonly door: Door;
  readonly repeat: Repeat;
}

/** The customer at the bank's page. */
export interface BankStep {
  readonly kind: 'bank';
  readonly wish: number;
  readonly agrees: boolean;
}

export interface FaultStep {
  readonly kind: 'fault';
  readonly fault: Fault;
}

export interface KillStep {
  readonly kind: 'kill';
  readonly part: PartName;
  /** How long it stays away. */
  readonly awayMs: number;
}

/** Something that happens so many milliseconds after the beginning. */
export type Step = { readonly atMs: number } & (PlaceStep | CommandStep | BankStep | FaultStep | KillStep);

/** A step as a line of the report. */
export function describeStep(step: Step): string {
  return `${(step.atMs / 1_000).toFixed(2).padStart(6)} s  ${describe(step)}`;
}

function describe(step: Step): string {
  switch (step.kind) {
    case 'place': {
      const lines = step.lines.map(({ sku, quantity }) => `${quantity} ${sku}`).join(', ');
      return `wish ${step.wish}: place ${lines} with ${step.card} at door ${step.door}, repeat ${step.repeat}`;
    }
    case 'command':
      return `wish ${step.wish}: ${step.name} at door ${step.door}, repeat ${step.repeat}`;
    case 'bank':
      return `wish ${step.wish}: the customer ${step.agrees ? 'confirms' : 'refuses'} at the bank`;
    case 'fault': {
      const { vendor, kind, count, ms } = step.fault;
      return `${vendor}: ${kind}${ms === undefined ? '' : ` of ${ms} ms`}, ${count ?? 0} times`;
    }
    case 'kill':
      return `kill -9 ${step.part}, away for ${step.awayMs} ms`;
  }
}
