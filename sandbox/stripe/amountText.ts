/** Currencies of which Stripe counts the whole, and those of which it counts thousandths; of all others it counts hundredths. */
const WHOLE = 'bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' ');
const THOUSANDTHS = 'bhd jod kwd omr tnd'.split(' ');

/** An amount as Stripe counts it, for people: `amountText(4999900, 'bdt')` is "49,999.00 BDT". */
export function amountText(amount: number, currency: string): string {
  const digits = WHOLE.includes(currency) ? 0 : THOUSANDTHS.includes(currency) ? 3 : 2;
  const text = (amount / 10 ** digits).toLocaleString('en-GB', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return `${text} ${currency.toUpperCase()}`;
}
