import { Alert, Group, Text } from '@mantine/core';
import { useTranslation } from '../../i18n/useTranslation';
import { useFormat } from '../../i18n/useFormat';
import { TextLink } from '../../shell/parts/TextLink';
import { useCredit } from './useCredit';

/** Says that there is store credit, to whom has any. */
export function CreditNote() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useCredit();
  const some = (data?.items ?? []).filter(
    ({ available, reserved }) => available.amount + reserved.amount > 0,
  );
  if (some.length === 0) return null;
  const amount = some.map(({ available }) => format.money(available)).join(' + ');
  return (
    <Alert color="pine" mb="md">
      <Group gap="xs">
        <Text size="sm">{t('storeCredit.have', { amount })}</Text>
        <TextLink to="/store-credit" size="sm">
          {t('storeCredit.see')}
        </TextLink>
      </Group>
    </Alert>
  );
}
