import { useTranslation } from '../../i18n/useTranslation';
import { useFormat } from '../../i18n/useFormat';
import { useFindWord } from '../../i18n/useWord';
import { ApiProblem } from '../../http/problem';
import { problemText } from './problemText';

/**
 * What to tell a person about a failure, as `problemText` has it.
 * @param withReason whether the API's own words follow, in whatever language they are.
 */
export function useProblemText(withReason = false): (error: unknown) => string {
  const { t, i18n } = useTranslation();
  const find = useFindWord();
  const format = useFormat();
  return (error) => problemText(error, { t, i18n, find, format, withReason });
}

/** What kind of failure it was, in the reader's language. */
export function useProblemTitle(): (error: unknown) => string {
  const { t, i18n } = useTranslation();
  return (error) => {
    const key = `shell.problems.${error instanceof ApiProblem ? error.code : ''}`;
    return i18n.exists(key) ? t(key as 'shell.problems.not-allowed') : t('shell.failed');
  };
}
