import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { WarehouseJson } from '../../../../api/schema/stock/warehouses';
import { countryName } from '../../i18n/countryName';
import { useTranslation } from '../../i18n/useTranslation';
import { ErrorNotice } from '../../shell/feedback/ErrorNotice';
import { FormDialog } from '../../shell/parts/FormDialog';
import { changeWarehouse, createWarehouse } from './api';
import { AddressFields } from './fields/AddressFields';
import { CalendarFields } from './fields/CalendarFields';
import { CostFields } from './fields/CostFields';
import { useWarehouseCall } from './useWarehouseCall';
import { faultsOf, formOf, warehouseOf, type FieldsProps } from './warehouseForm';

interface WarehouseDialogProps {
  /** Absent: a new one. */
  readonly warehouse?: WarehouseJson;
  /** It can't be made inactive. */
  readonly isOnlyActive: boolean;
  readonly onClose: () => void;
}

const SHOPS_COUNTRY = 'BD';

/** Opens a warehouse, or changes one. */
export function WarehouseDialog({ warehouse, isOnlyActive, onClose }: WarehouseDialogProps) {
  const { t, i18n } = useTranslation();
  const [form, setForm] = useState(() => {
    const read = formOf(warehouse, SHOPS_COUNTRY);
    return { ...read, country: countryName(read.country, i18n.language) };
  });
  const { send, isPending, error } = useWarehouseCall(onClose);
  const change: FieldsProps['change'] = (fields) => setForm((before) => ({ ...before, ...fields }));
  const save = (): void => {
    const { code, ...fields } = warehouseOf(form);
    send(() =>
      warehouse ? changeWarehouse(code, fields, warehouse.revision) : createWarehouse({ code, ...fields }),
    );
  };
  return (
    <FormDialog
      title={warehouse ? t('warehouses.editOf', { name: warehouse.name }) : t('warehouses.add')}
      explain={t('warehouses.explain')}
      confirm={t('warehouses.save')}
      busy={isPending}
      ready={faultsOf(form).length === 0}
      onClose={onClose}
      onConfirm={save}
    >
      {!warehouse && <CodeField {...{ form, change }} />}
      <TextInput
        label={t('warehouses.name')}
        value={form.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
        maxLength={120}
        required
      />
      <CalendarFields {...{ form, change }} />
      <AddressFields {...{ form, change }} />
      <CostFields {...{ form, change }} />
      <RoleFields {...{ form, change, isOnlyActive }} />
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}

function CodeField({ form, change }: FieldsProps) {
  const { t } = useTranslation();
  const isFaulty = form.code !== '' && faultsOf(form).includes('code');
  return (
    <TextInput
      label={t('warehouses.code')}
      description={t('warehouses.codeHint')}
      value={form.code}
      onChange={(event) => change({ code: event.currentTarget.value })}
      error={isFaulty && t('warehouses.codeFault')}
      maxLength={20}
      autoCapitalize="none"
      required
      data-autofocus
    />
  );
}

/** Which part it has among the shop's warehouses. */
function RoleFields({
  form,
  change,
  isOnlyActive,
}: FieldsProps & Pick<WarehouseDialogProps, 'isOnlyActive'>) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        label={t('warehouses.rank')}
        description={t('warehouses.rankHint')}
        value={form.rank}
        onChange={(event) => change({ rank: event.currentTarget.value })}
        inputMode="numeric"
        maxLength={4}
        required
      />
      <Checkbox
        label={t('warehouses.pickup')}
        checked={form.pickup}
        onChange={(event) => change({ pickup: event.currentTarget.checked })}
      />
      <Checkbox
        label={t('warehouses.activeHint')}
        description={isOnlyActive && t('warehouses.onlyActive')}
        checked={form.active}
        disabled={isOnlyActive}
        onChange={(event) => change({ active: event.currentTarget.checked })}
      />
    </>
  );
}
