import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { OrderPayoutJson } from '../../../../api/schema/money/payouts';
import { useTranslation } from '../../i18n/useTranslation';
import { CodeForm } from '../codes/CodeForm';
import { proveRecipient, sendCode } from './api';
import { RecipientForm } from './RecipientForm';
import { usePayoutText } from './usePayoutText';

interface PayoutOfRefundProps {
  readonly payout: OrderPayoutJson;
  /** Whether whoever looks may say where the money goes. */
  readonly mayName: boolean;
  readonly path: string;
  readonly refresh: readonly unknown[];
}

/** Where the money of a refund goes, and what is still missing for it to go: the same for customers and for staff who speak with them. */
export function PayoutOfRefund({ payout, mayName, path, refresh }: PayoutOfRefundProps) {
  const { t } = useTranslation();
  const text = usePayoutText();
  const [isChanged, change] = useState(false);
  const { state } = payout;
  const isWanted = state === 'WANTED' || state === 'BOUNCED';
  const isWaiting = ['NAMED', 'PROVEN', 'APPROVED'].includes(state);
  const isAsked = mayName && (isWanted || (isChanged && isWaiting));
  return (
    <Stack gap="sm" mt="xs">
      <Text size="sm" role="status">
        {text(payout)}
      </Text>
      {isAsked && (
        <RecipientForm
          path={path}
          refresh={refresh}
          onDone={() => change(false)}
          {...(isWanted ? {} : { onCancel: () => change(false) })}
        />
      )}
      {mayName && state === 'NAMED' && !isAsked && (
        <CodeForm
          id={path}
          send={() => sendCode(path)}
          prove={(code) => proveRecipient(path, code)}
          refresh={refresh}
        />
      )}
      {mayName && isWaiting && !isAsked && (
        <div>
          <Button variant="subtle" size="compact-sm" onClick={() => change(true)}>
            {t('payouts.form.change')}
          </Button>
        </div>
      )}
    </Stack>
  );
}
