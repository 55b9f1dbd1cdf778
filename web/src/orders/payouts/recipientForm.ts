import type { RecipientRequestJson } from '../../../../api/schema/money/payouts';
import { ApiProblem } from '../../http/problem';

export const METHODS = ['bkash', 'nagad', 'bank'] as const;
export type Method = (typeof METHODS)[number];

/** A recipient as the form has it, while it is filled in. */
export interface TypedRecipient {
  readonly method: Method;
  readonly number: string;
  readonly account: string;
  readonly holder: string;
  readonly bank: string;
  readonly routing: string;
}
export type RecipientField = Exclude<keyof TypedRecipient, 'method'>;

export const NOBODY: TypedRecipient = {
  ...{ method: 'bkash', number: '', account: '' },
  ...{ holder: '', bank: '', routing: '' },
};

const OF_BANK = ['account', 'holder', 'bank', 'routing'] as const;

/** The fields that a way of paying takes. */
export const fieldsOf = (method: Method): readonly RecipientField[] =>
  method === 'bank' ? OF_BANK : ['number'];

/** Whom the form names; undefined while a field of it is empty. */
export function recipientOf(typed: TypedRecipient): RecipientRequestJson | undefined {
  const text = (field: RecipientField): string => typed[field].trim();
  if (fieldsOf(typed.method).some((field) => text(field) === '')) return undefined;
  if (typed.method !== 'bank') return { method: typed.method, number: text('number') };
  return {
    ...{ method: 'bank', account: text('account'), holder: text('holder') },
    ...{ bank: text('bank'), routing: text('routing') },
  };
}

const FIELDS: readonly (keyof TypedRecipient)[] = ['method', 'number', ...OF_BANK];

/** The field that was refused, how the money is wanted among them; undefined where none was. */
export function refusedField(error: unknown): keyof TypedRecipient | undefined {
  if (!(error instanceof ApiProblem) || error.code !== 'validation') return undefined;
  const pointers = (error.problem.errors ?? []).map(({ pointer }) => pointer);
  return FIELDS.find((field) => pointers.includes(`/${field}`));
}
