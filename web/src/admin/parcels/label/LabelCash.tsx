import type { AdminOrderJson } from '../../../../../api/schema/admin';
import { useFormat } from '../../../i18n/useFormat';
import { useTranslation } from '../../../i18n/useTranslation';
import { Awaited } from '../../../shell/feedback/Awaited';
import { useAdminOrderPart } from '../../order/useAdminOrder';
import { orderCash } from '../../cash/api';
import classes from './sheet.module.css';

interface LabelCashProps {
  readonly order: AdminOrderJson;
  readonly parcelId: string;
}

/** On a parcel that is paid at the door, how much its courier asks for; of all others nothing is said. */
export function LabelCash({ order, parcelId }: LabelCashProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const query = useAdminOrderPart(order.id, orderCash);
  if (!order.cash) return null;
  return (
    <Awaited query={query} room={40}>
      {({ items }) => {
        const cash = items.find((item) => item.parcelId === parcelId);
        if (!cash) return null;
        return (
          <p className={classes.cash}>
            <span>{t('cash.onLabel')}</span>
            <strong className="numeric">{format.money(cash.toCollect)}</strong>
          </p>
        );
      }}
    </Awaited>
  );
}
