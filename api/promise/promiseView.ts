import type { DeliveryPromise } from '../../domain/promise/promise';
import type { DeliveryPromiseJson } from '../schema/stock/promise';

/** A promise as customers and staff see it. */
export const promiseView = ({ earliest, latest, because }: DeliveryPromise): DeliveryPromiseJson => ({
  ...{ earliest, latest },
  because: because.map((step) => ({ ...step })),
});
