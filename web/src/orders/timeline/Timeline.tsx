import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TimelineEntryJson } from '../../../../api/schema/order';
import { useFormat } from '../../i18n/useFormat';
import { personaOf } from '../../session/personas';
import { RawData } from './RawData';
import classes from './Timeline.module.css';
import { concernsCustomer, toneOf } from './wording';
import { useTimelineText } from './useTimelineText';
import { useWord } from '../../i18n/useWord';

interface TimelineProps {
  readonly entries: readonly TimelineEntryJson[];
  /** Staff see who did it and the event as it was stored. */
  readonly detailed?: boolean;
}

/** What happened, newest first. */
export function Timeline({ entries, detailed = false }: TimelineProps) {
  const { t } = useTranslation();
  const told = detailed ? entries : entries.filter(concernsCustomer);
  if (told.length === 0) {
    return (
      <Text c="dimmed" size="sm">
        {t('orders.page.noTimeline')}
      </Text>
    );
  }
  return (
    <ol className={classes.timeline}>
      {told
        .toSorted((a, b) => b.at.localeCompare(a.at) || told.indexOf(b) - told.indexOf(a))
        .map((entry) => (
          <TimelineRow key={entry.id} entry={entry} detailed={detailed} />
        ))}
    </ol>
  );
}

function TimelineRow({ entry, detailed }: { readonly entry: TimelineEntryJson; readonly detailed: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const word = useWord();
  const textOf = useTimelineText();
  const { actor } = entry;
  const who =
    actor.role === 'system' ? word('session.roles', 'system') : (personaOf(actor.id)?.name ?? actor.id);
  return (
    <li className={classes.entry} data-tone={toneOf(entry)} data-kind={entry.kind}>
      <Text size="sm" fw={500}>
        {textOf(entry)}
      </Text>
      <Text size="xs" c="dimmed">
        <time dateTime={entry.at}>{format.instant(entry.at)}</time>
        {detailed && ` · ${t('timeline.by', { actor: who })}`}
      </Text>
      {detailed && <RawData type={entry.type} data={entry.data} />}
    </li>
  );
}
