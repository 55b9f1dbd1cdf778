import { cancel, reopen } from '../api';
import type { OrderAction } from './orderAction';

export const reopenAction: OrderAction = {
  offered: 'for a reason',
  order: 50,
  label: 'adminOrder.actions.reopen',
  title: 'adminOrder.actions.reopenTitle',
  explain: 'adminOrder.actions.reopenExplain',
  call: reopen,
};

export const cancelAction: OrderAction = {
  offered: 'for a reason',
  order: 60,
  label: 'adminOrder.actions.cancel',
  title: 'adminOrder.actions.cancelTitle',
  explain: 'adminOrder.actions.cancelExplain',
  danger: true,
  call: cancel,
};
