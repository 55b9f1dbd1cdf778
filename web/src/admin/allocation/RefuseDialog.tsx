import { Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { RefusalReason } from '../../../../domain/allocation/elsewhere/leftOut';
import { useTranslation } from '../../i18n/useTranslation';
import { FormDialog } from '../../shell/parts/FormDialog';
import type { OrderDialogProps } from '../order/orderPagePart';
import { useAdminCommand, useAdminOrderPart } from '../order/useAdminOrder';
import { placesOf } from '../shortPick/linesIn';
import { allocation, refuseAllocation } from './api';
import { REFUSAL_REASONS } from './reasons';
import { WarehouseChoice } from './WarehouseChoice';

/** Has a warehouse give none of its pieces of the order. */
export function RefuseDialog({ order, onClose }: OrderDialogProps) {
  const { t } = useTranslation();
  const { data } = useAdminOrderPart(order.id, allocation);
  const [chosen, choose] = useState<string>();
  const [reason, setReason] = useState<RefusalReason>('CLOSED');
  const [note, setNote] = useState('');
  const command = useAdminCommand(order.id, onClose);
  if (!data) return null;
  const places = placesOf(data.items);
  const warehouse = places.find((code) => code === chosen) ?? places[0] ?? '';
  return (
    <FormDialog
      title={t('allocation.refuse.title')}
      explain={t('allocation.refuse.explain')}
      confirm={t('allocation.refuse.do')}
      busy={command.isPending}
      ready={warehouse !== '' && (reason !== 'OTHER' || note.trim() !== '')}
      onClose={onClose}
      onConfirm={() => command.mutate(refuseAllocation(warehouse, reason, note))}
    >
      <WarehouseChoice places={places} value={warehouse} onChange={choose} />
      <Radio.Group
        label={t('allocation.refuse.reason')}
        value={reason}
        onChange={(value) => setReason(REFUSAL_REASONS.find((one) => one === value) ?? 'OTHER')}
      >
        <Stack gap={6} mt={6}>
          {REFUSAL_REASONS.map((one) => (
            <Radio key={one} value={one} label={t(`allocation.refuse.reasons.${one}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <TextInput
        label={t('allocation.refuse.note')}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        maxLength={200}
        required={reason === 'OTHER'}
      />
    </FormDialog>
  );
}
