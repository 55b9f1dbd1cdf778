import { Button, Container, Group, Stack, Text } from '@mantine/core';
import { IconWallet } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormat } from '../../i18n/useFormat';
import { useTranslation } from '../../i18n/useTranslation';
import { CreditAccount } from '../../orders/storeCredit/CreditAccount';
import { CreditEntries } from '../../orders/storeCredit/CreditEntries';
import { useParams, useSearch } from '../../routing/hooks';
import { personaOf } from '../../session/personas';
import { useSession } from '../../session/useSession';
import { Awaited } from '../../shell/feedback/Awaited';
import { EmptyState } from '../../shell/feedback/EmptyState';
import { PageTitle } from '../../shell/parts/PageTitle';
import { TextLink } from '../../shell/parts/TextLink';
import { SHOP_CURRENCY } from '../../shop/products/useProducts';
import { OrderLink } from '../order/OrderLink';
import { AdjustDialog } from './AdjustDialog';
import { listCustomersEntries, readCustomersCredit } from './api';
import { creditKey } from './useAdjustment';

/** What a customer has of store credit and what has moved on it; finance puts it right here. */
export function CustomerCreditPage() {
  const { t } = useTranslation();
  const { customerId } = useParams('/admin/customers/$customerId/store-credit');
  const mayAdjust = useSession()?.permissions.includes('adjustStoreCredit') ?? false;
  const [isOpen, open] = useState(false);
  const { currency = SHOP_CURRENCY } = useSearch('/admin/customers/$customerId/store-credit');
  const credit = useQuery({
    queryKey: [...creditKey(customerId), 'accounts'],
    queryFn: ({ signal }) => readCustomersCredit(customerId, signal),
  });
  return (
    <Container size="md" py="md">
      <PageTitle style={{ overflowWrap: 'anywhere' }}>
        {t('storeCredit.staff.title', { customer: personaOf(customerId)?.name ?? customerId })}
      </PageTitle>
      <Text c="dimmed" mt={4}>
        {t('storeCredit.staff.intro')}
      </Text>
      <Group justify="space-between" gap="xs" my="md">
        <TextLink alone to="/admin/orders" search={{ customerId }} size="sm">
          {t('storeCredit.staff.allOrders')}
        </TextLink>
        {mayAdjust && (
          <Button variant="light" disabled={!credit.data} aria-haspopup="dialog" onClick={() => open(true)}>
            {t('storeCredit.staff.adjust.open')}
          </Button>
        )}
      </Group>
      <Awaited query={credit} room={240}>
        {({ items }) => (
          <Stack gap="lg">
            {items.length === 0 && <EmptyState icon={IconWallet} title={t('storeCredit.staff.none')} />}
            {items.map((account) => (
              <CreditAccount key={account.available.currency} account={account} />
            ))}
            {items.length > 0 && <Entries customerId={customerId} />}
            {isOpen && (
              <AdjustDialog {...{ customerId, currency }} accounts={items} onClose={() => open(false)} />
            )}
          </Stack>
        )}
      </Awaited>
    </Container>
  );
}

function Entries({ customerId }: { readonly customerId: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <CreditEntries
      queryKey={[...creditKey(customerId), 'entries']}
      read={(cursor, signal) => listCustomersEntries(customerId, cursor, signal)}
      whatOf={({ kind, amount, reason }) =>
        [t(`storeCredit.staff.kinds.${kind}`, { amount: format.money(amount) }), reason]
          .filter(Boolean)
          .join(': ')
      }
      orderLink={(orderId, orderNumber) => <OrderLink {...{ orderId, orderNumber }} />}
    />
  );
}
