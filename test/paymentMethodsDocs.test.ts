import { readFileSync } from 'node:fs';
import path from 'node:path';
import { formatDecimal } from '../domain/money/money';
import { limitsOf } from '../domain/payment/methods/limits';
import { METHODS } from '../domain/payment/methods/methods';
import { PAYMENT_METHODS, type PaymentMethod } from '../domain/payment/payment';

const page = readFileSync(path.resolve(__dirname, '..', 'docs', 'payment-methods.md'), 'utf8');

/** The lines of a section's table, without its head. */
function rowsOf(section: string): string[] {
  const [, text = ''] = page.split(`\n## ${section}\n`);
  const lines = (text.split('\n## ')[0] ?? '').split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2);
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const yes = (is: boolean): string => (is ? 'yes' : 'no');
const DAY = 86_400_000;

function methodRow(method: PaymentMethod): string {
  const { provider, flow, token, account, redirect, capture, refund, amounts, ...can } = METHODS[method];
  const life = can.authorizationMs === undefined ? 'until it is taken' : `${can.authorizationMs / DAY} days`;
  return row([
    ...[`\`${method}\``, `\`${provider}\``, `\`${flow}\``, yes(token), yes(account), yes(redirect)],
    ...[yes(can.void), yes(capture.partial), yes(capture.multiple), life],
    ...[`\`${refund.to}\``, yes(refund.partial), amounts.currencies?.join(', ') ?? 'any'],
  ]);
}

function limitsRow(currency: string): string {
  const { least, most, step = 1 } = limitsOf('card', currency) ?? {};
  const text = (amount: number | undefined): string =>
    amount === undefined ? '' : formatDecimal(amount, currency);
  return row([currency, least === step ? '' : text(least), text(most), text(step)]);
}

/** What the page says of currencies that it doesn't list. */
const USUAL = row(['', '', '999999.99', '0.01']);

test('every method stands there as the table of methods has it', () => {
  expect(rowsOf('Methods')).toEqual(PAYMENT_METHODS.map(methodRow));
});

test('every currency with limits of its own stands there, and no other', () => {
  const rows = Intl.supportedValuesOf('currency').map(limitsRow);
  expect(rowsOf('Limits of cards')).toEqual(rows.filter((one) => one.replace(/[A-Z]{3}/, '') !== USUAL));
});
