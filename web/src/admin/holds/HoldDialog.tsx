import { Checkbox, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import type { Blockable } from '../../../../domain/holds/reasons';
import { FormDialog } from '../../shell/parts/FormDialog';
import type { OrderDialogProps } from '../order/orderPagePart';
import { useAdminCommand } from '../order/useAdminOrder';
import { putHold } from './api';
import { HoldEndFields, NO_END, endOf } from './HoldEndFields';

const BLOCKABLES: Readonly<Record<Blockable, true>> = {
  payment: true,
  release: true,
  'hand-over': true,
  refund: true,
};

const isBlockable = (text: string): text is Blockable => Object.hasOwn(BLOCKABLES, text);

const AT_FIRST: readonly Blockable[] = ['release', 'hand-over'];

/** Puts a hold by hand. */
export function HoldDialog({ order, onClose }: OrderDialogProps) {
  const { t } = useTranslation();
  const [blocks, setBlocks] = useState(AT_FIRST);
  const [note, setNote] = useState('');
  const [end, setEnd] = useState(NO_END);
  const command = useAdminCommand(order.id, onClose);
  const mayCancel = order.allowedActions.includes('cancel');
  return (
    <FormDialog
      title={t('holds.put.title')}
      explain={t('holds.put.explain')}
      confirm={t('holds.put.do')}
      busy={command.isPending}
      ready={blocks.length > 0 && !end.isFaulty}
      onClose={onClose}
      onConfirm={() => command.mutate(putHold(blocks, note, endOf(end, mayCancel)))}
    >
      <Checkbox.Group
        label={t('holds.put.blocks')}
        value={[...blocks]}
        onChange={(chosen) => setBlocks(chosen.filter(isBlockable))}
      >
        <Stack gap={4} mt={4}>
          {Object.keys(BLOCKABLES)
            .filter(isBlockable)
            .map((what) => (
              <Checkbox key={what} value={what} label={t(`holds.blocks.${what}`)} />
            ))}
        </Stack>
      </Checkbox.Group>
      <TextInput
        label={t('holds.put.note')}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        maxLength={2000}
      />
      <HoldEndFields end={end} mayCancel={mayCancel} onChange={setEnd} />
    </FormDialog>
  );
}
