import { Fragment } from 'react';
import { useTranslation } from '../../../i18n/useTranslation';
import { useFormat } from '../../../i18n/useFormat';
import { lineName } from '../../../orders/parts/lineName';
import type { SheetProps } from './ParcelLabel';
import classes from './sheet.module.css';
import { slipGroups } from './slipGroups';

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
          {slipGroups(order, shipment).map(({ key, bundle, pieces: packed }) => (
            <Fragment key={key}>
              {bundle && (
                <tr>
                  <td />
                  <td colSpan={2}>{t('bundles.slip', { name: lineName(bundle) })}</td>
                  {prices && <td className="numeric">{format.money(bundle.unitPrice)}</td>}
                </tr>
              )}
              {packed.map((one) => (
                <PackedPieces key={one.key} pieces={one} of={bundle !== undefined} prices={prices} />
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </article>
  );
}

interface PackedPiecesProps {
  readonly pieces: ReturnType<typeof slipGroups>[number]['pieces'][number];
  /** They are of the bundle above them. */
  readonly of: boolean;
  readonly prices: boolean;
}

function PackedPieces({ pieces: { key, line, quantity, serials }, of, prices }: PackedPiecesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [scanned] = serials;
  return (
    <tr>
      <td className="numeric">
        <strong>{format.number(quantity)}</strong>
      </td>
      <td className={of ? classes.component : undefined}>
        {line ? [line.name, line.variant].filter(Boolean).join(', ') : key}
        {scanned && (
          <div className={classes.serials}>
            {t(`serials.kinds.${scanned.kind}`)}{' '}
            <span className="mono">{serials.flatMap(({ values }) => values).join(', ')}</span>
          </div>
        )}
        {line?.warrantyMonths && <div>{t('serials.warrantyOf', { count: line.warrantyMonths })}</div>}
      </td>
      <td className="mono">{line?.sku}</td>
      {/* Of a bundle its one price counts, which is above. */}
      {prices && <td className="numeric">{line && !of && format.money(line.unitPrice)}</td>}
    </tr>
  );
}
