import { useState } from 'react';
import type { OrderJson } from '../../../../../api/schema/order';
import type { MoneyJson } from '../../../../../api/schema/primitives';
import { useFormat } from '../../../i18n/useFormat';
import { useTranslation } from '../../../i18n/useTranslation';
import { FormDialog } from '../../../shell/parts/FormDialog';
import { CardChoice } from '../../../shop/checkout/CardChoice';
import { TEST_CARDS } from '../../../shop/checkout/testCards';
import { switchPayment } from '../../api';
import { useOrderCommand } from '../../parts/useOrderCommand';

interface ToCardDialogProps {
  readonly order: OrderJson;
  /** A part of it, such as a deposit; absent: all that would be paid at the door. */
  readonly part?: MoneyJson;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Pays by card what would be paid at the door, or a part of it. */
export function ToCardDialog({ order, part, opened, onClose }: ToCardDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [token, setToken] = useState(TEST_CARDS[0].token);
  const amount = format.money(part ?? order.payable);
  const pay = useOrderCommand({
    send: (card: string) =>
      switchPayment(order.id, { method: 'card', token: card, ...(part && { amount: part.amount }) }),
    refresh: ['order', order.id],
    onDone: onClose,
  });
  return (
    <FormDialog
      title={t('links.toCard.title', { amount })}
      explain={t(part ? 'links.toCard.explainDeposit' : 'links.toCard.explain')}
      confirm={t('money.pay.confirm', { amount })}
      busy={pay.isPending}
      opened={opened}
      onClose={onClose}
      onConfirm={() => pay.mutate(token)}
    >
      <CardChoice label={t('checkout.whichCard')} value={token} onChange={setToken} />
    </FormDialog>
  );
}
