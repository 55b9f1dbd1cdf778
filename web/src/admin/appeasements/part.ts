import { lazy } from 'react';
import { ELSEWHERE } from '../order/actions/orderAction';
import type { OrderPagePart } from '../order/orderPagePart';

/** Its fields are fetched when somebody opens it. */
const AppeaseDialog = lazy(async () => ({ default: (await import('./AppeaseDialog')).AppeaseDialog }));

export const appeasementPart = {
  dialogs: [
    {
      name: 'appease',
      order: 5.5,
      label: 'appeasements.dialog.title',
      isOffered: ({ allowedActions }) => allowedActions.includes('appease'),
      Dialog: AppeaseDialog,
    },
  ],
  actions: { appease: ELSEWHERE },
} as const satisfies OrderPagePart;
