import { Stack, Text } from '@mantine/core';
import type { AdminOrderJson } from '../../../../api/schema/admin';
import { useFormat } from '../../i18n/useFormat';
import { useTranslation } from '../../i18n/useTranslation';
import { useSession } from '../../session/useSession';
import { Awaited } from '../../shell/feedback/Awaited';
import { Section } from '../../shell/parts/Section';
import { TextLink } from '../../shell/parts/TextLink';
import { useAdminOrderPart } from '../order/useAdminOrder';
import { readCustomersCredit } from './api';

/** What the order's customer has of store credit; nothing of a guest, who can't have any. */
export function CreditPanel({ order }: { readonly order: AdminOrderJson }) {
  const mayRead = useSession()?.permissions.includes('readStoreCredit') ?? false;
  return mayRead && !order.customer.guest ? <Credit order={order} /> : null;
}

const LINE = 22;

function Credit({ order: { id, currency, customer } }: { readonly order: AdminOrderJson }) {
  const { t } = useTranslation();
  const format = useFormat();
  const credit = useAdminOrderPart(id, {
    name: 'store-credit',
    read: (_, signal) => readCustomersCredit(customer.id, signal),
  });
  return (
    <Section title={t('storeCredit.name')}>
      <Stack gap={4}>
        <Awaited query={credit} room={LINE}>
          {({ items }) => (
            <>
              {items.length === 0 && (
                <Text size="sm" c="dimmed">
                  {t('storeCredit.staff.none')}
                </Text>
              )}
              {items.map(({ available, reserved }) => (
                <Text key={available.currency} size="sm">
                  {[
                    t('storeCredit.staff.toSpend', { amount: format.money(available) }),
                    reserved.amount > 0 && t('storeCredit.staff.kept', { amount: format.money(reserved) }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </Text>
              ))}
            </>
          )}
        </Awaited>
        <TextLink
          alone
          to="/admin/customers/$customerId/store-credit"
          params={{ customerId: customer.id }}
          search={{ currency }}
          size="sm"
        >
          {t('storeCredit.staff.see')}
        </TextLink>
      </Stack>
    </Section>
  );
}
