/**
 * Intl's formats, each made once for all that is written with it: making one takes a phone longer than writing a page of numbers.
 */
export const numberFormat = kept(
  (locale: string, options?: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options),
);
/** Of dates and times, in the time zone that the reader was in when it was made. */
export const dateFormat = kept(
  (locale: string, options?: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
);
/** Of how long ago. */
export const relativeFormat = kept(
  (locale: string, options?: Intl.RelativeTimeFormatOptions) => new Intl.RelativeTimeFormat(locale, options),
);

function kept<Options, Format>(make: (locale: string, options?: Options) => Format): typeof make {
  const made = new Map<string, Format>();
  return (locale, options) => {
    const name = JSON.stringify([locale, options]);
    const format = made.get(name) ?? make(locale, options);
    made.set(name, format);
    return format;
  };
}
