import { Group, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../../i18n/useTranslation';
import { useFormat } from '../../../i18n/useFormat';
import { useFindWord } from '../../../i18n/useWord';
import { personName } from '../../../session/personName';
import { ConfirmButton } from '../../../shell/parts/ConfirmButton';
import { customerNameOf } from '../../order/customerNameOf';
import { useAdminCommand } from '../../order/useAdminOrder';
import { approveRefund, rejectRefund } from '../api';
import { wayBack } from '../wayBack';
import type { RefundProps } from './refundProps';

interface RefundVerdictProps extends RefundProps {
  readonly mayApprove: boolean;
}

/** Lets a refund go, or ends it: each is asked once more, with the amount. A rejection takes a reason. */
export function RefundVerdict({ order, refund, mayApprove }: RefundVerdictProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const find = useFindWord();
  const [notes, setNotes] = useState('');
  const command = useAdminCommand(order.id, () => setNotes(''));
  const mayReject = order.allowedActions.includes('rejectRefund');
  const id = format.number(Number(refund.id));
  const amount = format.money(refund.amount);
  const who = personName(refund.requestedBy, find, customerNameOf(order.customer));
  return (
    <Group align="flex-end" gap="sm" role="group" aria-label={t('refunds.numbered', { id })}>
      <Textarea
        label={t(mayApprove ? 'refunds.notes' : 'refunds.rejectNotes')}
        value={notes}
        onChange={(event) => setNotes(event.currentTarget.value)}
        minRows={1}
        maxLength={2000}
        flex="1 1 14rem"
        required={!mayApprove}
      />
      {mayApprove && (
        <ConfirmButton
          label={t('refunds.approve')}
          name={t('refunds.approveNamed', { id, who })}
          title={t('refunds.approveTitle', { amount })}
          explain={t(`refunds.approveTo.${wayBack(refund)}`, { amount, who })}
          busy={command.isPending}
          onConfirm={(close) => command.mutate(approveRefund(refund.id, notes), { onSuccess: close })}
        />
      )}
      {mayReject && (
        <ConfirmButton
          variant="default"
          label={t('refunds.reject')}
          name={t('refunds.rejectNamed', { id })}
          title={t('refunds.rejectTitle', { amount })}
          explain={t('refunds.rejectExplain', { amount })}
          danger
          disabled={notes.trim() === ''}
          busy={command.isPending}
          onConfirm={(close) => command.mutate(rejectRefund(refund.id, notes.trim()), { onSuccess: close })}
        />
      )}
    </Group>
  );
}
