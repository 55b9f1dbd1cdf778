import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useTranslation } from '../../i18n/useTranslation';
import type { AdminOrderJson } from '../../../../api/schema/admin';
import { CorrectionDialog } from './CorrectionDialog';
import { refusedParcel } from './refusedParcel';
import { useCorrection } from './useCorrection';

/** The way to correct an address that nothing is wrong with yet, below it; a refused parcel has its own, where it is told. */
export function CorrectDeliveryPanel({ order }: { readonly order: AdminOrderJson }) {
  const { t } = useTranslation();
  const correction = useCorrection(order, { bookAgain: false });
  if (refusedParcel(order) || !order.allowedActions.includes('correctDelivery')) return null;
  return (
    <>
      <Button variant="default" leftSection={<IconPencil size={16} aria-hidden />} onClick={correction.open}>
        {t('delivery.correctLong')}
      </Button>
      <CorrectionDialog correction={correction} number={order.number} />
    </>
  );
}
