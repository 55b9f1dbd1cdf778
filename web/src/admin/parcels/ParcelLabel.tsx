import { Text } from '@mantine/core';
import { useTranslation } from '../../i18n/useTranslation';
import type { AdminOrderJson } from '../../../../api/schema/admin';
import type { ShipmentJson } from '../../../../api/schema/order';
import { useFormat } from '../../i18n/useFormat';
import { AddressText } from '../../orders/parts/AddressText';
import { Barcode } from './Barcode';
import classes from './ParcelLabel.module.css';

interface ParcelLabelProps {
  readonly order: AdminOrderJson;
  readonly shipment: ShipmentJson;
}

/** Black on white whatever the colour scheme: scanners and printers know no other. */
export function ParcelLabel({ order, shipment }: ParcelLabelProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = (lineId: string): string => {
    const line = order.lines.find(({ id }) => id === lineId);
    return line ? [line.name, line.variant].filter(Boolean).join(', ') : lineId;
  };
  return (
    <article className={classes.label} aria-label={t('parcels.label.title')}>
      <header className={classes.row}>
        <strong className={classes.courier}>{shipment.courier}</strong>
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
      <section className={classes.code}>
        {shipment.consignmentId ? (
          <Barcode
            text={shipment.consignmentId}
            label={t('parcels.label.barcode', { id: shipment.consignmentId })}
          />
        ) : (
          <p>{t('parcels.label.missing')}</p>
        )}
      </section>
      <section>
        <h2>{t('parcels.label.pieces')}</h2>
        {shipment.lines.map(({ lineId, quantity }) => (
          <Text size="sm" key={lineId}>
            {t('parcels.packedPieces', { quantity: format.number(quantity), name: nameOf(lineId) })}
          </Text>
        ))}
      </section>
      <footer className={classes.row}>
        <span>{t('parcels.label.parcel')}</span>
        <span className="mono">{shipment.id}</span>
      </footer>
    </article>
  );
}
