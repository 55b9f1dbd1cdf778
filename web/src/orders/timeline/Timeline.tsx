import { Text } from '@mantine/core';
import { useTranslation } from '../../i18n/useTranslation';
import type { TimelineEntryJson } from '../../../../api/schema/order';
import { useFormat } from '../../i18n/useFormat';
import { personaOf } from '../../session/personas';
import classes from './Timeline.module.css';
import { amountOf, linesOf, toneOf } from './wording';
import { useTimelineText } from './useTimelineText';
import { useFindWord, useWord } from '../../i18n/useWord';

interface TimelineProps {
  readonly entries: readonly TimelineEntryJson[];
  /** The order's, for the amounts that staff are told of: events name them without it. */
  readonly currency: string;
}

/** What happened, newest first, as staff see it: who did it, and the event as it was stored. */
export function Timeline({ entries, currency }: TimelineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (entries.length === 0) {
    return (
      <Text c="dimmed" size="sm">
        {t('orders.page.noTimeline')}
      </Text>
    );
  }
  const instantOf = format.instantsOf(entries.map(({ at }) => at));
  return (
    <ol className={classes.timeline}>
      {entries
        .toSorted((a, b) => b.at.localeCompare(a.at) || entries.indexOf(b) - entries.indexOf(a))
        .map((entry) => (
          <TimelineRow key={entry.id} entry={entry} at={instantOf(entry.at)} currency={currency} />
        ))}
    </ol>
  );
}

interface TimelineRowProps {
  readonly entry: TimelineEntryJson;
  /** When it happened, as it is written among the others. */
  readonly at: string;
  readonly currency: string;
}

function TimelineRow({ entry, at, currency }: TimelineRowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const find = useFindWord();
  const word = useWord();
  const textOf = useTimelineText();
  const { actor } = entry;
  const told = amountOf(entry);
  const telling = { find, ...format, amount: (minor: number) => format.money({ amount: minor, currency }) };
  const who =
    actor.role === 'system' ? word('session.roles', 'system') : (personaOf(actor.id)?.name ?? actor.id);
  return (
    <li className={classes.entry} data-tone={toneOf(entry)} data-kind={entry.kind}>
      <Text size="sm" fw={500}>
        {textOf(entry)}
      </Text>
      {linesOf(entry, telling).map(({ text, values }) => (
        <Text size="sm" key={`${text} ${Object.values(values).join(' ')}`}>
          {t(text, { replace: values })}
        </Text>
      ))}
      {told && (
        <Text size="sm">{t(told.text, { amount: format.money({ amount: told.amount, currency }) })}</Text>
      )}
      <Text size="xs" c="dimmed">
        <time dateTime={entry.at}>{at}</time>
        {` · ${t('timeline.by', { actor: who })}`}
      </Text>
    </li>
  );
}
