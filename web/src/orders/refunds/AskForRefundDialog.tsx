import { NumberInput, Radio, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import type { OrderJson } from '../../../../api/schema/order';
import { useFormat } from '../../i18n/useFormat';
import { FormDialog } from '../../shell/parts/FormDialog';
import { requestRefund, type RefundRequest } from '../api';
import { useOrderCommand } from '../parts/useOrderCommand';

const REASONS = ['MISSING', 'DAMAGED', 'WRONG_ITEM', 'UNDELIVERED', 'OVERCHARGED'] as const;
type Reason = (typeof REASONS)[number];

interface AskForRefundDialogProps {
  readonly order: OrderJson;
  readonly onClose: () => void;
}

/** Asks what is wrong and with which pieces; somebody of the shop decides. */
export function AskForRefundDialog({ order, onClose }: AskForRefundDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [reason, setReason] = useState<Reason>('MISSING');
  const [pieces, setPieces] = useState<Readonly<Record<string, number>>>({});
  const [comment, setComment] = useState('');
  const command = useOrderCommand({
    send: (asked: RefundRequest) => requestRefund(order.id, asked),
    done: t('refunds.ask.done'),
    refresh: ['order', order.id],
    onDone: onClose,
  });
  const lines = order.lines
    .map(({ id }) => ({ id, quantity: pieces[id] ?? 0 }))
    .filter(({ quantity }) => quantity > 0);
  const words = comment.trim() === '' ? {} : { comment: comment.trim() };
  return (
    <FormDialog
      title={t('refunds.ask.title')}
      explain={t('refunds.ask.explain')}
      confirm={t('refunds.ask.send')}
      busy={command.isPending}
      ready={lines.length > 0}
      onClose={onClose}
      onConfirm={() => command.mutate({ lines, reason, ...words })}
    >
      <Radio.Group
        label={t('refunds.ask.reason')}
        value={reason}
        onChange={(value) => setReason(REASONS.find((known) => known === value) ?? 'MISSING')}
      >
        <Stack gap="xs" mt="xs">
          {REASONS.map((known) => (
            <Radio key={known} value={known} label={t(`refunds.reasons.${known}`)} />
          ))}
        </Stack>
      </Radio.Group>
      {order.lines.map((line) => (
        <NumberInput
          key={line.id}
          label={line.name}
          description={t('refunds.ask.ofPieces', { count: format.number(line.quantity) })}
          value={pieces[line.id] ?? 0}
          onChange={(value) => setPieces({ ...pieces, [line.id]: Number(value) || 0 })}
          min={0}
          max={line.quantity}
          allowDecimal={false}
          allowNegative={false}
          clampBehavior="strict"
        />
      ))}
      <Textarea
        label={t('refunds.ask.comment')}
        value={comment}
        onChange={(event) => setComment(event.currentTarget.value)}
        minRows={2}
        maxLength={2000}
      />
    </FormDialog>
  );
}
