import type { NotificationListJson } from '../../../../api/schema/admin';
import { orderPart } from '../order/orderCall';

export const notifications = orderPart<NotificationListJson>('notifications');
