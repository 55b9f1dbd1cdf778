import { useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import type { OrderJson } from '../../../../api/schema/order';
import { payOrder } from '../api';
import { useFormat } from '../../i18n/useFormat';
import { FormDialog } from '../../shell/parts/FormDialog';
import { CardChoice } from '../../shop/checkout/CardChoice';
import { TEST_CARDS } from '../../shop/checkout/testCards';
import { useOrderCommand } from '../parts/useOrderCommand';

interface PayDialogProps {
  readonly order: OrderJson;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Another attempt to pay what is still due, with a card of the customer's choice. */
export function PayDialog({ order, opened, onClose }: PayDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [token, setToken] = useState(TEST_CARDS[0].token);
  const amount = format.money(order.due);
  const isRest = order.due.amount < order.totals.grand.amount;
  const pay = useOrderCommand({
    send: (card: string) => payOrder(order.id, card),
    refresh: ['order', order.id],
    onDone: onClose,
  });
  return (
    <FormDialog
      title={t('money.pay.title', { amount })}
      explain={t(isRest ? 'money.pay.explainRest' : 'money.pay.explain')}
      confirm={t('money.pay.confirm', { amount })}
      busy={pay.isPending}
      opened={opened}
      onClose={onClose}
      onConfirm={() => pay.mutate(token)}
    >
      <CardChoice label={t('checkout.payment')} value={token} onChange={setToken} />
    </FormDialog>
  );
}
