import type { OrderJson } from '../../../../api/schema/order';
import { useTranslation } from '../../i18n/useTranslation';
import { lineName } from '../parts/lineName';
import { bundleOf } from './groups';

/** What a line is called where its money is given back: with the bundle that it was sold in, since its price is a share of that one's. */
export function useRefundedName({
  bundles,
}: Pick<OrderJson, 'bundles'>): (line: OrderJson['lines'][number]) => string {
  const { t } = useTranslation();
  return (line) => {
    const bundle = bundleOf(bundles, line.id);
    return bundle ? `${lineName(line)} (${t('bundles.from', { name: bundle.name })})` : lineName(line);
  };
}
