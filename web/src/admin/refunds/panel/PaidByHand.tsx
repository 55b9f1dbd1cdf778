import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../../i18n/useTranslation';
import { useFormat } from '../../../i18n/useFormat';
import { useAdminCommand } from '../../order/useAdminOrder';
import { payOutRefund } from '../api';
import type { RefundProps } from './refundProps';

/** Records that somebody has paid cash out, and how that is found again. */
export function PaidByHand({ order, refund: { id, amount } }: RefundProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [reference, setReference] = useState('');
  const command = useAdminCommand(order.id, () => setReference(''));
  return (
    <Group
      align="flex-end"
      gap="sm"
      component="form"
      aria-label={t('refunds.payOutNamed', { id: format.number(Number(id)) })}
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
