import type { OrderJson } from '../../../../../api/schema/order';
import { useFormat } from '../../../i18n/useFormat';
import { useTranslation } from '../../../i18n/useTranslation';
import { reservedOf } from './reservedOf';

/** What paying at the door instead means: what is paid there, and what becomes of all that is reserved now. */
export function useToDoorText(order: Pick<OrderJson, 'totals' | 'payments'>): string {
  const { t } = useTranslation();
  const format = useFormat();
  const { credit, isElse } = reservedOf(order);
  return [
    t('links.toDoor.explain', { amount: format.money(order.totals.grand) }),
    isElse && t('links.toDoor.card'),
    credit > 0 &&
      t('links.toDoor.credit', { amount: format.money({ ...order.totals.grand, amount: credit }) }),
  ]
    .filter(Boolean)
    .join(' ');
}
