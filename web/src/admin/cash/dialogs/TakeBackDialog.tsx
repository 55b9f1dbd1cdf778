import { Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useFormat } from '../../../i18n/useFormat';
import { useTranslation } from '../../../i18n/useTranslation';
import { ErrorNotice } from '../../../shell/feedback/ErrorNotice';
import { FormDialog } from '../../../shell/parts/FormDialog';
import type { OrderDialogProps } from '../../order/orderPagePart';
import { useAdminOrderPart } from '../../order/useAdminOrder';
import { orderCash, takeBackRemittance } from '../api';
import { useCashCommand } from './useCashCommand';

/** Takes back that a courier handed over cash, where that was recorded by mistake. */
export function TakeBackDialog({ order, onClose }: OrderDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useAdminOrderPart(order.id, orderCash);
  const { send, busy, error } = useCashCommand(order.id, onClose);
  const [chosen, choose] = useState<string | null>(null);
  const [notes, setNotes] = useState('');
  const recorded = (data?.items ?? []).flatMap(({ parcelId, remittances }) =>
    remittances.map((remittance) => ({ ...remittance, parcelId })),
  );
  const options = recorded.map(({ reference, amount, fee }, index) => ({
    value: String(index),
    label: t('cash.remittance', { reference, amount: format.money(amount), fee: format.money(fee) }),
  }));
  const one = recorded[Number(chosen ?? (recorded.length === 1 ? 0 : Number.NaN))];
  return (
    <FormDialog
      title={t('cash.takeBack.title')}
      explain={t('cash.takeBack.explain')}
      confirm={t('cash.takeBack.do')}
      busy={busy}
      ready={one !== undefined && notes.trim() !== ''}
      onClose={onClose}
      onConfirm={() =>
        one &&
        send(takeBackRemittance({ parcelId: one.parcelId, reference: one.reference, notes: notes.trim() }))
      }
    >
      <Select
        label={t('cash.takeBack.which')}
        data={options}
        value={chosen ?? (recorded.length === 1 ? '0' : null)}
        onChange={choose}
        allowDeselect={false}
      />
      <Textarea
        label={t('cash.takeBack.why')}
        maxLength={2_000}
        autosize
        minRows={2}
        value={notes}
        onChange={(event) => setNotes(event.currentTarget.value)}
        data-autofocus
      />
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}
