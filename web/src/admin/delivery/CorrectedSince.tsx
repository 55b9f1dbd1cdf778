import { Text } from '@mantine/core';
import { useTranslation } from '../../i18n/useTranslation';
import type { AdminOrderJson } from '../../../../api/schema/admin';
import { useWord } from '../../i18n/useWord';

/** That a risk was assessed with another address, as far as it was corrected since; nothing where it is the same. */
export function CorrectedSince({ risk }: Pick<AdminOrderJson, 'risk'>) {
  const { t } = useTranslation();
  const word = useWord();
  if (!risk || risk.correctedSince.length === 0) return null;
  const fields = risk.correctedSince.map((field) => word('delivery.fields', field)).join(', ');
  return <Text size="sm">{t('delivery.correctedSince', { fields })}</Text>;
}
