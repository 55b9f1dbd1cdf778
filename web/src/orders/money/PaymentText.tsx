import { Group, Stack, Text } from '@mantine/core';
import { useTranslation } from '../../i18n/useTranslation';
import type { OrderJson } from '../../../../api/schema/order';
import { useFormat } from '../../i18n/useFormat';
import { useDeclineText } from './useDeclineText';
import { useMethodText } from './useMethodText';
import { useWord } from '../../i18n/useWord';

interface PaymentTextProps {
  readonly order: Pick<OrderJson, 'cancellation'>;
  readonly payments: OrderJson['payments'];
}

/** Attempts to pay, the newest first, and what became of each. */
export function PaymentText({ order, payments }: PaymentTextProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const word = useWord();
  const methodText = useMethodText();
  const declineText = useDeclineText();
  return (
    <Stack gap="xs">
      {payments.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('money.none')}
        </Text>
      )}
      {payments.toReversed().map((payment) => (
        <div key={payment.id}>
          <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
            <Text size="sm">
              {methodText(payment)} · {word('money.state', stateOf(payment, order))}
            </Text>
            <Text size="sm" className="numeric">
              {format.money(payment.amount)}
            </Text>
          </Group>
          {payment.declineCode && (
            <Text size="xs" c="red">
              {declineText(payment.declineCode)}
            </Text>
          )}
        </div>
      ))}
    </Stack>
  );
}

/** Cash of an order that is cancelled is not asked for any more. */
const stateOf = (
  { method, status }: OrderJson['payments'][number],
  { cancellation }: Pick<OrderJson, 'cancellation'>,
): string => (method === 'cod' && status === 'VOIDED' && cancellation ? 'NOT_DUE' : status);
