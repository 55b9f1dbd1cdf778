import { Group, Paper, Text } from '@mantine/core';
import type { CreditAccountsJson } from '../../../../api/schema/money/storeCredit';
import { useFormat } from '../../i18n/useFormat';
import { useTranslation } from '../../i18n/useTranslation';

/** What can be spent of one currency, and what is kept for orders. */
export function CreditAccount({ account }: { readonly account: CreditAccountsJson['items'][number] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { available, reserved } = account;
  return (
    <Paper p="lg">
      <Group justify="space-between">
        <Text fw={600}>{t('storeCredit.page.available')}</Text>
        <Text fw={700} size="xl" className="numeric">
          {format.money(available)}
        </Text>
      </Group>
      {reserved.amount > 0 && (
        <Text size="sm" c="dimmed">
          {t('storeCredit.page.reserved', { amount: format.money(reserved) })}
        </Text>
      )}
    </Paper>
  );
}
