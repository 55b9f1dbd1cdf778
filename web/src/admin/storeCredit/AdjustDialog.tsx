import { SegmentedControl, Select, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { CreditAccountsJson } from '../../../../api/schema/money/storeCredit';
import { useFormat } from '../../i18n/useFormat';
import { useTranslation } from '../../i18n/useTranslation';
import { ErrorNotice } from '../../shell/feedback/ErrorNotice';
import { FormDialog } from '../../shell/parts/FormDialog';
import {
  ADJUSTMENTS,
  adjustmentOf,
  beforeAndAfter,
  changeOf,
  currenciesOf,
  type AdjustmentInForm,
} from './adjustForm';
import { useAdjustment } from './useAdjustment';

interface AdjustDialogProps {
  readonly customerId: string;
  readonly accounts: CreditAccountsJson['items'];
  /** What is put right unless another is chosen. */
  readonly currency: string;
  readonly onClose: () => void;
}

/** Puts an account of store credit right: what it has now and would have then is told as the amount is typed. */
export function AdjustDialog({ customerId, accounts, currency, onClose }: AdjustDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [form, setForm] = useState<AdjustmentInForm>({ kind: 'RAISE', currency, amount: '', reason: '' });
  const { send, isPending, error } = useAdjustment(customerId, onClose);
  const change = changeOf(form);
  const adjustment = adjustmentOf(form, accounts);
  return (
    <FormDialog
      title={t('storeCredit.staff.adjust.title')}
      explain={t('storeCredit.staff.adjust.explain')}
      confirm={
        change
          ? t(`storeCredit.staff.adjust.do.${form.kind}`, {
              amount: format.money({ ...change, amount: Math.abs(change.amount) }),
            })
          : t('storeCredit.staff.adjust.confirm')
      }
      danger={form.kind !== 'RAISE'}
      busy={isPending}
      ready={adjustment !== undefined}
      foot={<Afterwards form={form} accounts={accounts} />}
      onClose={onClose}
      onConfirm={() => adjustment && send(adjustment)}
    >
      <Fields form={form} currencies={currenciesOf(accounts, currency)} onChange={setForm} />
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}

interface FieldsProps {
  readonly form: AdjustmentInForm;
  readonly currencies: readonly string[];
  readonly onChange: (form: AdjustmentInForm) => void;
}

function Fields({ form, currencies, onChange }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <SegmentedControl
        aria-label={t('storeCredit.staff.adjust.kind')}
        value={form.kind}
        onChange={(chosen) =>
          onChange({ ...form, kind: ADJUSTMENTS.find((one) => one === chosen) ?? form.kind })
        }
        data={ADJUSTMENTS.map((value) => ({ value, label: t(`storeCredit.staff.adjust.kinds.${value}`) }))}
        fullWidth
      />
      {currencies.length > 1 && (
        <Select
          label={t('storeCredit.staff.adjust.currency')}
          data={currencies}
          value={form.currency}
          onChange={(chosen) => onChange({ ...form, currency: chosen ?? form.currency })}
          allowDeselect={false}
        />
      )}
      <TextInput
        label={t('storeCredit.staff.adjust.amount', { currency: form.currency })}
        value={form.amount}
        onChange={(event) => onChange({ ...form, amount: event.currentTarget.value })}
        inputMode="decimal"
        maxLength={16}
        required
      />
      <Textarea
        label={t('storeCredit.staff.adjust.reason')}
        description={t('storeCredit.staff.adjust.reasonHint')}
        value={form.reason}
        onChange={(event) => onChange({ ...form, reason: event.currentTarget.value })}
        minRows={1}
        maxLength={500}
        required
      />
    </>
  );
}

/** What can be spent now and afterwards; of what can't be taken, why not. */
function Afterwards({ form, accounts }: Pick<AdjustDialogProps, 'accounts'> & Pick<FieldsProps, 'form'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const { currency } = form;
  const { before, after } = beforeAndAfter(accounts, changeOf(form) ?? { amount: 0, currency });
  const isTooMuch = after < 0;
  const values = {
    before: format.money({ amount: before, currency }),
    after: format.money({ amount: after, currency }),
  };
  return (
    <Text size="sm" role="status" {...(isTooMuch && { c: 'red', fw: 600 })}>
      {isTooMuch
        ? t('storeCredit.staff.adjust.tooMuch', { before: values.before })
        : t('storeCredit.staff.adjust.then', values)}
    </Text>
  );
}
