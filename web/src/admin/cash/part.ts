import { lazy } from 'react';
import { ELSEWHERE } from '../order/actions/orderAction';
import type { OrderPagePart } from '../order/orderPagePart';

/** Their fields are fetched when somebody opens them. */
const RecordCashDialog = lazy(async () => ({
  default: (await import('./dialogs/RecordCashDialog')).RecordCashDialog,
}));
const RemitCashDialog = lazy(async () => ({
  default: (await import('./dialogs/RemitCashDialog')).RemitCashDialog,
}));

const TakeBackDialog = lazy(async () => ({
  default: (await import('./dialogs/TakeBackDialog')).TakeBackDialog,
}));

export const cashPart = {
  dialogs: [
    {
      name: 'recordCash',
      order: 6,
      label: 'cash.record.title',
      isOffered: ({ allowedActions }) => allowedActions.includes('recordCash'),
      Dialog: RecordCashDialog,
    },
    {
      name: 'remitCash',
      order: 7,
      label: 'cash.remit.title',
      // Once the courier has handed over everything, there is nothing more to record.
      isOffered: ({ allowedActions, cash }) =>
        allowedActions.includes('remitCash') &&
        (cash?.settlement !== 'REMITTED' || cash.collected.amount < cash.toCollect.amount),
      Dialog: RemitCashDialog,
    },
    {
      name: 'takeBackRemittance',
      order: 8,
      label: 'cash.takeBack.title',
      isOffered: ({ allowedActions }) => allowedActions.includes('takeBackRemittance'),
      Dialog: TakeBackDialog,
    },
  ],
  actions: {
    ...{ confirm: ELSEWHERE, recordCash: ELSEWHERE },
    ...{ remitCash: ELSEWHERE, takeBackRemittance: ELSEWHERE },
  },
} as const satisfies OrderPagePart;
