import { Checkbox, NumberInput, SegmentedControl, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../../i18n/useTranslation';
import type { OrderRefundsJson } from '../../../../../api/schema/money/refunds';
import { useFormat } from '../../../i18n/useFormat';
import { useRefundedName } from '../../../orders/bundles/useRefundedName';
import { paidInCash } from '../../../orders/refunds/paidInCash';
import { useRefundPreview } from '../../../orders/refunds/useRefundPreview';
import { Awaited } from '../../../shell/feedback/Awaited';
import { FormDialog } from '../../../shell/parts/FormDialog';
import type { OrderDialogProps } from '../../order/orderPagePart';
import { useAdminCommand, useAdminOrderPart } from '../../order/useAdminOrder';
import { previewRefund, refundOrder, refunds } from '../api';
import { RefundMethodFields } from './RefundMethodFields';
import { RefundSum } from './RefundSum';
import { NOTHING_ASKED, REASONS, wayOf, wishOf, type AskedInForm } from './refundForm';

/** Gives money back: what is asked for is worked out as it is typed, by the rules that decide on it. */
export function RefundDialog({ order, onClose }: OrderDialogProps) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(NOTHING_ASKED);
  const known = useAdminOrderPart(order.id, refunds);
  const command = useAdminCommand(order.id, onClose);
  const wish = wishOf(asked, order.currency);
  const preview = useRefundPreview({
    of: ['admin-order', order.id],
    wish,
    read: (asking, signal) => previewRefund(order.id, asking, signal),
  });
  const reason = asked.reason === 'OTHER' ? asked.otherReason.trim() : asked.reason;
  const way = wayOf(asked);
  const isCash = paidInCash(order);
  const isWorkedOut = wish !== undefined && preview.data !== undefined && !preview.error;
  return (
    <FormDialog
      title={t('refunds.dialog.title')}
      explain={t(isCash ? 'refunds.dialog.explainCash' : 'refunds.dialog.explain')}
      confirm={t(preview.data?.needsApproval ? 'refunds.dialog.ask' : 'refunds.dialog.do')}
      busy={command.isPending}
      ready={isWorkedOut && way !== undefined && reason !== ''}
      onClose={onClose}
      onConfirm={() => wish && command.mutate(refundOrder({ ...wish, ...way }, reason, asked.notes))}
    >
      <SegmentedControl
        value={asked.by}
        onChange={(by) => setAsked({ ...asked, by: by === 'amount' ? 'amount' : 'parts' })}
        data={[
          { value: 'parts', label: t('refunds.dialog.byParts') },
          { value: 'amount', label: t('refunds.dialog.byAmount') },
        ]}
        fullWidth
      />
      <Awaited query={known} room={120}>
        {(left) => <WhatToRefund order={order} left={left} asked={asked} onChange={setAsked} />}
      </Awaited>
      <RefundSum isAsked={wish !== undefined} preview={preview.data} error={preview.error} />
      {order.storeCredit.refunds && <RefundMethodFields isCash={isCash} asked={asked} onChange={setAsked} />}
      <ReasonFields asked={asked} onChange={setAsked} />
    </FormDialog>
  );
}

interface FieldsProps {
  readonly asked: AskedInForm;
  readonly onChange: (asked: AskedInForm) => void;
}

/** Pieces of each line and the delivery, as far as they have not been given back; or any amount up to what is left. */
function WhatToRefund({
  order,
  left,
  asked,
  onChange,
}: FieldsProps & Pick<OrderDialogProps, 'order'> & { readonly left: OrderRefundsJson }) {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = useRefundedName(order);
  if (asked.by === 'amount') {
    return (
      <TextInput
        label={t('refunds.dialog.amount', { currency: order.currency })}
        description={t('refunds.dialog.left', { amount: format.money(left.left) })}
        value={asked.amount}
        onChange={(event) => onChange({ ...asked, amount: event.currentTarget.value })}
        inputMode="decimal"
        maxLength={16}
      />
    );
  }
  const piecesOf = new Map(left.lines.map(({ lineId, quantity }) => [lineId, quantity]));
  return (
    <Stack gap="sm">
      {order.lines
        .filter(({ id }) => (piecesOf.get(id) ?? 0) > 0)
        .map((line) => (
          <NumberInput
            key={line.id}
            label={nameOf(line)}
            description={t('refunds.dialog.pieces', {
              count: piecesOf.get(line.id) ?? 0,
              price: format.money(line.unitPrice),
            })}
            value={asked.pieces[line.id] ?? 0}
            onChange={(value) =>
              onChange({ ...asked, pieces: { ...asked.pieces, [line.id]: Number(value) || 0 } })
            }
            min={0}
            max={piecesOf.get(line.id) ?? 0}
            allowDecimal={false}
            allowNegative={false}
            clampBehavior="strict"
          />
        ))}
      {left.shipping.amount > 0 && (
        <Checkbox
          label={t('refunds.dialog.shipping', { amount: format.money(left.shipping) })}
          checked={asked.shipping}
          onChange={(event) => onChange({ ...asked, shipping: event.currentTarget.checked })}
        />
      )}
    </Stack>
  );
}

function ReasonFields({ asked, onChange }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <Select
        label={t('refunds.dialog.reason')}
        data={REASONS.map((value) => ({ value, label: t(`refunds.reasons.${value}`) }))}
        value={asked.reason === '' ? null : asked.reason}
        onChange={(chosen) => onChange({ ...asked, reason: chosen ?? '' })}
        required
      />
      {asked.reason === 'OTHER' && (
        <TextInput
          label={t('refunds.dialog.otherReason')}
          value={asked.otherReason}
          onChange={(event) => onChange({ ...asked, otherReason: event.currentTarget.value })}
          maxLength={200}
          required
        />
      )}
      <Textarea
        label={t('refunds.dialog.notes')}
        value={asked.notes}
        onChange={(event) => onChange({ ...asked, notes: event.currentTarget.value })}
        minRows={1}
        maxLength={2000}
      />
    </>
  );
}
