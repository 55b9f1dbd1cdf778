import { useTranslation } from '../../../i18n/useTranslation';
import { useFormat } from '../../../i18n/useFormat';
import type { SheetProps } from './ParcelLabel';
import classes from './sheet.module.css';

interface PackingSlipProps extends SheetProps {
  /** Whether it says what a piece costs: who gets a present isn't told. */
  readonly prices?: boolean;
}

/** Goes inside: whose it is and every piece of it, over as many sheets as it takes. */
export function PackingSlip({ order, shipment, prices = false }: PackingSlipProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const pieces = shipment.lines.reduce((sum, { quantity }) => sum + quantity, 0);
  return (
    <article className={classes.sheet} aria-label={t('parcels.label.slip')}>
      <header className={classes.row}>
        <strong>{t('parcels.label.slip')}</strong>
        <span>{order.number}</span>
      </header>
      <p className={classes.row}>
        <span>{order.shippingAddress.name}</span>
        <span className="numeric">{t('parcels.label.pieces', { count: pieces })}</span>
      </p>
      <table className={classes.contents}>
        <thead>
          <tr>
            <th scope="col">{t('parcels.label.quantity')}</th>
            <th scope="col">{t('parcels.label.item')}</th>
            <th scope="col">{t('parcels.label.sku')}</th>
            {prices && <th scope="col">{t('parcels.label.price')}</th>}
          </tr>
        </thead>
        <tbody>
          {shipment.lines.map(({ lineId, quantity }) => {
            const line = order.lines.find(({ id }) => id === lineId);
            const serials = shipment.serials.find((one) => one.lineId === lineId);
            return (
              <tr key={lineId}>
                <td className="numeric">
                  <strong>{format.number(quantity)}</strong>
                </td>
                <td>
                  {line ? [line.name, line.variant].filter(Boolean).join(', ') : lineId}
                  {serials && (
                    <div className={classes.serials}>
                      {t(`serials.kinds.${serials.kind}`)}{' '}
                      <span className="mono">{serials.values.join(', ')}</span>
                    </div>
                  )}
                  {line?.warrantyMonths && (
                    <div>{t('serials.warrantyOf', { count: line.warrantyMonths })}</div>
                  )}
                </td>
                <td className="mono">{line?.sku}</td>
                {prices && <td className="numeric">{line && format.money(line.unitPrice)}</td>}
              </tr>
            );
          })}
        </tbody>
      </table>
    </article>
  );
}
