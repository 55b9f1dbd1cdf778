import { Alert, Button, Text } from '@mantine/core';
import { IconTruckOff } from '@tabler/icons-react';
import { useTranslation } from '../../i18n/useTranslation';
import type { AdminOrderJson } from '../../../../api/schema/admin';
import { CorrectionDialog } from './CorrectionDialog';
import { refusedField, refusedParcel } from './refusedParcel';
import { useCorrection } from './useCorrection';

/** What the courier would not take, and the way to put it right and ask again; nothing while no courier has refused. */
export function CorrectAndBookPanel({ order }: { readonly order: AdminOrderJson }) {
  const { t } = useTranslation();
  const parcel = refusedParcel(order);
  const mayRelease = order.holds.some((hold) => hold.key === 'COURIER' && hold.mayRelease);
  const correction = useCorrection(order, { bookAgain: mayRelease });
  if (!parcel || !order.allowedActions.includes('correctDelivery')) return null;
  const field = refusedField(parcel.error);
  return (
    <Alert
      color="marigold"
      radius="lg"
      mb="lg"
      icon={<IconTruckOff aria-hidden />}
      title={t('delivery.refused.title')}
    >
      <Text size="sm" mb="sm" style={{ overflowWrap: 'anywhere' }}>
        {field
          ? t(`delivery.refused.${field}`, { value: order.shippingAddress[field] ?? t('delivery.none') })
          : t('delivery.refused.other', { code: parcel.error })}{' '}
        {t('delivery.refused.then')}
      </Text>
      <Button onClick={correction.open}>
        {t(mayRelease ? 'delivery.correctAndBook' : 'delivery.correct')}
      </Button>
      <CorrectionDialog correction={correction} number={order.number} bookAgain={mayRelease} first={field} />
    </Alert>
  );
}
