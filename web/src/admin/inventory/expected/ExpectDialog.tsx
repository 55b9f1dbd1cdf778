import { NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { IncomingJson } from '../../../../../api/schema/stock/incoming';
import { useFormat } from '../../../i18n/useFormat';
import { useTranslation } from '../../../i18n/useTranslation';
import { ErrorNotice } from '../../../shell/feedback/ErrorNotice';
import { FormDialog } from '../../../shell/parts/FormDialog';
import { changeIncoming, expectStock } from './api';
import { changeOf, deliveryOf, inForm, NEW_DELIVERY, type DeliveryInForm } from './expectForm';
import { useIncoming } from './useIncoming';

/** Notes that pieces are to come. */
export function ExpectDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [form, setForm] = useState(NEW_DELIVERY);
  const { send, isPending, error } = useIncoming(expectStock, { done: 'noted', onDone: onClose });
  const delivery = deliveryOf(form);
  return (
    <FormDialog
      title={t('inventory.expected.add.title')}
      explain={t('inventory.expected.add.explain')}
      confirm={t('inventory.expected.add.confirm')}
      busy={isPending}
      ready={delivery !== undefined}
      onClose={onClose}
      onConfirm={() => delivery && send(delivery)}
    >
      <TextInput
        label={t('inventory.sku')}
        value={form.sku}
        onChange={(event) => setForm({ ...form, sku: event.currentTarget.value })}
        maxLength={64}
        required
      />
      <DeliveryFields form={form} onChange={setForm} />
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}

interface ChangeDialogProps {
  readonly incoming: IncomingJson;
  readonly onClose: () => void;
}

/** Another day, another number or another name. */
export function ChangeDialog({ incoming, onClose }: ChangeDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [form, setForm] = useState(() => inForm(incoming));
  const { send, isPending, error } = useIncoming(
    (change: NonNullable<ReturnType<typeof changeOf>>) => changeIncoming(incoming.id, change),
    { done: 'changed', onDone: onClose },
  );
  const change = changeOf(incoming, form);
  return (
    <FormDialog
      title={t('inventory.expected.change.title', { sku: incoming.sku })}
      explain={t('inventory.expected.change.explain', { received: format.number(incoming.received) })}
      confirm={t('inventory.expected.change.confirm')}
      busy={isPending}
      ready={change !== undefined}
      onClose={onClose}
      onConfirm={() => change && send(change)}
    >
      <DeliveryFields form={form} onChange={setForm} />
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}

interface DeliveryFieldsProps {
  readonly form: DeliveryInForm;
  readonly onChange: (form: DeliveryInForm) => void;
}

function DeliveryFields({ form, onChange }: DeliveryFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <NumberInput
        label={t('inventory.expected.quantity')}
        value={form.quantity}
        onChange={(quantity) => onChange({ ...form, quantity })}
        allowDecimal={false}
        min={1}
        max={10_000_000}
        required
      />
      <TextInput
        type="date"
        label={t('inventory.expected.day')}
        value={form.expectedOn}
        onChange={(event) => onChange({ ...form, expectedOn: event.currentTarget.value })}
        required
      />
      <TextInput
        label={t('inventory.expected.reference')}
        description={t('inventory.expected.referenceHint')}
        value={form.reference}
        onChange={(event) => onChange({ ...form, reference: event.currentTarget.value })}
        maxLength={100}
      />
    </>
  );
}
