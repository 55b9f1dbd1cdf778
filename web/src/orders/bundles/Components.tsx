import { Text } from '@mantine/core';
import { useFormat } from '../../i18n/useFormat';
import { useTranslation } from '../../i18n/useTranslation';
import { lineName } from '../parts/lineName';
import classes from './Components.module.css';
import { piecesOf } from './groups';

interface Piece {
  readonly sku: string;
  readonly name: string;
  readonly variant: string | null;
  readonly quantity: number;
}

/** What is in a bundle, a product a line. */
export function Components({ pieces }: { readonly pieces: readonly Piece[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ul className={classes.components} aria-label={t('bundles.contains')}>
      {piecesOf(pieces).map((piece) => (
        <Text key={piece.sku} component="li" size="xs" c="dimmed">
          {t('orders.page.quantity', { quantity: format.number(piece.quantity) })} {lineName(piece)}
        </Text>
      ))}
    </ul>
  );
}
