import { Button, CopyButton, Group, Stack, Text, Title } from '@mantine/core';
import type { AdminOrderJson } from '../../../../api/schema/admin';
import type { PaymentLinksJson } from '../../../../api/schema/money/payments';
import { useFormat } from '../../i18n/useFormat';
import { useTranslation } from '../../i18n/useTranslation';
import { ErrorNotice } from '../../shell/feedback/ErrorNotice';
import { ConfirmButton } from '../../shell/parts/ConfirmButton';
import { MoneyRecord } from '../money/MoneyRecord';
import { useAdminOrderPart } from '../order/useAdminOrder';
import { useSession } from '../../session/useSession';
import { paymentLinks, withdrawPaymentLink } from './api';
import { useLinkCommand } from './useLinkCommand';

/** An order's links to pay by, and what became of each; nothing in an order that never had one. */
export function LinksSection({ order }: { readonly order: AdminOrderJson }) {
  const session = useSession();
  return session?.permissions.includes('readPaymentLinks') ? <Links order={order} /> : null;
}

function Links({ order }: { readonly order: AdminOrderJson }) {
  const { t } = useTranslation();
  const query = useAdminOrderPart(order.id, paymentLinks);
  // Last of its panel, and only once it is there: most orders have none, and nothing moves for them.
  if (query.error && !query.data)
    return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data || query.data.items.length === 0) return null;
  return (
    <section>
      <Title order={3} mb="xs">
        {t('links.title')}
      </Title>
      <Stack gap="sm">
        {query.data.items.map((link) => (
          <Link key={link.id} link={link} order={order} />
        ))}
      </Stack>
    </section>
  );
}

const COLOR = {
  OPEN: 'marigold',
  USED: 'pine',
  ALREADY_PAID: 'pine',
  EXPIRED: 'gray',
  REPLACED: 'gray',
  WITHDRAWN: 'gray',
  ORDER_CANCELLED: 'gray',
} as const;

interface LinkProps {
  readonly link: PaymentLinksJson['items'][number];
  readonly order: AdminOrderJson;
}

function Link({ link, order }: LinkProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const command = useLinkCommand(order.id, () => undefined);
  const { id, purpose, amount, state, expiresAt, url } = link;
  return (
    <MoneyRecord
      title={t(`links.purpose.${purpose}`)}
      state={{ color: COLOR[state], text: t(`links.state.${state}`) }}
      amount={amount}
    >
      <Text size="xs" c="dimmed">
        {t('links.until', { until: format.instant(expiresAt) })}
      </Text>
      {url !== null && (
        <Group gap="xs" mt={4}>
          <CopyButton value={url}>
            {({ copied, copy }) => (
              <Button size="xs" variant="light" onClick={copy}>
                {t(copied ? 'links.copied' : 'links.copy')}
              </Button>
            )}
          </CopyButton>
          {order.allowedActions.includes('withdrawPaymentLink') && (
            <ConfirmButton
              size="xs"
              variant="subtle"
              color="red"
              label={t('links.withdraw')}
              title={t('links.withdrawTitle', { amount: format.money(amount) })}
              explain={t('links.withdrawExplain')}
              danger
              busy={command.isPending}
              onConfirm={(close) => command.mutate(withdrawPaymentLink(id), { onSuccess: close })}
            />
          )}
        </Group>
      )}
      {command.error && <ErrorNotice error={command.error} />}
    </MoneyRecord>
  );
}
