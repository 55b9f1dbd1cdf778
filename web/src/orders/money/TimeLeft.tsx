import { Text } from '@mantine/core';
import { useTranslation } from '../../i18n/useTranslation';
import { useFormat } from '../../i18n/useFormat';
import { useNow } from '../parts/useNow';

interface TimeLeftProps {
  /** RFC 3339. */
  readonly until: string;
  readonly toDo: 'pay' | 'confirm';
}

/** How long the customer may still pay or confirm, counted down. */
export function TimeLeft({ until, toDo }: TimeLeftProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const left = Date.parse(until) - now;
  const isToday = format.day(until) === format.day(new Date(now).toISOString());
  const values = { left: format.duration(left), until: isToday ? format.time(until) : format.instant(until) };
  return (
    // Not read aloud with every minute that passes.
    <Text size="sm" aria-live="off">
      {left > 0 ? t(`money.pay.within.${toDo}`, values) : t('money.pay.timeUp')}
    </Text>
  );
}
