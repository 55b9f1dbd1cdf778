import { Button, Group, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { BoxListJson } from '../../../../api/schema/stock/boxes';
import { useTranslation } from '../../i18n/useTranslation';
import { ErrorNotice } from '../../shell/feedback/ErrorNotice';
import { toastSuccess } from '../../shell/feedback/toast';
import { FormDialog } from '../../shell/parts/FormDialog';
import { listBoxes, setBoxes } from './api';
import { boxesOf, formOf, isComplete, NEW_BOX, type BoxInForm } from './boxForm';

/** The shop's boxes: what packers choose from. */
export function BoxesDialog({ onClose }: { readonly onClose: () => void }) {
  const boxes = useQuery({ queryKey: ['boxes'], queryFn: ({ signal }) => listBoxes(signal) });
  return boxes.data ? <Form boxes={boxes.data} onClose={onClose} /> : null;
}

function Form({ boxes, onClose }: { readonly boxes: BoxListJson; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [rows, setRows] = useState<readonly BoxInForm[]>(() => formOf(boxes));
  const save = useMutation({
    mutationFn: () => setBoxes(boxesOf(rows)),
    onSuccess: (saved) => {
      queryClient.setQueryData(['boxes'], saved);
      toastSuccess(t('packing.boxes.done'));
      onClose();
    },
  });
  const change = (at: number, fields: Partial<BoxInForm>): void =>
    setRows(rows.map((row, index) => (index === at ? { ...row, ...fields } : row)));
  return (
    <FormDialog
      title={t('packing.boxes.title')}
      explain={t('packing.boxes.explain')}
      confirm={t('packing.boxes.save')}
      busy={save.isPending}
      ready={rows.every(isComplete)}
      onClose={onClose}
      onConfirm={() => save.mutate()}
    >
      {rows.map((row, index) => (
        // A row is known by its place alone: all of it may be typed anew.
        <fieldset key={index} style={{ border: 'none', margin: 0, padding: 0 }}>
          <Group gap="xs" align="flex-end">
            {(['code', 'name', 'length', 'width', 'height', 'weight'] as const).map((field) => (
              <TextInput
                key={field}
                label={t(`packing.boxes.${field}`)}
                value={row[field]}
                onChange={(event) => change(index, { [field]: event.currentTarget.value })}
                {...(field !== 'name' && field !== 'code' && { inputMode: 'numeric' as const })}
                maxLength={field === 'name' ? 80 : 20}
                flex={field === 'name' ? '1 1 9rem' : '1 1 5rem'}
              />
            ))}
            <Button
              variant="subtle"
              color="red"
              size="compact-sm"
              mih={44}
              onClick={() => setRows(rows.filter((_, at) => at !== index))}
            >
              {t('packing.boxes.remove', { code: row.code || '…' })}
            </Button>
          </Group>
        </fieldset>
      ))}
      {rows.length === 0 && <Text size="sm">{t('packing.boxes.none')}</Text>}
      <Button variant="default" onClick={() => setRows([...rows, NEW_BOX])}>
        {t('packing.boxes.add')}
      </Button>
      {save.error && <ErrorNotice error={save.error} />}
    </FormDialog>
  );
}
