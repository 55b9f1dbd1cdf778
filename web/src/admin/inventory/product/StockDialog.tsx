import { NumberInput, SegmentedControl, Select, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { InventoryJson } from '../../../../../api/schema/stock/inventory';
import { useFormat } from '../../../i18n/useFormat';
import { useTranslation } from '../../../i18n/useTranslation';
import { ErrorNotice } from '../../../shell/feedback/ErrorNotice';
import { FormDialog } from '../../../shell/parts/FormDialog';
import { CHANGES, changeOf, isTooFew, onHandAfter, shelfOf, type ChangeInForm } from './stockForm';
import { useStockChange } from './useStockChange';

const CHANNELS = ['web', 'store', 'phone'] as const;

interface StockDialogProps {
  readonly stock: InventoryJson;
  /** The codes of all warehouses. */
  readonly warehouses: readonly string[];
  readonly onClose: () => void;
}

/** Puts a product's counts right: what is on the shelf now and would be then is told as the pieces are typed. */
export function StockDialog({ stock, warehouses, onClose }: StockDialogProps) {
  const { t } = useTranslation();
  const [form, setForm] = useState<ChangeInForm>({
    ...{ kind: 'ADJUST', warehouse: warehouses[0] ?? '', to: '', channel: '', pieces: '', reason: '' },
  });
  const { send, isPending, error } = useStockChange(stock.sku, onClose);
  const change = changeOf(form, stock);
  return (
    <FormDialog
      title={t('inventory.change.title', { product: stock.name })}
      explain={t(`inventory.change.explain.${form.kind}`)}
      confirm={t('inventory.adjust.record')}
      busy={isPending}
      ready={change !== undefined}
      foot={<Afterwards form={form} stock={stock} />}
      onClose={onClose}
      onConfirm={() => change && send(change)}
    >
      <Fields form={form} warehouses={warehouses} onChange={setForm} />
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}

interface FieldsProps {
  readonly form: ChangeInForm;
  readonly warehouses: readonly string[];
  readonly onChange: (form: ChangeInForm) => void;
}

function Fields({ form, warehouses, onChange }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <SegmentedControl
        aria-label={t('inventory.change.kind')}
        value={form.kind}
        onChange={(chosen) => onChange({ ...form, kind: CHANGES.find((one) => one === chosen) ?? form.kind })}
        data={CHANGES.filter((kind) => kind !== 'TRANSFER' || warehouses.length > 1).map((value) => ({
          value,
          label: t(`inventory.change.kinds.${value}`),
        }))}
        fullWidth
      />
      {warehouses.length > 1 && (
        <Select
          label={t(form.kind === 'TRANSFER' ? 'inventory.change.from' : 'inventory.warehouse')}
          data={[...warehouses]}
          value={form.warehouse}
          onChange={(chosen) => onChange({ ...form, warehouse: chosen ?? form.warehouse })}
          allowDeselect={false}
        />
      )}
      {form.kind === 'TRANSFER' && (
        <Select
          label={t('inventory.change.to')}
          data={warehouses.filter((code) => code !== form.warehouse)}
          value={form.to === '' || form.to === form.warehouse ? null : form.to}
          onChange={(chosen) => onChange({ ...form, to: chosen ?? '' })}
          allowDeselect={false}
          required
        />
      )}
      {form.kind === 'SAFETY' && (
        <Select
          label={t('inventory.pools.for')}
          data={[
            { value: '', label: t('inventory.pools.nobody') },
            ...CHANNELS.map((value) => ({ value, label: t(`inventory.pools.channels.${value}`) })),
          ]}
          value={form.channel}
          onChange={(chosen) => onChange({ ...form, channel: chosen ?? '' })}
          allowDeselect={false}
        />
      )}
      <NumberInput
        label={t(`inventory.change.pieces.${form.kind}`)}
        value={form.pieces}
        onChange={(pieces) => onChange({ ...form, pieces })}
        allowDecimal={false}
        allowNegative={form.kind === 'ADJUST'}
        min={form.kind === 'ADJUST' ? -10_000_000 : 0}
        max={10_000_000}
        data-autofocus
        required
      />
      {form.kind !== 'SAFETY' && (
        <TextInput
          label={t('inventory.adjust.reason')}
          placeholder={t('inventory.adjust.example')}
          value={form.reason}
          onChange={(event) => onChange({ ...form, reason: event.currentTarget.value })}
          maxLength={200}
          required
        />
      )}
    </>
  );
}

/** What is on the shelf now and afterwards; of what can't be taken, why not. */
function Afterwards({ form, stock }: { readonly form: ChangeInForm; readonly stock: InventoryJson }) {
  const { t } = useTranslation();
  const format = useFormat();
  const shelf = shelfOf(stock, form.warehouse);
  const after = onHandAfter(form, shelf);
  if (after === undefined) return null;
  if (isTooFew(form, shelf))
    return (
      <Text size="sm" role="status" c="red" fw={600}>
        {t('inventory.change.tooFew', { reserved: format.number(shelf.reserved) })}
      </Text>
    );
  return (
    <Text size="sm" role="status">
      {t('inventory.adjust.then', {
        before: format.number(shelf.onHand),
        after: format.number(after),
      })}
    </Text>
  );
}
