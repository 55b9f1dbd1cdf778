import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { AllocationRulesJson } from '../../../../../api/schema/stock/allocationRules';
import { useTranslation } from '../../../i18n/useTranslation';
import { ErrorNotice } from '../../../shell/feedback/ErrorNotice';
import { FormDialog } from '../../../shell/parts/FormDialog';
import { formOf, isComplete, RANKINGS, strategyOf } from './strategyForm';

type Strategy = AllocationRulesJson['strategies'][number];

interface StrategyDialogProps {
  /** Absent: a new one. */
  readonly strategy?: Strategy;
  readonly busy: boolean;
  readonly error: Error | null;
  readonly onClose: () => void;
  readonly onSave: (strategy: Strategy) => void;
}

const LISTS = ['cities', 'countries', 'skus', 'warehouses'] as const;

/** Makes a strategy, or changes one. */
export function StrategyDialog({ strategy, busy, error, onClose, onSave }: StrategyDialogProps) {
  const { t } = useTranslation();
  const [form, setForm] = useState(() => formOf(strategy));
  return (
    <FormDialog
      title={strategy ? t('allocation.rules.editOf', { name: strategy.name }) : t('allocation.rules.add')}
      explain={t('allocation.rules.explain')}
      confirm={t('allocation.rules.save')}
      busy={busy}
      ready={isComplete(form)}
      onClose={onClose}
      onConfirm={() => onSave(strategyOf(form))}
    >
      <TextInput
        label={t('allocation.rules.name')}
        value={form.name}
        onChange={(event) => setForm({ ...form, name: event.currentTarget.value })}
        maxLength={60}
        required
        data-autofocus
      />
      <Select
        label={t('allocation.rules.rankBy')}
        data={RANKINGS.map((value) => ({ value, label: t(`allocation.rules.rankings.${value}`) }))}
        value={form.rankBy}
        onChange={(value) =>
          setForm({ ...form, rankBy: RANKINGS.find((one) => one === value) ?? form.rankBy })
        }
        allowDeselect={false}
      />
      <TextInput
        label={t('allocation.rules.maxParcels')}
        description={t('allocation.rules.maxParcelsHint')}
        value={form.maxParcels}
        onChange={(event) => setForm({ ...form, maxParcels: event.currentTarget.value })}
        inputMode="numeric"
        maxLength={2}
      />
      {LISTS.map((list) => (
        <TextInput
          key={list}
          label={t(`allocation.rules.lists.${list}`)}
          description={t(`allocation.rules.hints.${list}`)}
          value={form[list]}
          onChange={(event) => setForm({ ...form, [list]: event.currentTarget.value })}
          maxLength={500}
        />
      ))}
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}
