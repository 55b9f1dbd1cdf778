const DIGIT = /\p{Nd}/u;

/** The digits of any script as the ASCII ones that programs read (`০১৭` → `017`); everything else as it is. */
export function latinDigits(text: string): string {
  return text.replaceAll(/[^\P{Nd}0-9]/gu, (digit) => String(valueOf(digit.codePointAt(0) ?? 0)));
}

/** Unicode encodes the ten digits of a script one after the other, from zero on. Where scripts follow each other, so do their tens. */
function valueOf(codePoint: number): number {
  let start = codePoint;
  while (DIGIT.test(String.fromCodePoint(start - 1))) start -= 1;
  return (codePoint - start) % 10;
}
