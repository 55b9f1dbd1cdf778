import type { OrderStatus, Stage } from '../../../../domain/order/status';

/** The way of an order that goes well. */
export const WAY = [
  'Placed',
  'Processing',
  'Ready',
  'Shipped',
  'Delivered',
] as const satisfies readonly Stage[];

export type StepState = 'done' | 'now' | 'next' | 'stopped';

export interface Step {
  readonly stage: Stage;
  readonly state: StepState;
}

/**
 * The steps to show for an order: done, now or to come. A cancelled order shows where it began and that it
 * ended; a delivered one has nothing left to wait for.
 */
export function stepsOf(stage: Stage, status: OrderStatus): readonly Step[] {
  if (stage === 'Cancelled') {
    return [
      { stage: 'Placed', state: 'done' },
      { stage: 'Cancelled', state: status === 'CANCELLED' ? 'stopped' : 'now' },
    ];
  }
  if (stage === 'Returned') {
    return [...WAY.map((step) => ({ stage: step, state: 'done' as const })), { stage, state: 'now' }];
  }
  const reached = WAY.indexOf(stage);
  return WAY.map((step, index) => ({ stage: step, state: stateAt(index, reached) }));
}

function stateAt(index: number, reached: number): StepState {
  if (index < reached || reached === WAY.length - 1) return 'done';
  return index === reached ? 'now' : 'next';
}
