import { useTranslation } from '../../i18n/useTranslation';
import { useFormat } from '../../i18n/useFormat';
import { ApiProblem, Unreachable } from '../../http/problem';

/** What to tell a person about a failure: the API's own words where it answered, but for an amount, which says itself what is wrong. */
export function useProblemText(): (error: unknown) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return (error) => {
    if (error instanceof Unreachable) return t('shell.unreachable');
    if (!(error instanceof ApiProblem)) return t('shell.unexpected');
    const { amountLeft } = error.problem;
    if (error.code === 'not-allowed' && amountLeft)
      return t('shell.amountLeft', { amount: format.money(amountLeft) });
    const faults = (error.problem.errors ?? []).map((fault) =>
      t('shell.fieldProblem', { field: fieldOf(fault), detail: fault.detail }),
    );
    return [error.problem.detail, ...faults].join(' ');
  };
}

type Fault = NonNullable<ApiProblem['problem']['errors']>[number];

const fieldOf = ({ pointer = '', parameter, header }: Fault): string =>
  parameter ?? header ?? pointer.replace(/^\//, '').replaceAll('/', ' › ');

/** What kind of failure it was, in the reader's language. */
export function useProblemTitle(): (error: unknown) => string {
  const { t, i18n } = useTranslation();
  return (error) => {
    const key = `shell.problems.${error instanceof ApiProblem ? error.code : ''}`;
    return i18n.exists(key) ? t(key as 'shell.problems.not-allowed') : t('shell.failed');
  };
}
