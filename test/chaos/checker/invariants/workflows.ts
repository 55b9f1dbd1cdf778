import { ofEachOrder } from '../ofEachOrder';
import type { Invariant } from '../violation';

/** Ends that nobody asked for. */
const SOUND = ['RUNNING', 'COMPLETED', 'CONTINUED_AS_NEW'];

export const workflows: Invariant = {
  says: 'an open order has one healthy workflow, a closed one none',
  violations: ofEachOrder(({ closedAt, started, workflow }) => {
    const { runs, taskAttempts } = workflow;
    const running = runs.filter((status) => status === 'RUNNING').length;
    const unsound = runs.filter((status) => !SOUND.includes(status));
    return [
      ...(started ? [] : ['it is not marked as started']),
      ...(closedAt === null && running !== 1 ? [`open, with ${running} workflows`] : []),
      ...(closedAt !== null && running > 0 ? ['closed, and its workflow runs on'] : []),
      ...(unsound.length > 0 ? [`a workflow ended as ${unsound.join(', ')}`] : []),
      ...(taskAttempts > 1 ? [`its workflow task failed ${taskAttempts - 1} times`] : []),
    ];
  }),
};
