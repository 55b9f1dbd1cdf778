import { Button, Checkbox, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdminOrderJson } from '../../../../api/schema/admin';
import type { Blockable } from '../../../../domain/holds/reasons';
import { Section } from '../../shell/parts/Section';
import { useAdminCommand } from '../order/useAdminOrder';
import { putHold } from './api';

const BLOCKABLES: Readonly<Record<Blockable, true>> = {
  payment: true,
  release: true,
  'hand-over': true,
  refund: true,
};

const isBlockable = (text: string): text is Blockable => Object.hasOwn(BLOCKABLES, text);

const AT_FIRST: readonly Blockable[] = ['release', 'hand-over'];

/** Puts a hold by hand; nothing where the order or the person's role doesn't allow it. */
export function PutHoldPanel({ order }: { readonly order: AdminOrderJson }) {
  const { t } = useTranslation();
  const [blocks, setBlocks] = useState(AT_FIRST);
  const [note, setNote] = useState('');
  const command = useAdminCommand(order.id, () => setNote(''));
  if (!order.allowedActions.includes('hold')) return null;
  return (
    <Section title={t('review.put.title')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          command.mutate(putHold(blocks, note));
        }}
      >
        <Stack gap="sm">
          <Checkbox.Group
            label={t('review.put.blocks')}
            value={[...blocks]}
            onChange={(chosen) => setBlocks(chosen.filter(isBlockable))}
          >
            <Stack gap={4} mt={4}>
              {Object.keys(BLOCKABLES)
                .filter(isBlockable)
                .map((what) => (
                  <Checkbox key={what} value={what} label={t(`review.blocks.${what}`)} />
                ))}
            </Stack>
          </Checkbox.Group>
          <TextInput
            label={t('review.put.note')}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
            maxLength={2000}
          />
          <Button type="submit" variant="light" loading={command.isPending} disabled={blocks.length === 0}>
            {t('review.put.do')}
          </Button>
        </Stack>
      </form>
    </Section>
  );
}
