import { Container, Stack, Text } from '@mantine/core';
import { IconWallet } from '@tabler/icons-react';
import { useTranslation } from '../../i18n/useTranslation';
import { useFormat } from '../../i18n/useFormat';
import { Awaited } from '../../shell/feedback/Awaited';
import { EmptyState } from '../../shell/feedback/EmptyState';
import { PageTitle } from '../../shell/parts/PageTitle';
import { TextLink } from '../../shell/parts/TextLink';
import { listCreditEntries } from './api';
import { CreditAccount } from './CreditAccount';
import { CreditEntries } from './CreditEntries';
import { useCredit } from './useCredit';

/** What a customer has of store credit, and what has moved on it. */
export function StoreCreditPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const credit = useCredit();
  return (
    <Container size="md" py="lg">
      <PageTitle>{t('storeCredit.page.title')}</PageTitle>
      <Text c="dimmed" mt={4} mb="lg">
        {t('storeCredit.page.intro')}
      </Text>
      <Awaited query={credit} room={240}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              icon={IconWallet}
              title={t('storeCredit.page.none')}
              hint={t('storeCredit.page.noneHint')}
            />
          ) : (
            <Stack gap="lg">
              {items.map((account) => (
                <CreditAccount key={account.available.currency} account={account} />
              ))}
              <CreditEntries
                queryKey={['store-credit', 'entries']}
                read={listCreditEntries}
                whatOf={({ kind, amount, reason }) =>
                  [t(`storeCredit.kinds.${kind}`, { amount: format.money(amount) }), reason]
                    .filter(Boolean)
                    .join(': ')
                }
                orderLink={(orderId, number) => (
                  <TextLink alone to="/orders/$orderId" params={{ orderId }} size="sm" className="mono">
                    {number}
                  </TextLink>
                )}
              />
            </Stack>
          )
        }
      </Awaited>
    </Container>
  );
}
