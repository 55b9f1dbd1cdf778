import { SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import { paidInCash } from '../../orders/refunds/paidInCash';
import { useRefundPreview } from '../../orders/refunds/useRefundPreview';
import { FormDialog } from '../../shell/parts/FormDialog';
import type { OrderDialogProps } from '../order/orderPagePart';
import { useAdminCommand } from '../order/useAdminOrder';
import { appease, previewAppeasement, readGoodwillLeft } from './api';
import { AppeasementSum } from './AppeasementSum';
import { isExplained, NOTHING_GIVEN, REASONS, wishOf, type AppeasementInForm } from './appeasementForm';

/** Gives money out of goodwill: what is left of every budget is worked out as the amount is typed. */
export function AppeaseDialog({ order, onClose }: OrderDialogProps) {
  const { t } = useTranslation();
  const [given, setGiven] = useState(NOTHING_GIVEN);
  const command = useAdminCommand(order.id, onClose);
  const wish = wishOf(given, order.currency);
  const preview = useRefundPreview({
    of: ['admin-order', order.id, 'appeasement'],
    wish,
    read: (asking, signal) => previewAppeasement(order.id, asking, signal),
  });
  const left = useQuery({
    queryKey: ['admin-order', order.id, 'appeasement', 'left'],
    queryFn: ({ signal }) => readGoodwillLeft(order.id, signal),
    retry: false,
  });
  const isWorkedOut = wish !== undefined && preview.data !== undefined && !preview.error;
  return (
    <FormDialog
      title={t('appeasements.dialog.title')}
      explain={t('appeasements.dialog.explain')}
      confirm={t(preview.data?.needsApproval ? 'appeasements.dialog.ask' : 'appeasements.dialog.do')}
      busy={command.isPending}
      ready={isWorkedOut && isExplained(given)}
      onClose={onClose}
      onConfirm={() => wish && command.mutate(appease(wish, given.reason, given.notes))}
    >
      <TextInput
        label={t('appeasements.dialog.amount', { currency: order.currency })}
        value={given.amount}
        onChange={(event) => setGiven({ ...given, amount: event.currentTarget.value })}
        inputMode="decimal"
        maxLength={16}
        required
      />
      {order.storeCredit.goodwill && (
        <MethodField isCash={paidInCash(order)} given={given} onChange={setGiven} />
      )}
      <AppeasementSum left={left} preview={wish && preview} />
      <ReasonFields given={given} onChange={setGiven} />
    </FormDialog>
  );
}

interface FieldsProps {
  readonly given: AppeasementInForm;
  readonly onChange: (given: AppeasementInForm) => void;
}

interface MethodFieldProps extends FieldsProps {
  /** Whether the order was paid in cash, which has no way back of its own. */
  readonly isCash: boolean;
}

function MethodField({ isCash, given, onChange }: MethodFieldProps) {
  const { t } = useTranslation();
  return (
    <SegmentedControl
      aria-label={t('appeasements.dialog.method')}
      value={given.method}
      onChange={(method) => onChange({ ...given, method: method === 'credit' ? 'credit' : 'original' })}
      data={[
        { value: 'original', label: t(isCash ? 'refunds.method.payout' : 'appeasements.dialog.original') },
        { value: 'credit', label: t('appeasements.dialog.credit') },
      ]}
      fullWidth
    />
  );
}

function ReasonFields({ given, onChange }: FieldsProps) {
  const { t } = useTranslation();
  const isOther = given.reason === 'OTHER';
  return (
    <>
      <Select
        label={t('appeasements.dialog.reason')}
        data={REASONS.map((value) => ({ value, label: t(`appeasements.reasons.${value}`) }))}
        value={given.reason === '' ? null : given.reason}
        onChange={(chosen) => onChange({ ...given, reason: REASONS.find((one) => one === chosen) ?? '' })}
        required
      />
      <Textarea
        label={t(isOther ? 'appeasements.dialog.notesNeeded' : 'appeasements.dialog.notes')}
        value={given.notes}
        onChange={(event) => onChange({ ...given, notes: event.currentTarget.value })}
        minRows={1}
        maxLength={2000}
        required={isOther}
      />
    </>
  );
}
