import { z } from 'zod';
import { MAX_TAX_RATE } from '../../domain/money/tax';

const rate = z.int().min(0).max(MAX_TAX_RATE);
const CURRENCIES: readonly string[] = Intl.supportedValuesOf('currency');

const rules = z.record(
  z.string().refine((code) => CURRENCIES.includes(code)),
  z.strictObject({
    prices: z.enum(['include', 'exclude']),
    rate: rate.optional(),
    shippingRate: rate.optional(),
  }),
);

const EXAMPLE = '{"GBP":{"prices":"include","rate":2000,"shippingRate":2000}}';

/** How prices are taxed in each currency, as JSON: see `CurrencyTax` in `domain/money/tax.ts`. */
export const taxRules = z.string().transform((text, context) => {
  const read = rules.safeParse(asJson(text));
  if (read.success) return read.data;
  context.addIssue({
    code: 'custom',
    message: `must be tax rules such as ${EXAMPLE}, rates in basis points`,
  });
  return z.NEVER;
});

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
