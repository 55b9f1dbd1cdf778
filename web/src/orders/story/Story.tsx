import { Text } from '@mantine/core';
import { useTranslation } from '../../i18n/useTranslation';
import type { TimelineEntryJson } from '../../../../api/schema/order';
import { useFormat } from '../../i18n/useFormat';
import { useFindWord } from '../../i18n/useWord';
import classes from '../timeline/Timeline.module.css';
import { storyOf } from './storyOf';

/** What happened to the order, in its customer's words, the newest first. */
export function Story({ entries }: { readonly entries: readonly TimelineEntryJson[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const lines = storyOf(entries, useFindWord());
  if (lines.length === 0) {
    return (
      <Text c="dimmed" size="sm">
        {t('orders.page.noTimeline')}
      </Text>
    );
  }
  const instantOf = format.instantsOf(lines.map(({ at }) => at));
  return (
    <ol className={classes.timeline}>
      {lines.map(({ id, at, tone, text, values }) => (
        <li key={id} className={classes.entry} data-tone={tone}>
          <Text size="sm" fw={500}>
            {t(text, { replace: values })}
          </Text>
          <Text size="xs" c="dimmed">
            <time dateTime={at}>{instantOf(at)}</time>
          </Text>
        </li>
      ))}
    </ol>
  );
}
