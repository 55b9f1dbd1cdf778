import { useTranslation } from '../../i18n/useTranslation';
import type { TimelineEntryJson } from '../../../../api/schema/order';
import { useFindWord } from '../../i18n/useWord';
import { wordingOf } from './wording';

/** Tells a timeline entry in the reader's language. */
export function useTimelineText(): (entry: TimelineEntryJson) => string {
  const { t } = useTranslation();
  const find = useFindWord();
  return (entry) => {
    const wording = wordingOf(entry, find);
    switch (wording.kind) {
      case 'event':
        // Beside the options, not among them: an event's data may carry any name.
        return t(wording.text, { replace: wording.values });
      case 'message':
        return t(wording.text, { about: find('messageKinds', wording.about) ?? wording.about });
      case 'clock':
        return t(wording.text, { clock: find('clocks.names', wording.about) ?? wording.about });
      case 'note':
        return wording.body;
      case 'unknown':
        return t('timeline.unknown', { type: wording.type });
    }
  };
}
