import { Group, Text } from '@mantine/core';
import { useTranslation } from '../../../i18n/useTranslation';
import type { AdminOrderJson } from '../../../../../api/schema/admin';
import { TextLink } from '../../../shell/parts/TextLink';
import { WAITS } from '../panels';

/** Whether the order waits for something beside its holds. */
export const isWaiting = (order: AdminOrderJson): boolean => WAITS.some(({ say }) => say(order));

/** What the order waits for beside its holds, each with the way to where it is decided. */
export function Waits({ order }: { readonly order: AdminOrderJson }) {
  const { t } = useTranslation();
  return WAITS.map(({ say, records }) => {
    const text = say(order);
    return (
      text && (
        <Group key={records} gap="sm" mb="sm">
          <Text size="sm">{t(text)}</Text>
          <TextLink
            alone
            size="sm"
            to="/admin/orders/$orderId"
            params={{ orderId: order.id }}
            search={{ tab: records }}
            replace
            resetScroll={false}
          >
            {t('adminOrder.actions.see')}
          </TextLink>
        </Group>
      )
    );
  });
}
