import { readCountry } from './country';
import { readPhone } from './phone';

/** What of a stored address has one form now. */
interface Stored {
  readonly country: string | null;
  readonly phone?: string | null | undefined;
}

/**
 * An address as it would be stored today. Those of earlier releases have the country by any name and the phone as it was typed; what
 * can't be read stays as it is.
 */
export function storedAddress<Address extends Stored>(address: Address): Address {
  const country = address.country && (readCountry(address.country) ?? address.country);
  const { phone } = address;
  return { ...address, country, ...(phone && { phone: readPhone(phone, country ?? '') ?? phone }) };
}
