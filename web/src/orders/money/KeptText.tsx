import { Group, Text } from '@mantine/core';
import type { OrderJson } from '../../../../api/schema/order';
import { useFormat } from '../../i18n/useFormat';
import { useTranslation } from '../../i18n/useTranslation';

/** What the shop keeps of what was paid for an order that was cancelled; nothing where it keeps nothing. */
export function KeptText({ order: { cancellation } }: { readonly order: Pick<OrderJson, 'cancellation'> }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!cancellation?.kept) return null;
  return (
    <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start" mt="xs">
      <Text size="sm">{t('money.kept')}</Text>
      <Text size="sm" className="numeric">
        {format.money(cancellation.kept)}
      </Text>
    </Group>
  );
}
