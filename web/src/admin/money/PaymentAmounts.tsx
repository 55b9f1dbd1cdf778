import { Group, Stack, Text } from '@mantine/core';
import { useTranslation } from '../../i18n/useTranslation';
import type { AdminOrderJson } from '../../../../api/schema/admin';
import { useFormat } from '../../i18n/useFormat';

type Payment = AdminOrderJson['payments'][number];

/** Nobody reserves cash; and not every payment has been given back, so that is told of those alone that have. */
const shownOf = ({ method, refunded }: Payment) =>
  (['authorized', 'captured', 'refunded'] as const).filter(
    (name) => (name !== 'authorized' || method !== 'cod') && (name !== 'refunded' || refunded.amount > 0),
  );

/** The standard policy calls for somebody within this time. */
const NEAR_MS = 48 * 3_600_000;

const isNear = (captureBefore: string): boolean => Date.parse(captureBefore) - Date.now() < NEAR_MS;

/** How much of each attempt to pay is reserved, until when, and taken, the newest first, and what the order still lacks. */
export function PaymentAmounts({ order }: { readonly order: AdminOrderJson }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Stack gap={4} mt="xs">
      {order.payments.toReversed().map((payment) => (
        <Group key={payment.id} gap="md">
          <Text size="xs" c="dimmed" className="numeric">
            #{format.number(Number(payment.id))}
          </Text>
          {shownOf(payment).map((name) => (
            <Text key={name} size="xs" c="dimmed" className="numeric">
              {t(`money.amounts.${name}`)}: {format.money(payment[name])}
            </Text>
          ))}
          {payment.captureBefore !== null && (
            <Text
              component="time"
              dateTime={payment.captureBefore}
              size="xs"
              {...(isNear(payment.captureBefore) ? { c: 'red', fw: 600 } : { c: 'dimmed' })}
            >
              {t('money.reservation.until', { until: format.instant(payment.captureBefore) })}
            </Text>
          )}
        </Group>
      ))}
      {order.due.amount > 0 && (
        <Text size="xs" fw={600} className="numeric">
          {t('money.amounts.due')}: {format.money(order.due)}
        </Text>
      )}
    </Stack>
  );
}
