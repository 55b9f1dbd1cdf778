import { Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { MoneyJson } from '../../../../../api/schema/primitives';
import { useFormat } from '../../../i18n/useFormat';
import { useTranslation } from '../../../i18n/useTranslation';
import { ErrorNotice } from '../../../shell/feedback/ErrorNotice';
import { FormDialog } from '../../../shell/parts/FormDialog';
import type { OrderDialogProps } from '../../order/orderPagePart';
import { useAdminOrderPart } from '../../order/useAdminOrder';
import { orderCash, remitCash } from '../api';
import { amountOf, leftAfter, toRemit, type CashParcel } from '../cashForm';
import { ParcelField } from './ParcelField';
import { UnreadCash } from './UnreadCash';
import { useCashCommand } from './useCashCommand';

/** Records what a courier handed over for a parcel; the fields come with what is known of the parcels. */
export function RemitCashDialog({ order, onClose }: OrderDialogProps) {
  const { data, error } = useAdminOrderPart(order.id, orderCash);
  const parcel = data && toRemit(data.items);
  if (error && !data) return <UnreadCash of="remit" error={error} onClose={onClose} />;
  return parcel && <RemitCash order={order} onClose={onClose} parcels={data.items} first={parcel} />;
}

interface RemitCashProps extends OrderDialogProps {
  readonly parcels: readonly CashParcel[];
  readonly first: CashParcel;
}

const EMPTY = { amount: '', fee: '', reference: '' };

function RemitCash({ order, onClose, parcels, first }: RemitCashProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [parcel, setParcel] = useState(first);
  const [typed, setTyped] = useState(EMPTY);
  const { send, busy, faultOf, forget, error } = useCashCommand(order.id, onClose);
  const { currency } = parcel.open;
  const amount = amountOf(typed.amount, currency);
  const fee = amountOf(typed.fee, currency, 0);
  const reference = typed.reference.trim();
  const after = amount === undefined || fee === undefined ? undefined : leftAfter(parcel, amount + fee);
  const isTooMuch = after !== undefined && after < 0;
  const has = { amount: format.money(parcel.open) };
  const unread = (name: 'amount' | 'fee', read: number | undefined): string | false =>
    typed[name].trim() !== '' && read === undefined && t(`cash.faults.${name}`);
  const field = (name: keyof typeof EMPTY) => ({
    value: typed[name],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => {
      setTyped({ ...typed, [name]: event.currentTarget.value });
      forget();
    },
  });
  return (
    <FormDialog
      title={t('cash.remit.title')}
      explain={t('cash.remit.explain')}
      confirm={t('cash.remit.do')}
      busy={busy}
      ready={amount !== undefined && fee !== undefined && amount + fee > 0 && !isTooMuch && reference !== ''}
      onClose={onClose}
      onConfirm={() =>
        amount !== undefined &&
        fee !== undefined &&
        send(remitCash({ parcelId: parcel.parcelId, amount, fee, reference }))
      }
    >
      <ParcelField parcels={parcels} value={parcel} onChange={setParcel} error={faultOf('parcelId')} />
      <TextInput
        label={t('cash.remit.amount', { currency })}
        {...(parcel.collected !== null && { description: t('cash.remit.has', has) })}
        inputMode="decimal"
        maxLength={16}
        error={faultOf('amount') ?? (isTooMuch ? t('cash.faults.tooMuch', has) : unread('amount', amount))}
        data-autofocus
        {...field('amount')}
      />
      <TextInput
        label={t('cash.remit.fee', { currency })}
        inputMode="decimal"
        maxLength={16}
        placeholder="0"
        error={faultOf('fee') ?? unread('fee', fee)}
        {...field('fee')}
      />
      <TextInput
        label={t('cash.remit.reference')}
        maxLength={100}
        error={faultOf('reference')}
        {...field('reference')}
      />
      <Afterwards
        parcel={parcel}
        after={isTooMuch ? undefined : after}
        told={amount === undefined || fee === undefined ? undefined : amount + fee}
      />
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}

interface AfterwardsProps {
  readonly parcel: CashParcel;
  /** What the courier has afterwards. */
  readonly after: number | undefined;
  /** What would be recorded as collected, where nobody has told of that. */
  readonly told: number | undefined;
}

/** What the two amounts together come to. */
function Afterwards({ parcel: { collected, toCollect }, after, told }: AfterwardsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const money = (amount: number): MoneyJson => ({ ...toCollect, amount });
  return (
    <Stack gap={4} role="status">
      {after !== undefined && (
        <Text size="sm" className="numeric">
          {t('cash.remit.left', { amount: format.money(money(after)) })}
        </Text>
      )}
      {collected === null && (
        <Text size="sm" c="dimmed">
          {t('cash.remit.untold')}
        </Text>
      )}
      {collected === null && told !== undefined && told !== toCollect.amount && (
        <Text size="sm" fw={600}>
          {t('cash.remit.untoldOther', { amount: format.money(toCollect) })}
        </Text>
      )}
    </Stack>
  );
}
