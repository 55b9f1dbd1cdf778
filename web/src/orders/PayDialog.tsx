import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderJson } from '../../../api/schema/order';
import { payOrder } from '../api/orders';
import { useFormat } from '../i18n/useFormat';
import { CardChoice } from '../shop/CardChoice';
import { TEST_CARDS } from '../shop/testCards';
import { useOrderCommand } from './useOrderCommand';

interface PayDialogProps {
  readonly order: OrderJson;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Another attempt to pay, with a card of the customer's choice. */
export function PayDialog({ order, opened, onClose }: PayDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [token, setToken] = useState(TEST_CARDS[0].token);
  const amount = format.money(order.totals.grand);
  const pay = useOrderCommand({
    send: (card: string) => payOrder(order.id, card),
    done: t('orders.pay.done'),
    refresh: ['order', order.id],
    onDone: onClose,
  });
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('orders.pay.title', { amount })}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <Stack>
        <Text size="sm">{t('orders.pay.explain')}</Text>
        <CardChoice label={t('shop.checkout.payment')} value={token} onChange={setToken} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('shell.back')}
          </Button>
          <Button loading={pay.isPending} onClick={() => pay.mutate(token)}>
            {t('orders.pay.confirm', { amount })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
