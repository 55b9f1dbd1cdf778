import { Stack, Text } from '@mantine/core';
import type { OrderJson } from '../../../../api/schema/order';
import { request } from '../../http/request';
import { useFormat } from '../../i18n/useFormat';
import { useTranslation } from '../../i18n/useTranslation';
import { CodeForm, type SentCode } from '../codes/CodeForm';

/** Has the customer confirm what they are to pay at the door, by a code to their phone; nothing where nothing waits for it. */
export function ConfirmByCode({ order: { id, confirmBy } }: { readonly order: OrderJson }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (confirmBy === null) return null;
  const path = `/api/orders/${encodeURIComponent(id)}/confirm`;
  return (
    <Stack gap="sm" mt="sm">
      <Text size="sm" role="status">
        {t('cash.confirm', { until: format.instant(confirmBy) })}
      </Text>
      <CodeForm
        id={path}
        send={() => request<SentCode>(`${path}/code`, { method: 'POST' })}
        prove={(code) => request(path, { method: 'POST', body: { code } })}
        refresh={['order', id]}
      />
    </Stack>
  );
}
