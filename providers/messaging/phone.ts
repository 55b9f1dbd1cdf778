import { isFixedLine, readPhone } from '../../reference/phone';
import { ProviderRejected } from '../errors';

/**
 * A phone number as messengers want it: `01712-345678` of region `BD` → `+8801712345678`.
 * @param region ISO 3166 code of the country that numbers without a prefix are dialled in.
 * @throws {ProviderRejected} `invalid_phone` when no number can be made of it, `fixed_line` when texts don't arrive
 * there. The number stays unsaid: errors end up in histories.
 */
export function toE164(provider: string, phone: string, region: string): string {
  const number = readPhone(phone, region);
  if (!number) throw new ProviderRejected(provider, 'invalid_phone', 'not a phone number');
  if (isFixedLine(number)) throw new ProviderRejected(provider, 'fixed_line', 'texts need a mobile number');
  return number;
}
