import { promiseFor, promiseOfAll, type DeliveryPromise } from '../../domain/promise/promise';
import type { TransitTimes } from '../../domain/promise/transit';
import { zoneBetween } from '../../domain/promise/zone';
import { shopDay } from '../../domain/time/shopDay';
import type { Sql } from '../../prisma/client';
import { MAIN } from '../../domain/allocation/allocation';
import { readWarehouses } from '../warehouses/readWarehouses';
import { promisedByDay } from './promisedByDay';

/** What promising takes. */
export interface PromiseDeps {
  readonly prisma: Sql;
  readonly now: () => Date;
  readonly settings: {
    /** The shop's, as IANA names it. */
    readonly timeZone: string;
    /** Undefined: nothing is promised. */
    readonly transit?: TransitTimes | undefined;
  };
}

/**
 * When what is ordered now arrives, or undefined where that isn't known.
 * @param to the country by its ISO 3166-1 code.
 * @param from the codes of the warehouses that its parcels leave from.
 */
export async function readPromise(
  { prisma, now, settings }: PromiseDeps,
  to: { readonly city: string; readonly country: string },
  from: readonly string[] = [MAIN],
): Promise<DeliveryPromise | undefined> {
  const { timeZone, transit } = settings;
  if (!transit) return undefined;
  const orderedAt = now();
  const today = shopDay(orderedAt, timeZone);
  const warehouses = await readWarehouses(prisma, today);
  const promises = from.map(async (code) => {
    const warehouse = warehouses.find((one) => one.code === code);
    if (!warehouse) return undefined;
    return promiseFor({
      ...{ orderedAt, timeZone, transit, warehouse: code },
      calendar: warehouse.calendar,
      promised: await promisedByDay(prisma, warehouse, today),
      zone: zoneBetween(warehouse.address, to),
    });
  });
  return promiseOfAll(await Promise.all(promises));
}
