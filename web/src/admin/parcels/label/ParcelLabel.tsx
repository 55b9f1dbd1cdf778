import { Text } from '@mantine/core';
import { useTranslation } from '../../../i18n/useTranslation';
import type { AdminOrderJson } from '../../../../../api/schema/admin';
import type { ShipmentJson } from '../../../../../api/schema/order';
import { AddressText } from '../../../orders/parts/AddressText';
import { Barcode } from './Barcode';
import { LabelCash } from './LabelCash';
import classes from './sheet.module.css';

export interface SheetProps {
  readonly order: AdminOrderJson;
  readonly shipment: ShipmentJson;
}

/** Goes on the outside: whom it is for, who sends it and the courier's code. What is inside is nobody's business on the way. */
export function ParcelLabel({ order, shipment }: SheetProps) {
  const { t } = useTranslation();
  const { courier, consignmentId, id } = shipment;
  return (
    <article className={classes.sheet} aria-label={t('parcels.label.title')}>
      <header className={classes.row}>
        <strong className={classes.courier}>{courier}</strong>
        <span>{order.number}</span>
      </header>
      <section>
        <h2>{t('parcels.label.to')}</h2>
        <div className={classes.to}>
          <AddressText address={order.shippingAddress} />
        </div>
      </section>
      <section>
        <h2>{t('parcels.label.from')}</h2>
        <Text size="sm">{t('parcels.label.sender')}</Text>
      </section>
      <LabelCash order={order} parcelId={id} />
      <section className={classes.code}>
        {consignmentId ? (
          <Barcode text={consignmentId} label={t('parcels.label.barcode', { id: consignmentId })} />
        ) : (
          <p>{t('parcels.label.missing')}</p>
        )}
      </section>
      <footer className={classes.row}>
        <span>{t('parcels.label.parcel')}</span>
        <span className="mono">{id}</span>
      </footer>
    </article>
  );
}
