import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconBuildingBank } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import type { OrderJson } from '../../../../api/schema/order';
import { PayDialog } from './PayDialog';
import type { PaymentCall } from './paymentCall';
import { TimeLeft } from './TimeLeft';
import { useDeclineText } from './useDeclineText';

interface PaymentNoticeProps {
  readonly order: OrderJson;
  readonly call: PaymentCall | undefined;
}

/** What the customer has to do about the payment, first on the page, with the one button that does it. */
export function PaymentNotice({ order, call }: PaymentNoticeProps) {
  if (call === 'pay') return <Pay order={order} />;
  return call === 'confirm' ? <Confirm order={order} /> : null;
}

type OfOrder = Pick<PaymentNoticeProps, 'order'>;

function Pay({ order }: OfOrder) {
  const { t } = useTranslation();
  const declineText = useDeclineText();
  const [isAsked, ask] = useState(false);
  const latest = order.payments.at(-1);
  const isDeclined = latest?.status === 'DECLINED';
  return (
    <Alert
      role="alert"
      color="red"
      radius="lg"
      mb="lg"
      icon={<IconAlertTriangle aria-hidden />}
      title={t(isDeclined ? 'money.pay.failed' : 'money.pay.unpaid')}
    >
      <Stack gap="xs">
        {isDeclined && <Text size="sm">{declineText(latest.declineCode ?? 'card_declined')}</Text>}
        {order.payBy && <TimeLeft until={order.payBy} toDo="pay" />}
        <Group>
          <Button onClick={() => ask(true)}>{t('money.pay.open')}</Button>
        </Group>
      </Stack>
      <PayDialog order={order} opened={isAsked} onClose={() => ask(false)} />
    </Alert>
  );
}

function Confirm({ order }: OfOrder) {
  const { t } = useTranslation();
  const url = order.payments.at(-1)?.actionUrl;
  return (
    <Alert
      role="status"
      color="marigold"
      radius="lg"
      mb="lg"
      icon={<IconBuildingBank aria-hidden />}
      title={t('money.pay.action')}
    >
      <Stack gap="xs">
        <Text size="sm">{t(url ? 'money.pay.actionHint' : 'money.pay.actionNoLink')}</Text>
        {order.payBy && <TimeLeft until={order.payBy} toDo="confirm" />}
        {url && (
          <Group>
            {/* In this tab: the bank sends back to this page, and nobody looks for the shop in another. */}
            <Button component="a" href={url}>
              {t('money.pay.actionLink')}
            </Button>
          </Group>
        )}
      </Stack>
    </Alert>
  );
}
