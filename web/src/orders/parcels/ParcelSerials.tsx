import { Text } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';
import type { OrderJson, ShipmentJson } from '../../../../api/schema/order';
import { useFormat } from '../../i18n/useFormat';
import { useTranslation } from '../../i18n/useTranslation';

interface ParcelSerialsProps {
  readonly serials: ShipmentJson['serials'];
  readonly lines: OrderJson['lines'];
  /** How a number is written; absent: as it is. */
  readonly write?: ((value: string) => ReactNode) | undefined;
}

/** Which pieces lie in a parcel, and until when their warranty runs. */
export function ParcelSerials({ serials, lines, write = (value) => value }: ParcelSerialsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return serials.map(({ lineId, kind, values, warrantyUntil }) => (
    <Text key={lineId} size="sm" style={{ overflowWrap: 'anywhere' }}>
      {lines.find(({ id }) => id === lineId)?.name ?? lineId}
      {' · '}
      {t(`serials.kinds.${kind}`)}{' '}
      {values.map((value, index) => (
        <Fragment key={value}>
          {index > 0 && ', '}
          <span className="mono">{write(value)}</span>
        </Fragment>
      ))}
      {warrantyUntil && ` · ${t('serials.warrantyUntil', { day: format.day(warrantyUntil) })}`}
    </Text>
  ));
}
