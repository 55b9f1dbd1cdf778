import { fieldFault } from '../command';
import { DomainError } from '../errors';
import { isStaff, type Actor } from '../people/actor';
import { CHOICE_WAYS, type CreditChoice, type ToldChoice } from './choice';

/** What is wrong with a choice in a command; undefined when nothing is. */
export function choiceFault(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const { how, at }: Partial<Record<keyof CreditChoice, unknown>> =
    typeof value === 'object' && value !== null ? value : {};
  const isTime =
    at === undefined ||
    (typeof at === 'string' && /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(at) && !isNaN(Date.parse(at)));
  return fieldFault({ oneOf: CHOICE_WAYS }, how) === undefined && isTime
    ? undefined
    : `must have how, one of ${CHOICE_WAYS.join(', ')}, and may have at, an instant in UTC`;
}

/**
 * The choice that a refund as store credit is recorded with: the customer's own request is one; staff name how the customer
 * said so, and when, unless it was just now.
 * @throws {DomainError} `validation` when nobody says that the customer chose it, or it is said to be yet to come.
 */
export function requireChoice(told: ToldChoice | undefined, actor: Actor, now: string): CreditChoice {
  if (!isStaff(actor)) return { how: 'PAGE', at: now };
  if (told === undefined || told.how === 'PAGE')
    throw invalid('/choice', 'Say how the customer has chosen store credit.');
  const { how, at = now } = told;
  if (Date.parse(at) > Date.parse(now)) throw invalid('/choice/at', 'It has not been yet.');
  return { how, at };
}

const invalid = (pointer: string, detail: string): DomainError =>
  new DomainError('validation', `${pointer}: ${detail}`, { errors: [{ pointer, detail }] });
