import type { FindWord } from '../../i18n/useWord';
import type { Translation } from '../../i18n/translate';
import type { Format } from '../../i18n/useFormat';
import { ApiProblem, Unreachable } from '../../http/problem';

/** What the API writes its problems in, for people who integrate with it. */
const API_LANGUAGE = 'en';

/** The reader's language, and how it is written. */
interface Writing extends Translation {
  readonly find: FindWord;
  readonly format: Pick<Format, 'money'>;
  /** Whether the API's own words follow in a language that is not theirs: staff need the reason, whatever its language. */
  readonly withReason?: boolean;
}

/**
 * What to tell a person about a failure. An amount that is left says itself what is wrong. Else it is the API's own words, where they
 * are in the reader's language; in another one it is what kind of failure it was, and which fields it names.
 */
export function problemText(error: unknown, { t, i18n, find, format, withReason = false }: Writing): string {
  if (error instanceof Unreachable) return t('shell.unreachable');
  if (!(error instanceof ApiProblem)) return t('shell.unexpected');
  const { amountLeft, detail, errors = [] } = error.problem;
  if (error.code === 'not-allowed' && amountLeft)
    return t('shell.amountLeft', { amount: format.money(amountLeft) });
  if (i18n.language !== API_LANGUAGE) {
    const hint = find('shell.hints', error.code) ?? t('shell.hints.other');
    const fields = [...new Set(errors.map(nameOf).map((name) => find('shell.fields', name) ?? name))];
    const told =
      fields.length > 0 ? t('shell.fieldProblem', { field: fields.join(', '), detail: hint }) : hint;
    return withReason ? `${told} (${detail})` : told;
  }
  const faults = errors.map((fault) =>
    t('shell.fieldProblem', { field: placeOf(fault), detail: fault.detail }),
  );
  return [detail, ...faults].join(' ');
}

type Fault = NonNullable<ApiProblem['problem']['errors']>[number];

const placeOf = ({ pointer = '', parameter, header }: Fault): string =>
  parameter ?? header ?? pointer.replace(/^\//, '').replaceAll('/', ' › ');

/** The field's own name, without where it stands: "quantity" of "/lines/0/quantity". */
const nameOf = (fault: Fault): string =>
  placeOf(fault)
    .split(' › ')
    .findLast((part) => !/^\d+$/.test(part)) ?? '';
