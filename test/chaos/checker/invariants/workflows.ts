import { hasOpenRefund } from '../../../../domain/refunds/refunds';
import { ofEachOrder } from '../ofEachOrder';
import type { Invariant } from '../violation';

/** Ends that nobody asked for. */
const SOUND = ['RUNNING', 'COMPLETED', 'CONTINUED_AS_NEW'];

export const workflows: Invariant = {
  says: 'an open order has one healthy workflow, which knows all that is recorded, a closed one none',
  violations: ofEachOrder(({ closedAt, started, version, workflow, state }) => {
    const { runs, taskAttempts, knownVersion = version } = workflow;
    const running = runs.filter((status) => status === 'RUNNING').length;
    const unsound = runs.filter((status) => !SOUND.includes(status));
    return [
      ...(started ? [] : ['it is not marked as started']),
      ...(closedAt === null && running !== 1 ? [`open, with ${running} workflows`] : []),
      // A refund that somebody is to pay out is waited for beside the order's end.
      ...(closedAt !== null && running > 0 && !hasOpenRefund(state)
        ? ['closed, and its workflow runs on']
        : []),
      ...(unsound.length > 0 ? [`a workflow ended as ${unsound.join(', ')}`] : []),
      ...(knownVersion < version ? [`its workflow knows version ${knownVersion} of ${version}`] : []),
      ...(taskAttempts > 1 ? [`its workflow task failed ${taskAttempts - 1} times`] : []),
    ];
  }),
};
