import { code128, drawingSVG } from 'bwip-js/browser';
import { useMemo } from 'react';

interface BarcodeProps {
  readonly text: string;
  readonly label: string;
}

/** The text as Code 128, which every courier's scanner reads. */
export function Barcode({ text, label }: BarcodeProps) {
  const source = useMemo(() => {
    const svg = code128(
      { bcid: 'code128', text, scale: 2, height: 16, includetext: true, textxalign: 'center' },
      drawingSVG(),
    );
    return `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`;
  }, [text]);
  return <img src={source} alt={label} style={{ width: '100%', maxHeight: '32mm' }} />;
}
