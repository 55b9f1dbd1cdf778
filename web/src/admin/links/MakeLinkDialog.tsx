import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useFormat } from '../../i18n/useFormat';
import { useTranslation } from '../../i18n/useTranslation';
import { ErrorNotice } from '../../shell/feedback/ErrorNotice';
import { FormDialog } from '../../shell/parts/FormDialog';
import { amountOf, typedAmount } from '../cash/cashForm';
import type { OrderDialogProps } from '../order/orderPagePart';
import { makePaymentLink } from './api';
import { endAfter, fitsLink, LINK_HOURS, linkRangeOf } from './linkForm';
import { useLinkCommand } from './useLinkCommand';

/** Makes a link to pay by, for all that is unpaid unless somebody says less. */
export function MakeLinkDialog({ order, onClose }: OrderDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { payable, deposit } = order;
  const [typed, setTyped] = useState(typedAmount(payable));
  const [hours, setHours] = useState<number>(24);
  const command = useLinkCommand(order.id, onClose);
  const amount = amountOf(typed, payable.currency);
  const fits = fitsLink(amount, linkRangeOf(order));
  const most = format.money(payable);
  const least = deposit && format.money(deposit);
  return (
    <FormDialog
      title={t('links.make.title')}
      explain={t(least ? 'links.make.explainDeposit' : 'links.make.explain')}
      confirm={t('links.make.do')}
      busy={command.isPending}
      ready={fits}
      onClose={onClose}
      onConfirm={() => fits && command.mutate(makePaymentLink(amount, endAfter(hours, Date.now())))}
    >
      <TextInput
        label={t('links.make.amount', { currency: payable.currency })}
        description={least ? t('links.make.range', { least, most }) : t('links.make.most', { amount: most })}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          command.reset();
        }}
        inputMode="decimal"
        maxLength={16}
        error={
          typed.trim() !== '' &&
          !fits &&
          (least
            ? t('links.make.badAmountDeposit', { least, most })
            : t('links.make.badAmount', { amount: most }))
        }
        data-autofocus
      />
      <NativeSelect
        label={t('links.make.hours')}
        value={String(hours)}
        onChange={(event) => setHours(Number(event.currentTarget.value))}
        data={LINK_HOURS.map((one) => ({
          value: String(one),
          label:
            one < 24 ? t('links.make.inHours', { count: one }) : t('links.make.inDays', { count: one / 24 }),
        }))}
      />
      {command.error && <ErrorNotice error={command.error} />}
    </FormDialog>
  );
}
