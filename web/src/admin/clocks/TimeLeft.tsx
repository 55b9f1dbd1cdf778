import { Progress, Text } from '@mantine/core';
import type { ClockListJson } from '../../../../api/schema/clocks';
import { useFormat } from '../../i18n/useFormat';
import { useTranslation } from '../../i18n/useTranslation';
import { clockColor } from './clockColor';

interface TimeLeftProps {
  readonly clock: Pick<ClockListJson['items'][number], 'share' | 'startedAt' | 'dueAt'>;
  /** What the bar is about, for those who can't see it. */
  readonly label: string;
}

/** How much of a clock's time is over, and how long there is, or how late it is. */
export function TimeLeft({ clock: { share, startedAt, dueAt }, label }: TimeLeftProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const late = (share - 1) * (Date.parse(dueAt) - Date.parse(startedAt));
  return (
    <div>
      <Progress.Root size="sm" mb={2}>
        <Progress.Section value={Math.min(100, share * 100)} color={clockColor(share)} aria-label={label} />
      </Progress.Root>
      <Text
        component="time"
        dateTime={dueAt}
        size="xs"
        {...(share >= 1 ? { c: 'red', fw: 600 } : { c: 'dimmed' })}
      >
        {late < 0
          ? t('clocks.left', { left: format.duration(-late), at: format.instant(dueAt) })
          : t('clocks.late', { late: format.duration(late), at: format.instant(dueAt) })}
      </Text>
    </div>
  );
}
