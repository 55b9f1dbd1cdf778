import { Badge } from '@mantine/core';
import type { ForecastJson } from '../../../../api/schema/stock/promise';
import { useTranslation } from '../../i18n/useTranslation';

const COLORS: Record<ForecastJson['state'], string> = {
  ON_TIME: 'pine',
  AT_RISK: 'marigold',
  LATE: 'red',
  KEPT: 'pine',
  BROKEN: 'red',
};

/** How a promise stands, in a word. */
export function ForecastBadge({ state }: Pick<ForecastJson, 'state'>) {
  const { t } = useTranslation();
  return (
    <Badge variant="light" color={COLORS[state]}>
      {t(`forecast.states.${state}`)}
    </Badge>
  );
}
