import { Group } from '@mantine/core';
import { useTranslation } from '../../i18n/useTranslation';
import type { AdminOrderJson } from '../../../../api/schema/admin';
import { useFormat } from '../../i18n/useFormat';
import { ConfirmButton } from '../../shell/parts/ConfirmButton';
import { useAdminCommand } from '../order/useAdminOrder';
import { capturePayment, voidPayment } from './api';

/** What may be done with money that is reserved: take it before the goods leave, or give it free and ask for another payment. */
export function ReservationButtons({ order }: { readonly order: AdminOrderJson }) {
  const { t } = useTranslation();
  const format = useFormat();
  const command = useAdminCommand(order.id);
  const reserved = order.payments.findLast(({ status }) => status === 'AUTHORIZED');
  const mayCapture = order.allowedActions.includes('capturePayment');
  const mayVoid = order.allowedActions.includes('voidPayment');
  if (!reserved || (!mayCapture && !mayVoid)) return null;
  const amount = format.money(reserved.authorized);
  return (
    <Group gap="xs" mt="xs">
      {mayCapture && (
        <ConfirmButton
          label={t('money.reservation.capture')}
          title={t('money.reservation.captureTitle', { amount })}
          explain={t('money.reservation.captureExplain', { amount })}
          busy={command.isPending}
          onConfirm={(close) => command.mutate(capturePayment(), { onSuccess: close })}
        />
      )}
      {mayVoid && (
        <ConfirmButton
          variant="outline"
          color="red"
          label={t('money.reservation.void')}
          title={t('money.reservation.voidTitle', { amount })}
          explain={t('money.reservation.voidExplain', { amount })}
          danger
          busy={command.isPending}
          onConfirm={(close) => command.mutate(voidPayment(), { onSuccess: close })}
        />
      )}
    </Group>
  );
}
