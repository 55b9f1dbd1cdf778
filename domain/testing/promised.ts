import type { OrderState } from '../order/order';
import { promiseFor } from '../promise/promise';
import { newOrder } from './orders';

/** An order that was promised days: it leaves each of these warehouses on the day it is placed. */
export function promisedOrder(
  order: OrderState = newOrder(),
  warehouses: readonly string[] = ['main'],
): OrderState {
  const promise = promiseFor({
    ...{ orderedAt: new Date(order.placedAt), timeZone: 'Asia/Dhaka', warehouse: 'main', zone: 'sameCity' },
    calendar: { cutOff: '18:00', weeklyHolidays: ['fri'], closures: [] },
    transit: { zones: { sameCity: { minDays: 1, maxDays: 2 } }, weeklyHolidays: ['fri'], holidays: [] },
    promised: new Map(),
  });
  const day = promise?.leaves[0]?.day;
  if (!promise || day === undefined) throw new Error('Nothing was promised');
  return { ...order, promise: { ...promise, leaves: warehouses.map((warehouse) => ({ warehouse, day })) } };
}
