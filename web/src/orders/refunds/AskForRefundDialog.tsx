import { NumberInput, Radio, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import type { OrderJson } from '../../../../api/schema/order';
import { useFormat } from '../../i18n/useFormat';
import { ErrorNotice } from '../../shell/feedback/ErrorNotice';
import { FormDialog } from '../../shell/parts/FormDialog';
import { previewRefundRequest, requestRefund, type RefundRequest } from '../api';
import { useRefundedName } from '../bundles/useRefundedName';
import { useOrderCommand } from '../parts/useOrderCommand';
import { RefundMethodChoice, type RefundMethod } from '../storeCredit/RefundMethodChoice';
import { AskedSum } from './AskedSum';
import { paidInCash } from './paidInCash';
import { useRefundPreview } from './useRefundPreview';

const REASONS = ['MISSING', 'DAMAGED', 'WRONG_ITEM', 'UNDELIVERED', 'OVERCHARGED'] as const;
type Reason = (typeof REASONS)[number];

interface AskForRefundDialogProps {
  readonly order: OrderJson;
  readonly onClose: () => void;
}

/** Asks what is wrong and with which pieces; somebody of the shop decides. */
export function AskForRefundDialog({ order, onClose }: AskForRefundDialogProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState<Reason>('MISSING');
  const [pieces, setPieces] = useState<Readonly<Record<string, number>>>({});
  const [comment, setComment] = useState('');
  const [method, setMethod] = useState<RefundMethod>('original');
  const command = useOrderCommand({
    send: (asked: RefundRequest) => requestRefund(order.id, asked),
    done: t('refunds.ask.done'),
    refresh: ['order', order.id],
    onDone: onClose,
  });
  const lines = order.lines
    .map(({ id, refundable }) => ({ id, quantity: Math.min(pieces[id] ?? 0, refundable) }))
    .filter(({ quantity }) => quantity > 0);
  const preview = useRefundPreview({
    of: ['order', order.id],
    wish: lines.length > 0 ? lines : undefined,
    read: (wish, signal) => previewRefundRequest(order.id, wish, signal),
  });
  const isAsked = lines.length > 0;
  const sum = preview.error ? undefined : preview.data?.amount;
  const words = comment.trim() === '' ? {} : { comment: comment.trim() };
  const way = method === 'credit' ? { method } : {};
  return (
    <FormDialog
      title={t('refunds.ask.title')}
      explain={t('refunds.ask.explain')}
      confirm={t('refunds.ask.send')}
      busy={command.isPending}
      ready={isAsked && sum !== undefined}
      foot={<AskedSum isAsked={isAsked} sum={sum} />}
      onClose={onClose}
      onConfirm={() => command.mutate({ lines, reason, ...words, ...way })}
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
      <Pieces order={order} pieces={pieces} onChange={setPieces} />
      {order.storeCredit.refunds && (
        <RefundMethodChoice isCash={paidInCash(order)} method={method} onChange={setMethod} />
      )}
      {isAsked && preview.error && <ErrorNotice error={preview.error} />}
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

interface PiecesProps {
  readonly order: OrderJson;
  /** How many, by line. */
  readonly pieces: Readonly<Record<string, number>>;
  readonly onChange: (pieces: Readonly<Record<string, number>>) => void;
}

/** How many pieces of each line, of those that no refund has been for. */
function Pieces({ order, pieces, onChange }: PiecesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = useRefundedName(order);
  return order.lines
    .filter(({ refundable }) => refundable > 0)
    .map((line) => (
      <NumberInput
        key={line.id}
        label={nameOf(line)}
        description={t('refunds.ask.ofPieces', { count: format.number(line.refundable) })}
        value={pieces[line.id] ?? 0}
        onChange={(value) => onChange({ ...pieces, [line.id]: Number(value) || 0 })}
        min={0}
        max={line.refundable}
        allowDecimal={false}
        allowNegative={false}
        clampBehavior="strict"
      />
    ));
}
