import { Group, Stack, Text } from '@mantine/core';
import { useTranslation } from '../../i18n/useTranslation';
import type { OrderJson } from '../../../../api/schema/order';
import { useFormat } from '../../i18n/useFormat';

/** What went back of the customer's money, or is on its way back; nothing where nothing is. */
export function RefundLines({ order: { refunds } }: { readonly order: OrderJson }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (refunds.length === 0) return null;
  return (
    <Stack gap="xs" mt="xs">
      {refunds.toReversed().map(({ id, status, amount, at }) => (
        <Group key={id} justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
          <Text size="sm">
            {t(`refunds.told.${status}`)} <time dateTime={at}>({format.day(at)})</time>
          </Text>
          <Text size="sm" className="numeric">
            {format.money(amount)}
          </Text>
        </Group>
      ))}
    </Stack>
  );
}
