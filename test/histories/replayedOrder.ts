import { proxySinks, type Sinks } from '@temporalio/workflow';
import { getActivator } from '@temporalio/workflow/lib/global-attributes';
import type { OrderState } from '../../domain/order/order';
import { order as lived } from '../../workflows';
import type { OrderInput } from '../../workflows/messages';

/** Where a replayed order leaves the state that it came to. */
export interface ReplaySinks extends Sinks {
  readonly replay: { cameTo(state: OrderState): void };
}

/** The order's own workflow, which tells what state it ends in: replaying answers nothing by itself. */
export async function order(input: OrderInput): Promise<void> {
  const { replay } = proxySinks<ReplaySinks>();
  try {
    await lived(input);
  } finally {
    const query = getActivator().queryHandlers.get('order');
    replay.cameTo(query?.handler() as OrderState);
  }
}
