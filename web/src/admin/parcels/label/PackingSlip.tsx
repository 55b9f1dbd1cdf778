import { Fragment } from 'react';
import { useTranslation } from '../../../i18n/useTranslation';
import { useFormat } from '../../../i18n/useFormat';
import { groupsOf } from '../../../orders/bundles/groups';
import { lineName } from '../../../orders/parts/lineName';
import type { SheetProps } from './ParcelLabel';
import classes from './sheet.module.css';

/** Goes inside: whose it is and every piece of it, over as many sheets as it takes. */
export function PackingSlip({ order, shipment }: SheetProps) {
  const { t } = useTranslation();
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
          </tr>
        </thead>
        <tbody>
          {groupsOf(
            shipment.lines.map((line) => ({ ...line, id: line.lineId })),
            order.bundles,
          ).map(({ key, bundle, lines }) => (
            <Fragment key={key}>
              {bundle && (
                <tr>
                  <td />
                  <td colSpan={2}>{t('bundles.slip', { name: lineName(bundle) })}</td>
                </tr>
              )}
              {lines.map(({ lineId, quantity }) => (
                <PackedLine
                  key={lineId}
                  {...{ order, shipment, lineId, quantity }}
                  of={bundle !== undefined}
                />
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </article>
  );
}

interface PackedLineProps extends SheetProps {
  readonly lineId: string;
  readonly quantity: number;
  /** It is a component of the bundle above it. */
  readonly of: boolean;
}

function PackedLine({ order, shipment, lineId, quantity, of }: PackedLineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const line = order.lines.find(({ id }) => id === lineId);
  const serials = shipment.serials.find((one) => one.lineId === lineId);
  return (
    <tr>
      <td className="numeric">
        <strong>{format.number(quantity)}</strong>
      </td>
      <td className={of ? classes.component : undefined}>
        {line ? [line.name, line.variant].filter(Boolean).join(', ') : lineId}
        {serials && (
          <div className={classes.serials}>
            {t(`serials.kinds.${serials.kind}`)} <span className="mono">{serials.values.join(', ')}</span>
          </div>
        )}
        {line?.warrantyMonths && <div>{t('serials.warrantyOf', { count: line.warrantyMonths })}</div>}
      </td>
      <td className="mono">{line?.sku}</td>
    </tr>
  );
}
