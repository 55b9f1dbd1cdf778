import type { MessageLanguage } from '../notifications/message';
import { formatDecimal, minorUnitExponent, type Money } from './money';

/** English in Bangladesh groups digits by lakh and crore; Intl's data for `en-BD` doesn't, its data for `en-IN` does. */
const LOCALES: Readonly<Record<MessageLanguage, string>> = { en: 'en-IN', bn: 'bn-BD' };

/**
 * Writes an amount for people, as the pages do: `writeMoney({amount: 15000000, currency: 'BDT'}, 'en')` is "৳1,50,000", and
 * decimals stand where there are any.
 */
export function writeMoney({ amount, currency }: Money, language: MessageLanguage): string {
  const exponent = minorUnitExponent(currency);
  const format = new Intl.NumberFormat(LOCALES[language], {
    ...{ style: 'currency', currency, currencyDisplay: 'narrowSymbol' },
    ...{ minimumFractionDigits: exponent, maximumFractionDigits: exponent },
    trailingZeroDisplay: 'stripIfInteger',
  });
  return format.format(Number(formatDecimal(amount, currency)));
}
