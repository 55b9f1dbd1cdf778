import { code128, isEncodable } from './code128';

interface BarcodeProps {
  readonly text: string;
  readonly label: string;
}

/** In modules: what must be left white beside a code. */
const QUIET = 10;
const HEIGHT = 60;

/**
 * The text as Code 128, which every courier's scanner reads; below it in letters, for whoever has none. A text that no such
 * code holds stands there in letters alone.
 */
export function Barcode({ text, label }: BarcodeProps) {
  return (
    <figure style={{ margin: 0 }}>
      {isEncodable(text) && <Bars text={text} label={label} />}
      <figcaption className="mono">{text}</figcaption>
    </figure>
  );
}

function Bars({ text, label }: BarcodeProps) {
  const widths = code128(text);
  const bars: { readonly x: number; readonly width: number }[] = [];
  let x = QUIET;
  for (const [index, width] of widths.entries()) {
    if (index % 2 === 0) bars.push({ x, width });
    x += width;
  }
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${x + QUIET} ${HEIGHT}`}
      preserveAspectRatio="none"
      shapeRendering="crispEdges"
      style={{ display: 'block', width: '100%', height: '22mm' }}
    >
      {bars.map((bar) => (
        <rect key={bar.x} y={0} height={HEIGHT} fill="#000" {...bar} />
      ))}
    </svg>
  );
}
