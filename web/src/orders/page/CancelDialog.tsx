import { Radio, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import type { OrderJson } from '../../../../api/schema/order';
import { cancelOrder } from '../api';
import { FormDialog } from '../../shell/parts/FormDialog';
import { useOrderCommand } from '../parts/useOrderCommand';
import { moneyAfter } from './sayOf';

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
    <FormDialog
      title={t('orders.cancel.title', { number: order.number })}
      explain={t(`orders.cancel.explain.${moneyAfter(order)}`)}
      confirm={t('orders.cancel.confirm')}
      dismiss={t('orders.cancel.keep')}
      danger
      busy={cancel.isPending}
      ready={reason !== ''}
      opened={opened}
      onClose={onClose}
      onConfirm={() => cancel.mutate(reason)}
    >
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
    </FormDialog>
  );
}
