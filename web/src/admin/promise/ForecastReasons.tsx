import { Text } from '@mantine/core';
import type { ForecastJson } from '../../../../api/schema/stock/promise';
import { useFormat } from '../../i18n/useFormat';
import { useTranslation } from '../../i18n/useTranslation';
import { forecastReason } from './forecastReason';

/** Why an order is expected when it is, a line each. */
export function ForecastReasons({
  because,
}: {
  readonly because: readonly ForecastJson['because'][number][];
}) {
  const { t } = useTranslation();
  const format = useFormat();
  return because.map((step) => {
    const reason = forecastReason(step, format);
    return (
      reason && (
        <Text key={`${step.code}/${step.day}`} size="sm" c="dimmed">
          {t(reason.key, { replace: reason.values })}
        </Text>
      )
    );
  });
}
