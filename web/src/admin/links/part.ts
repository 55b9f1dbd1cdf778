import { lazy } from 'react';
import { isDueAtDoor } from '../../orders/money/switching/isDueAtDoor';
import { ELSEWHERE } from '../order/actions/orderAction';
import type { OrderPagePart } from '../order/orderPagePart';

/** Their fields are fetched when somebody opens them. */
const MakeLinkDialog = lazy(async () => ({ default: (await import('./MakeLinkDialog')).MakeLinkDialog }));
const ToDoorDialog = lazy(async () => ({ default: (await import('./ToDoorDialog')).ToDoorDialog }));

export const linkPart = {
  dialogs: [
    {
      name: 'makePaymentLink',
      order: 4,
      label: 'links.make.title',
      isOffered: ({ allowedActions }) => allowedActions.includes('makePaymentLink'),
      Dialog: MakeLinkDialog,
    },
    {
      name: 'switchToDoor',
      order: 5,
      label: 'links.toDoor.title',
      isOffered: (order) => order.allowedActions.includes('switchPayment') && !isDueAtDoor(order),
      Dialog: ToDoorDialog,
    },
  ],
  actions: { makePaymentLink: ELSEWHERE, withdrawPaymentLink: ELSEWHERE, switchPayment: ELSEWHERE },
} as const satisfies OrderPagePart;
