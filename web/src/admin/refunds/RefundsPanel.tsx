import { Badge, Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import type { AdminOrderJson } from '../../../../api/schema/admin';
import type { RefundJson } from '../../../../api/schema/money/refunds';
import { useFormat } from '../../i18n/useFormat';
import { useFindWord } from '../../i18n/useWord';
import { lineName } from '../../orders/parts/lineName';
import { recipientPath } from '../../orders/payouts/api';
import { PayoutOfRefund } from '../../orders/payouts/PayoutOfRefund';
import { personName } from '../../session/personName';
import { taxOfRefund } from '../../orders/refunds/taxOfRefund';
import { Awaited } from '../../shell/feedback/Awaited';
import { customerNameOf } from '../order/customerNameOf';
import { useAdminCommand, useAdminOrderPart } from '../order/useAdminOrder';
import { approveRefund, payOutRefund, refunds, rejectRefund } from './api';
import { REFUND_COLOR } from './refundColor';

/** Every refund of the order: what it is for, how far it has come, and what may be decided about it. */
export function RefundsPanel({ order }: { readonly order: AdminOrderJson }) {
  const { t } = useTranslation();
  const format = useFormat();
  const query = useAdminOrderPart(order.id, refunds);
  return (
    <Awaited query={query} room={80}>
      {({ items, left }) => (
        <Stack gap="md">
          {items.length === 0 && (
            <Text size="sm" c="dimmed">
              {t('refunds.none')}
            </Text>
          )}
          {items.map((refund) => (
            <RefundItem key={refund.id} order={order} refund={refund} />
          ))}
          <Text size="xs" c="dimmed" className="numeric">
            {t('refunds.left', { amount: format.money(left) })}
          </Text>
        </Stack>
      )}
    </Awaited>
  );
}

interface RefundItemProps {
  readonly order: AdminOrderJson;
  readonly refund: RefundJson;
}

function RefundItem({ order, refund }: RefundItemProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const find = useFindWord();
  const { id, status, amount, reason, purpose, because, steps } = refund;
  const nameOf = (lineId: string): string => {
    const line = order.lines.find((one) => one.id === lineId);
    return line ? lineName(line) : lineId;
  };
  const tax = taxOfRefund(refund);
  const parts = [
    ...refund.lines.map(({ lineId, quantity }) => `${format.number(quantity)} × ${nameOf(lineId)}`),
    ...(refund.shipping ? [t('refunds.delivery')] : []),
    ...(tax ? [t('checkout.taxIncluded', { tax: format.money(tax) })] : []),
  ];
  return (
    <div>
      <Group justify="space-between" gap="xs">
        <Group gap="xs">
          <Text size="sm" fw={600}>
            {t('refunds.numbered', { id })}
          </Text>
          <Badge size="sm" color={REFUND_COLOR[status]}>
            {t(`refunds.status.${status}`)}
          </Badge>
          {purpose !== null && (
            <Badge size="sm" variant="outline">
              {t('appeasements.badge')}
            </Badge>
          )}
        </Group>
        <Text size="sm" fw={600} className="numeric">
          {format.money(amount)}
        </Text>
      </Group>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {[
          find(purpose === null ? 'refunds.reasons' : 'appeasements.reasons', reason) ?? reason,
          ...parts,
        ].join(' · ')}
      </Text>
      {because.map((cause) => (
        <Text key={cause} size="xs" c="dimmed">
          {t('appeasements.waitsBecause', { why: t(`appeasements.because.${cause}`) })}
        </Text>
      ))}
      {steps.map((step) => (
        <RefundStep
          key={`${step.step} ${step.at}`}
          step={step}
          customerName={customerNameOf(order.customer)}
        />
      ))}
      <Moves refund={refund} />
      <Recipient order={order} refund={refund} />
      <PayOut order={order} refund={refund} />
      <RefundDecision order={order} refund={refund} />
    </div>
  );
}

/** What of it is given back of which payment, and how far that has come. */
function Moves({ refund: { status, moves } }: Pick<RefundItemProps, 'refund'>) {
  const { t } = useTranslation();
  const format = useFormat();
  return moves.map((move) => (
    <Text key={`${move.paymentId} ${move.reference} ${move.state}`} size="xs" c="dimmed">
      {format.money(move.amount)} · {move.method === 'credit' ? t('storeCredit.name') : move.provider} ·{' '}
      {t(
        status === 'TO_PAY_OUT' && move.state === 'DUE'
          ? 'refunds.move.BY_HAND'
          : `refunds.move.${move.state}`,
      )}
      {move.reference !== null && (
        <>
          {' · '}
          <span className="mono">{move.reference}</span>
        </>
      )}
      {move.code !== null && ` · ${move.code}`}
    </Text>
  ));
}

interface RefundStepProps {
  readonly step: RefundJson['steps'][number];
  readonly customerName: string | undefined;
}

/** Who asked for it or decided on it, and what they wrote. */
function RefundStep({ step: { step, by, at, notes }, customerName }: RefundStepProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const find = useFindWord();
  return (
    <>
      <Text size="xs" c="dimmed">
        {t(`refunds.step.${step}`, { who: personName(by, find, customerName), at: format.instant(at) })}
      </Text>
      {notes !== null && (
        <Text size="sm" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
          {notes}
        </Text>
      )}
    </>
  );
}

/** Where cash goes; support names it for the customer on the phone. */
function Recipient({ order, refund: { id } }: RefundItemProps) {
  const payout = order.refunds.find((one) => one.id === id)?.payout;
  if (!payout) return null;
  return (
    <PayoutOfRefund
      payout={payout}
      mayName={order.allowedActions.includes('namePayout')}
      path={recipientPath('/api/admin/orders', order.id, id)}
      refresh={['admin-order', order.id]}
    />
  );
}

/** Cash is paid out by somebody, who writes down how it is found again. */
function PayOut({ order, refund: { id, status, amount } }: RefundItemProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [reference, setReference] = useState('');
  const command = useAdminCommand(order.id, () => setReference(''));
  if (status !== 'TO_PAY_OUT' || !order.allowedActions.includes('payOutRefund')) return null;
  return (
    <Group
      align="flex-end"
      gap="sm"
      mt="xs"
      component="form"
      aria-label={t('refunds.payOutNamed', { id })}
      onSubmit={(event) => {
        event.preventDefault();
        command.mutate(payOutRefund(id, reference.trim()));
      }}
    >
      <TextInput
        label={t('refunds.payOutReference')}
        description={t('refunds.payOutHint', { amount: format.money(amount) })}
        inputWrapperOrder={['label', 'description', 'input']}
        value={reference}
        onChange={(event) => setReference(event.currentTarget.value)}
        maxLength={100}
        flex="1 1 14rem"
        required
      />
      <Button type="submit" loading={command.isPending} disabled={reference.trim() === ''}>
        {t('refunds.payOut')}
      </Button>
    </Group>
  );
}

/** What this person may decide about it; nothing where that is for others. */
function RefundDecision({ order, refund: { id, status, requestedBy } }: RefundItemProps) {
  const { t } = useTranslation();
  const find = useFindWord();
  const [notes, setNotes] = useState('');
  const command = useAdminCommand(order.id, () => setNotes(''));
  const mayApprove = status === 'AWAITING_APPROVAL' && order.allowedActions.includes('approveRefund');
  const mayReject =
    ['AWAITING_APPROVAL', 'FAILED', 'TO_PAY_OUT'].includes(status) &&
    order.allowedActions.includes('rejectRefund');
  if (!mayApprove && !mayReject) return null;
  const who = personName(requestedBy, find, customerNameOf(order.customer));
  return (
    <Group align="flex-end" gap="sm" mt="xs" role="group" aria-label={t('refunds.numbered', { id })}>
      <Textarea
        label={t('refunds.notes')}
        value={notes}
        onChange={(event) => setNotes(event.currentTarget.value)}
        minRows={1}
        maxLength={2000}
        flex="1 1 14rem"
      />
      {mayApprove && (
        <Button
          loading={command.isPending}
          aria-label={t('refunds.approveNamed', { id, who })}
          onClick={() => command.mutate(approveRefund(id, notes))}
        >
          {t('refunds.approve')}
        </Button>
      )}
      {mayReject && (
        <Button
          variant="default"
          loading={command.isPending}
          disabled={notes.trim() === ''}
          aria-label={t('refunds.rejectNamed', { id })}
          onClick={() => command.mutate(rejectRefund(id, notes.trim()))}
        >
          {t('refunds.reject')}
        </Button>
      )}
    </Group>
  );
}
