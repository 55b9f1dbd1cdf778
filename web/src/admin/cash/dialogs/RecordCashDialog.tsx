import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useFormat } from '../../../i18n/useFormat';
import { useTranslation } from '../../../i18n/useTranslation';
import { ErrorNotice } from '../../../shell/feedback/ErrorNotice';
import { FormDialog } from '../../../shell/parts/FormDialog';
import type { OrderDialogProps } from '../../order/orderPagePart';
import { useAdminOrderPart } from '../../order/useAdminOrder';
import { orderCash, recordCash } from '../api';
import { amountOf, toRecord, typedAmount, type CashParcel } from '../cashForm';
import { ParcelField } from './ParcelField';
import { UnreadCash } from './UnreadCash';
import { useCashCommand } from './useCashCommand';

/** Says by hand what was collected at the door; the fields come with what is known of the parcels. */
export function RecordCashDialog({ order, onClose }: OrderDialogProps) {
  const { data, error } = useAdminOrderPart(order.id, orderCash);
  const parcel = data && toRecord(data.items);
  if (error && !data) return <UnreadCash of="record" error={error} onClose={onClose} />;
  return parcel && <RecordCash order={order} onClose={onClose} parcels={data.items} first={parcel} />;
}

interface RecordCashProps extends OrderDialogProps {
  readonly parcels: readonly CashParcel[];
  readonly first: CashParcel;
}

function RecordCash({ order, onClose, parcels, first }: RecordCashProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [parcel, setParcel] = useState(first);
  const [typed, setTyped] = useState(typedAmount(first.toCollect));
  const [notes, setNotes] = useState('');
  const { send, busy, faultOf, forget, error } = useCashCommand(order.id, onClose);
  const { currency, amount: toCollect } = parcel.toCollect;
  const amount = amountOf(typed, currency);
  const isExplained = amount === toCollect || notes.trim() !== '';
  const type = (text: string): void => {
    setTyped(text);
    forget();
  };
  return (
    <FormDialog
      title={t('cash.record.title')}
      explain={t('cash.record.explain')}
      confirm={t('cash.record.do')}
      busy={busy}
      ready={amount !== undefined && isExplained}
      onClose={onClose}
      onConfirm={() => amount !== undefined && send(recordCash(parcel.parcelId, amount, notes))}
    >
      <ParcelField
        parcels={parcels}
        value={parcel}
        onChange={(chosen) => {
          setParcel(chosen);
          type(typedAmount(chosen.toCollect));
        }}
        error={faultOf('parcelId')}
      />
      <TextInput
        label={t('cash.record.amount', { currency })}
        description={t('cash.record.due', { amount: format.money(parcel.toCollect) })}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
        inputMode="decimal"
        maxLength={16}
        error={faultOf('amount') ?? (typed.trim() !== '' && amount === undefined && t('cash.faults.amount'))}
        data-autofocus
      />
      <Textarea
        label={t('cash.record.notes')}
        value={notes}
        onChange={(event) => {
          setNotes(event.currentTarget.value);
          forget();
        }}
        required={amount !== undefined && amount !== toCollect}
        minRows={1}
        maxLength={2000}
        error={faultOf('notes')}
      />
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}
