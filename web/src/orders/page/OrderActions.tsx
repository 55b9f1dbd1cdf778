import { Alert, Anchor, Button, Group, Text } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useTranslation } from '../../i18n/useTranslation';
import type { OrderJson } from '../../../../api/schema/order';
import { useQuestion } from '../../shell/parts/useQuestion';
import { CancelDialog } from './CancelDialog';
import { PayDialog } from '../money/PayDialog';
import { useDeclineText } from '../money/useDeclineText';

/** What the customer can or must do now: confirm a payment, pay again, cancel. */
export function OrderActions({ order }: { readonly order: OrderJson }) {
  const { t } = useTranslation();
  const may = (action: 'pay' | 'cancel'): boolean => order.allowedActions.includes(action);
  const [asked, ask] = useQuestion(may);
  const close = (): void => ask(undefined);
  return (
    <>
      <PaymentNotice order={order} />
      {(may('pay') || may('cancel')) && (
        <Group justify="center">
          {may('pay') && <Button onClick={() => ask('pay')}>{t('money.pay.open')}</Button>}
          {may('cancel') && (
            <Button variant="subtle" color="red" onClick={() => ask('cancel')}>
              {t('orders.cancel.open')}
            </Button>
          )}
        </Group>
      )}
      <PayDialog order={order} opened={asked === 'pay'} onClose={close} />
      <CancelDialog order={order} opened={asked === 'cancel'} onClose={close} />
    </>
  );
}

function PaymentNotice({ order }: { readonly order: OrderJson }) {
  const { t } = useTranslation();
  const declineText = useDeclineText();
  const payment = order.payments.at(-1);
  if (!payment || order.cancellation) return null;
  if (payment.status === 'ACTION_REQUIRED') {
    return (
      <Alert color="marigold" role="status">
        <Text size="sm">{t('money.pay.action')}</Text>
        {payment.actionUrl ? (
          <Anchor href={payment.actionUrl} target="_blank" rel="noopener" size="sm" fw={600}>
            {t('money.pay.actionLink')} <IconExternalLink size={14} aria-hidden />
          </Anchor>
        ) : (
          <Text size="sm">{t('money.pay.actionNoLink')}</Text>
        )}
      </Alert>
    );
  }
  if (payment.status !== 'DECLINED') return null;
  return (
    <Alert color="red" role="alert" title={t('money.pay.failed')}>
      {declineText(payment.declineCode ?? 'card_declined')}
    </Alert>
  );
}
