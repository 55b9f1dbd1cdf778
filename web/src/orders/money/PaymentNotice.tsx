import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconBuildingBank, IconCash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import type { OrderJson } from '../../../../api/schema/order';
import type { MoneyJson } from '../../../../api/schema/primitives';
import { useFormat } from '../../i18n/useFormat';
import { currentPaymentOf } from './currentPayment';
import { PayDialog } from './PayDialog';
import type { PaymentCall } from './paymentCall';
import { ToCardDialog } from './switching/ToCardDialog';
import { TimeLeft } from './TimeLeft';
import { useDeclineText } from './useDeclineText';

interface PaymentNoticeProps {
  readonly order: OrderJson;
  readonly call: PaymentCall | undefined;
}

/** What the customer has to do about the payment, first on the page, with the one button that does it. */
export function PaymentNotice({ order, call }: PaymentNoticeProps) {
  if (call === 'pay') return <Pay order={order} />;
  if (call === 'deposit' && order.deposit) return <Deposit order={order} deposit={order.deposit} />;
  return call === 'confirm' ? <Confirm order={order} /> : null;
}

type OfOrder = Pick<PaymentNoticeProps, 'order'>;

function Pay({ order }: OfOrder) {
  const { t } = useTranslation();
  const declineText = useDeclineText();
  const [isAsked, ask] = useState(false);
  const latest = currentPaymentOf(order);
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
  const url = currentPaymentOf(order)?.actionUrl;
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

interface DepositProps extends OfOrder {
  /** What of it is still to be paid. */
  readonly deposit: MoneyJson;
}

function Deposit({ order, deposit }: DepositProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const declineText = useDeclineText();
  const [isAsked, ask] = useState(false);
  const latest = currentPaymentOf(order);
  const ends = order.paymentLink?.expiresAt;
  return (
    <Alert
      role="status"
      color="marigold"
      radius="lg"
      mb="lg"
      icon={<IconCash aria-hidden />}
      title={t('links.deposit.title', { amount: format.money(deposit) })}
    >
      <Stack gap="xs">
        {latest?.status === 'DECLINED' && (
          <Text size="sm" c="red">
            {declineText(latest.declineCode ?? 'card_declined')}
          </Text>
        )}
        {order.paidInParts && (
          <Text size="sm">
            {t('links.deposit.explain', {
              now: format.money(order.paidInParts.now),
              atTheDoor: format.money(order.paidInParts.atTheDoor),
            })}
          </Text>
        )}
        {ends && <Text size="sm">{t('links.deposit.ends', { until: format.instant(ends) })}</Text>}
        <Group>
          <Button onClick={() => ask(true)}>{t('links.deposit.do')}</Button>
        </Group>
      </Stack>
      <ToCardDialog order={order} part={deposit} opened={isAsked} onClose={() => ask(false)} />
    </Alert>
  );
}
