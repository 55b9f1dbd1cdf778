import { Text } from '@mantine/core';
import { useTranslation } from '../../i18n/useTranslation';
import type { AdminOrderJson } from '../../../../api/schema/admin';
import { useWord } from '../../i18n/useWord';
import { CorrectedSince } from '../delivery/CorrectedSince';

/** The score of the automatic risk check and what made it up; nothing before the check. */
export function RiskText({ risk }: Pick<AdminOrderJson, 'risk'>) {
  const { t } = useTranslation();
  const word = useWord();
  if (!risk) return null;
  return (
    <>
      <Text size="sm">
        {t('review.score', { score: risk.score })}
        {risk.reasons.length > 0 &&
          `: ${risk.reasons.map((reason) => word('review.risk', reason)).join(', ')}`}
      </Text>
      <CorrectedSince risk={risk} />
    </>
  );
}
