import { useTranslation } from '../../i18n/useTranslation';
import type { ScanFault } from './scans';

/** What is wrong with a scan, in the reader's language. */
export function useFaultText(): (fault: ScanFault) => string {
  const { t } = useTranslation();
  return ({ code, scanned, order = '', sku = '' }) =>
    t(`serials.scan.faults.${code}`, { value: scanned, order, sku });
}
