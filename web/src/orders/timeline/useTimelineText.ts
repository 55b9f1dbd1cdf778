import { useTranslation } from 'react-i18next';
import type { TimelineEntryJson } from '../../../../api/schema/order';
import { useStation } from '../parcels/useStation';
import { useWord } from '../../i18n/useWord';
import { wordingOf } from './timelineWords';

/** Tells a timeline entry in the reader's language. */
export function useTimelineText(): (entry: TimelineEntryJson) => string {
  const { t } = useTranslation();
  const word = useWord();
  const stationOf = useStation();
  return (entry) => {
    const wording = wordingOf(entry);
    switch (wording.kind) {
      case 'event': {
        const { hold, tracking, station, reason, detail } = wording.facts;
        return t(wording.key, {
          hold: word('vocabulary.hold', hold),
          tracking: stationOf(station) ?? word('timeline.tracking', tracking),
          reason,
          detail,
        });
      }
      case 'message':
        return t(wording.key, { about: word('admin.notification', wording.about) });
      case 'note':
        return wording.body;
      case 'unknown':
        return t('timeline.unknown', { type: wording.type });
    }
  };
}
