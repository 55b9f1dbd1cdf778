import { useFormat } from '../../i18n/useFormat';
import { useTranslation } from '../../i18n/useTranslation';
import { useFindWord } from '../../i18n/useWord';
import { readRuleNote } from './ruleNotes';
import { toldNotes } from './toldNotes';

/** What was written with a hold, as one text: in the reader's language where a rule wrote it, else as somebody did. */
export function useHoldNotes(): (notes: string) => string {
  const { t } = useTranslation();
  const format = useFormat();
  const find = useFindWord();
  return (notes) =>
    readRuleNote(notes) === undefined
      ? notes
      : toldNotes(notes, { find, ...format })
          .map(({ text, values }) => t(text, { replace: values }))
          .join(' ');
}
