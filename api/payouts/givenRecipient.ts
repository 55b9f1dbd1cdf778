import { DomainError } from '../../domain/errors';
import {
  isAccountNumber,
  isRoutingNumber,
  isWalletNumber,
  type Recipient,
} from '../../domain/payouts/recipient';
import { latinDigits } from '../../domain/text/latinDigits';
import { nationalDigits, readPhone } from '../../reference/phone';
import type { RecipientRequestJson } from '../schema/money/payouts';

/** Where wallets are: their numbers are the country's mobile numbers. */
const COUNTRY = 'BD';

/**
 * A recipient as somebody wrote it, in its one form.
 * @throws {DomainError} `validation`, which names the field: a wallet of another country, an account that can't be.
 */
export function givenRecipient(body: RecipientRequestJson): Recipient {
  if (body.method !== 'bank') return { method: body.method, account: walletOf(body.number) };
  const account = digitsOf(body.account);
  if (!isAccountNumber(account)) throw invalid('/account', 'A bank account has 8 to 17 digits.');
  const routing = digitsOf(body.routing);
  if (!isRoutingNumber(routing))
    throw invalid('/routing', 'It is the routing number of no branch: nine digits, as on a cheque.');
  return { method: 'bank', account, holder: body.holder, bank: body.bank, routing };
}

function walletOf(number: string): string {
  const phone = readPhone(number, COUNTRY);
  const digits = phone?.startsWith('+880') ? nationalDigits(phone) : '';
  if (isWalletNumber(digits)) return digits;
  throw invalid('/number', 'A wallet is a mobile number of Bangladesh, such as 01711000001.');
}

/** Digits of any script, however people group them. */
const digitsOf = (text: string): string => latinDigits(text).replaceAll(/[\s-]/g, '');

const invalid = (pointer: string, detail: string): DomainError =>
  new DomainError('validation', `${pointer}: ${detail}`, { errors: [{ pointer, detail }] });
