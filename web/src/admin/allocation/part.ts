import { lazy } from 'react';
import type { AdminOrderJson } from '../../../../api/schema/admin';
import { AllocationSection } from './AllocationSection';
import { ELSEWHERE } from '../order/actions/orderAction';
import type { OrderPagePart } from '../order/orderPagePart';

/** Their fields are fetched when somebody opens them. */
const MissingPiecesDialog = lazy(async () => ({
  default: (await import('../shortPick/MissingPiecesDialog')).MissingPiecesDialog,
}));
const RefuseDialog = lazy(async () => ({ default: (await import('./RefuseDialog')).RefuseDialog }));

const allows =
  (action: string) =>
  ({ allowedActions }: AdminOrderJson): boolean =>
    allowedActions.includes(action);

/** What nobody has is decided where the hold stands that waits for it. */
export const allocationPart = {
  panels: [{ name: 'allocation', column: 'work', order: 35, Panel: AllocationSection }],
  dialogs: [
    {
      ...{ name: 'short-pick', order: 20, label: 'allocation.shortPick.title' },
      isOffered: allows('shortPick'),
      Dialog: MissingPiecesDialog,
    },
    {
      ...{ name: 'refuse-allocation', order: 21, label: 'allocation.refuse.title' },
      isOffered: allows('refuseAllocation'),
      Dialog: RefuseDialog,
    },
  ],
  actions: { shortPick: ELSEWHERE, refuseAllocation: ELSEWHERE, reallocate: ELSEWHERE },
} as const satisfies OrderPagePart;
