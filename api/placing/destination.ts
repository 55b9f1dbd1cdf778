import type { z } from 'zod';
import { readCountry } from '../../reference/country';
import { invalid } from '../http/problems';
import type { destination } from '../schema/stock/promise';

/**
 * Where a quote would go, with the country in its one form.
 * @throws {DomainError} `validation` for what is no country.
 */
export function destinationOf({ city, country: named }: z.output<typeof destination>) {
  const country = readCountry(named);
  if (!country) throw invalid('/destination/country', `There is no country "${named}".`);
  return { city, country };
}
