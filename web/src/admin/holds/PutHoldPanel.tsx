import { Button, Checkbox, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import type { AdminOrderJson } from '../../../../api/schema/admin';
import type { ManualBlockable } from '../../../../domain/holds/reasons';
import { Section } from '../../shell/parts/Section';
import { useAdminCommand } from '../order/useAdminOrder';
import { putHold } from './api';
import { HoldEndFields, NO_END, endOf } from './HoldEndFields';

const BLOCKABLES: Readonly<Record<ManualBlockable, true>> = {
  payment: true,
  release: true,
  'hand-over': true,
};

const isBlockable = (text: string): text is ManualBlockable => Object.hasOwn(BLOCKABLES, text);

const AT_FIRST: readonly ManualBlockable[] = ['release', 'hand-over'];

/** Puts a hold by hand; nothing where the order or the person's role doesn't allow it. */
export function PutHoldPanel({ order }: { readonly order: AdminOrderJson }) {
  const { t } = useTranslation();
  const [blocks, setBlocks] = useState(AT_FIRST);
  const [note, setNote] = useState('');
  const [end, setEnd] = useState(NO_END);
  const command = useAdminCommand(order.id, () => {
    setNote('');
    setEnd(NO_END);
  });
  if (!order.allowedActions.includes('hold')) return null;
  const mayCancel = order.allowedActions.includes('cancel');
  return (
    <Section title={t('holds.put.title')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          command.mutate(putHold(blocks, note, endOf(end, mayCancel)));
        }}
      >
        <Stack gap="sm">
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
          <Button
            type="submit"
            variant="light"
            loading={command.isPending}
            disabled={blocks.length === 0 || end.isFaulty}
          >
            {t('holds.put.do')}
          </Button>
        </Stack>
      </form>
    </Section>
  );
}
