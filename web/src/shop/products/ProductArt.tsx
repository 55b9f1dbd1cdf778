import { drawingOf } from './productDrawings';
import classes from './ProductArt.module.css';

interface ProductArtProps {
  readonly category: string;
  readonly sku: string;
  /** Pixels of a square; absent: as wide as there is room, three to two. */
  readonly size?: number;
}

/** The same product always has the same tint. */
function tintOf(sku: string): number {
  let sum = 0;
  for (const letter of sku) sum = (sum * 31 + letter.charCodeAt(0)) % 997;
  return [172, 40, 205, 145, 24, 262][sum % 6] ?? 172;
}

/** A drawing of the kind of thing it is, in place of a photograph. */
export function ProductArt({ category, sku, size }: ProductArtProps) {
  const square = size === undefined ? {} : { width: size, height: size };
  return (
    <div
      className={classes.art}
      data-square={size !== undefined}
      style={{ ...square, '--tint': tintOf(sku) }}
    >
      <svg viewBox="0 0 120 90" aria-hidden focusable="false">
        {drawingOf(category)}
      </svg>
    </div>
  );
}
