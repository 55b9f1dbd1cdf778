import type { OrderAction } from '../order/actions/orderAction';
import { pack, pick } from './api';

export const pickAction: OrderAction = { offered: 'at once', label: 'parcels.actions.pick', call: pick };
export const packAction: OrderAction = { offered: 'at once', label: 'parcels.actions.pack', call: pack };
export const handOverAction: OrderAction = { offered: 'below', hint: 'parcels.actions.handOverBelow' };
export const recordDeliveryAction: OrderAction = { offered: 'below', hint: 'parcels.actions.trackBelow' };
