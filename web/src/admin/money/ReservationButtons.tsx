import { Button, Group } from '@mantine/core';
import { useTranslation } from '../../i18n/useTranslation';
import type { AdminOrderJson } from '../../../../api/schema/admin';
import { useAdminCommand } from '../order/useAdminOrder';
import { capturePayment, voidPayment } from './api';

/** What may be done with money that is reserved: take it before the goods leave, or give it free and ask for another payment. */
export function ReservationButtons({ order }: { readonly order: AdminOrderJson }) {
  const { t } = useTranslation();
  const command = useAdminCommand(order.id, () => undefined);
  const mayCapture = order.allowedActions.includes('capturePayment');
  const mayVoid = order.allowedActions.includes('voidPayment');
  if (!mayCapture && !mayVoid) return null;
  return (
    <Group gap="xs" mt="xs">
      {mayCapture && (
        <Button loading={command.isPending} onClick={() => command.mutate(capturePayment())}>
          {t('money.reservation.capture')}
        </Button>
      )}
      {mayVoid && (
        <Button
          variant="outline"
          color="red"
          loading={command.isPending}
          onClick={() => command.mutate(voidPayment())}
        >
          {t('money.reservation.void')}
        </Button>
      )}
    </Group>
  );
}
