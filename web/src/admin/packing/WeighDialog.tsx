import { NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import { FormDialog } from '../../shell/parts/FormDialog';
import { put } from '../order/orderCall';
import type { OrderDialogProps } from '../order/orderPagePart';
import { useAdminCommand } from '../order/useAdminOrder';
import { listBoxes } from './api';
import { gramsOf } from './bench';

/** Says anew what a refused parcel weighs, and in which box it is. Releasing the hold books it again. */
export function WeighDialog({ order, onClose }: OrderDialogProps) {
  const { t } = useTranslation();
  const boxes = useQuery({ queryKey: ['boxes'], queryFn: ({ signal }) => listBoxes(signal) });
  const parcel = order.shipments.find(({ error, consignmentId }) => error !== null && consignmentId === null);
  const [weight, setWeight] = useState(parcel?.weightGrams ? String(parcel.weightGrams) : '');
  const [box, setBox] = useState(parcel?.box ?? '');
  const command = useAdminCommand(order.id, onClose);
  const grams = gramsOf(weight);
  if (!parcel) return null;
  const said = { ...(grams !== undefined && { weightGrams: grams }), ...(box !== '' && { box }) };
  return (
    <FormDialog
      title={t('packing.weigh.title')}
      explain={t('packing.weigh.explain')}
      confirm={t('packing.weigh.confirm')}
      busy={command.isPending}
      ready={!Number.isNaN(grams) && Object.keys(said).length > 0}
      onClose={onClose}
      onConfirm={() => command.mutate(put(`shipments/${encodeURIComponent(parcel.id)}/weight`, said))}
    >
      <TextInput
        label={t('packing.weight')}
        value={weight}
        onChange={(event) => setWeight(event.currentTarget.value)}
        error={Number.isNaN(grams) && t('packing.weightFault')}
        inputMode="numeric"
        maxLength={7}
        data-autofocus
      />
      {(boxes.data?.items.length ?? 0) > 0 && (
        <NativeSelect
          label={t('packing.box')}
          value={box}
          onChange={(event) => setBox(event.currentTarget.value)}
          data={[
            { value: '', label: t('packing.noBox') },
            ...(boxes.data?.items ?? []).map(({ code, name }) => ({
              value: code,
              label: `${code} · ${name}`,
            })),
          ]}
        />
      )}
    </FormDialog>
  );
}
