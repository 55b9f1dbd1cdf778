import { Badge } from '@mantine/core';
import { useTranslation } from '../../i18n/useTranslation';
import type { OrderStatus, PaymentStatus } from '../../../../domain/order/status';
import { PAYMENT_COLOR, STATUS_COLOR } from './statusStyle';

export function StatusBadge({
  status,
  size = 'md',
}: {
  readonly status: OrderStatus;
  readonly size?: string;
}) {
  const { t } = useTranslation();
  return (
    <Badge color={STATUS_COLOR[status]} size={size}>
      {t(`orders.status.${status}`)}
    </Badge>
  );
}

export function PaymentBadge({ status }: { readonly status: PaymentStatus }) {
  const { t } = useTranslation();
  return (
    <Badge color={PAYMENT_COLOR[status]} variant="outline">
      {t(`money.status.${status}`)}
    </Badge>
  );
}
