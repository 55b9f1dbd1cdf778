import type { FieldError } from '../../domain/errors';
import { present } from '../../domain/present';
import type { WarehouseAddress } from '../../domain/warehouses/warehouse';
import { countryName, readCountry } from '../../reference/country';
import { readPhone } from '../../reference/phone';
import { invalidAll } from '../http/problems';
import type { GivenWarehouseAddress } from '../schema/stock/warehouses';

/**
 * An address of a warehouse with its country and its phone in their one form.
 * @throws {DomainError} `validation` with a pointer to the fault.
 */
export function readGivenAddress({ phone: typed, ...address }: GivenWarehouseAddress): WarehouseAddress {
  const country = readCountry(address.country);
  if (!country) throw fault('country', `There is no country "${address.country}".`);
  const phone = typed === undefined ? undefined : readPhone(typed, country);
  if (typed !== undefined && !phone)
    throw fault('phone', `This is no phone number in ${countryName(country)}.`);
  return present({ ...address, country, phone });
}

const fault = (field: string, detail: string) =>
  invalidAll([{ pointer: `/address/${field}`, detail } satisfies FieldError]);
