import { useTranslation } from '../../i18n/useTranslation';
import type { TrackingJson } from '../../../../api/schema/order';
import { useWord } from '../../i18n/useWord';
import { useStation } from './useStation';

type Scan = TrackingJson['shipments'][number]['events'][number];

/** What a courier's scan says, in the reader's language; a word that nobody knows as the courier wrote it. */
export function useScanText(): (scan: Pick<Scan, 'status' | 'vendorStatus'>) => string {
  const { t } = useTranslation();
  const stationOf = useStation();
  const word = useWord();
  return ({ status, vendorStatus }) =>
    status === 'REPORTED'
      ? t('parcels.reported', { word: vendorStatus })
      : (stationOf(vendorStatus) ?? word('parcels.state', status));
}
