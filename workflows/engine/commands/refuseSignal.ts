import { log, patched, uuid4 } from '@temporalio/workflow';
import { NAMESPACE_STAFF } from '../../../domain/people/actor';
import { REFUSED_SIGNALS } from '../patches';
import type { OrderRun } from '../run';

/**
 * Records that a signal was refused which is none of ours, or isn't formed as it should be: who sent it looks for it in the
 * order's history. Nobody vouches for it, so that it counts as sent by hand.
 */
export async function refuseSignal(run: OrderRun, name: string, detail: string): Promise<void> {
  log.warn('A signal was refused', { signal: printable(name), detail });
  // Earlier releases left no trace of it: what their histories have is passed over again.
  if (!patched(REFUSED_SIGNALS)) return;
  const command = { id: `${NAMESPACE_STAFF.id}/${uuid4()}`, hash: '' };
  await run.recordFor({ actor: NAMESPACE_STAFF, command }, () => [
    { type: 'CommandRefused', name: printable(name), code: 'validation', detail },
  ]);
}

const LONGEST_NAME = 64;

/** People choose the names of signals: what is recorded of one is short, and storable. */
const printable = (name: string): string => name.slice(0, LONGEST_NAME).replaceAll(/[^\w.:/-]/g, '?');
