import { Button, Group, Modal, Radio, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderJson } from '../../../api/schema/order';
import { cancelOrder } from '../api/orders';
import { useOrderCommand } from './useOrderCommand';

const REASONS = ['changed', 'mistake', 'late', 'other'] as const;
type Reason = (typeof REASONS)[number];

interface CancelDialogProps {
  readonly order: OrderJson;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Asks why, then cancels the whole order. */
export function CancelDialog({ order, opened, onClose }: CancelDialogProps) {
  const { t } = useTranslation();
  const [choice, setChoice] = useState<Reason>('changed');
  const [words, setWords] = useState('');
  const cancel = useOrderCommand({
    send: (reason: string) => cancelOrder(order.id, reason),
    done: t('orders.cancel.done'),
    refresh: ['order', order.id],
    onDone: onClose,
  });
  const reason = choice === 'other' ? words.trim() : t(`orders.cancel.reasons.${choice}`);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('orders.cancel.title', { number: order.number })}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <Stack>
        <Text size="sm">{t('orders.cancel.explain')}</Text>
        <Radio.Group
          label={t('orders.cancel.reason')}
          value={choice}
          onChange={(value) => setChoice(REASONS.find((known) => known === value) ?? 'other')}
        >
          <Stack gap="xs" mt="xs">
            {REASONS.map((known) => (
              <Radio key={known} value={known} label={t(`orders.cancel.reasons.${known}`)} />
            ))}
          </Stack>
        </Radio.Group>
        {choice === 'other' && (
          <Textarea
            label={t('orders.cancel.other')}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
            maxLength={500}
            required
            data-autofocus
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('orders.cancel.keep')}
          </Button>
          <Button
            color="red"
            loading={cancel.isPending}
            disabled={!reason}
            onClick={() => cancel.mutate(reason)}
          >
            {t('orders.cancel.confirm')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
