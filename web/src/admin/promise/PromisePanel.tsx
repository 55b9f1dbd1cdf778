import { Group, Stack, Text } from '@mantine/core';
import type { AdminOrderJson } from '../../../../api/schema/admin';
import type { ForecastJson } from '../../../../api/schema/stock/promise';
import { useFormat } from '../../i18n/useFormat';
import { useTranslation } from '../../i18n/useTranslation';
import { PromiseText } from '../../orders/promise/PromiseText';
import { daysOf } from '../../orders/promise/reasonOf';
import { Section } from '../../shell/parts/Section';
import { ForecastBadge } from './ForecastBadge';
import { ForecastReasons } from './ForecastReasons';
import { troublesOf } from './forecastReason';

/** When the customer was told that the order arrives, and how that stands; nothing where they were told nothing. */
export function PromisePanel({ order: { promise, forecast } }: { readonly order: AdminOrderJson }) {
  const { t } = useTranslation();
  if (!promise) return null;
  return (
    <Section title={t('promise.title')} aside={forecast && <ForecastBadge state={forecast.state} />}>
      <PromiseText promise={promise} />
      {forecast && forecast.state !== 'ON_TIME' && <Expected forecast={forecast} />}
    </Section>
  );
}

function Expected({ forecast }: { readonly forecast: ForecastJson }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { earliest, latest, because, who, daysLate } = forecast;
  const days =
    earliest !== null && latest !== null ? daysOf({ from: earliest, to: latest }, format) : undefined;
  const range = earliest === latest ? 'day' : 'days';
  if (daysLate !== null) {
    return <Text size="sm">{t('forecast.arrived', { day: days?.['to'] ?? '' })}</Text>;
  }
  return (
    <Stack gap={4} mt="xs">
      <Text size="sm" fw={600}>
        {days ? t(`forecast.expected.${range}`, { replace: days }) : t('forecast.expected.none')}
      </Text>
      <ForecastReasons because={troublesOf(because)} />
      {who && (
        <Group gap="xs">
          <Text size="sm">{t('forecast.acts', { who: t(`session.roles.${who}`) })}</Text>
        </Group>
      )}
    </Stack>
  );
}
