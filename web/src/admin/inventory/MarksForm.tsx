import { Button, Group, NumberInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { InventoryJson } from '../../../../api/schema/stock/inventory';
import { useTranslation } from '../../i18n/useTranslation';
import { ErrorNotice } from '../../shell/feedback/ErrorNotice';
import { toastSuccess } from '../../shell/feedback/toast';
import { setLimit, setLowStock } from './api';
import { changedMarks, inForm, marksOf, type Marks } from './marksForm';

/** When a product is low on stock, and how many of it one customer may have. */
export function MarksForm({ stock }: { readonly stock: InventoryJson }) {
  const { t } = useTranslation();
  const [form, setForm] = useState(() => inForm(stock));
  const { mutate, isPending, error } = useMarks(stock);
  const marks = marksOf(form);
  const changed = marks && changedMarks(stock, marks);
  const field = (name: keyof typeof form, min: number, max: number) => ({
    label: t(`inventory.marks.${name}`),
    value: form[name],
    onChange: (value: string | number) => setForm({ ...form, [name]: value }),
    allowDecimal: false,
    ...{ min, max, w: '11rem' },
  });
  return (
    <form
      aria-label={t('inventory.marks.of', { sku: stock.sku })}
      onSubmit={(event) => {
        event.preventDefault();
        if (marks) mutate(marks);
      }}
    >
      <Group align="flex-end" gap="sm">
        <NumberInput {...field('lowStockAt', 0, 10_000_000)} />
        <NumberInput {...field('quantity', 1, 1_000_000)} />
        <NumberInput {...field('days', 1, 3_650)} />
        <Button
          type="submit"
          size="md"
          variant="light"
          loading={isPending}
          disabled={!changed || !(changed.lowStock || changed.limit)}
        >
          {t('inventory.marks.save')}
        </Button>
      </Group>
      {error && <ErrorNotice error={error} />}
    </form>
  );
}

/** Sends what has changed, one after the other: what was refused is typed still. */
function useMarks(stock: InventoryJson) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (marks: Marks) => {
      const changed = changedMarks(stock, marks);
      if (changed.lowStock) await setLowStock(stock.sku, marks.lowStockAt);
      if (changed.limit) await setLimit(stock.sku, marks.limit);
    },
    onSuccess: () => toastSuccess(t('inventory.marks.done')),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['inventory'] }),
  });
}
