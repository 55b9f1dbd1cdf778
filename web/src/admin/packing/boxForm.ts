import type { BoxJson, BoxListJson } from '../../../../api/schema/stock/boxes';
import { latinDigits } from '../../i18n/format';

/** A box while it is filled in; millimetres and grams as they are typed. */
export interface BoxInForm {
  readonly code: string;
  readonly name: string;
  readonly length: string;
  readonly width: string;
  readonly height: string;
  readonly weight: string;
}

export const NEW_BOX: BoxInForm = { code: '', name: '', length: '', width: '', height: '', weight: '' };

export const formOf = ({ items }: BoxListJson): readonly BoxInForm[] =>
  items.map(({ code, name, inner, weightGrams }) => ({
    ...{ code, name, weight: String(weightGrams) },
    ...{ length: String(inner.length), width: String(inner.width), height: String(inner.height) },
  }));

const wholeOf = (typed: string): number => {
  const digits = latinDigits(typed).trim();
  return /^\d{1,6}$/.test(digits) ? Number(digits) : Number.NaN;
};

/** Whether it can be sent; the API has the last word. */
export const isComplete = ({ code, name, length, width, height, weight }: BoxInForm): boolean =>
  code.trim() !== '' &&
  name.trim() !== '' &&
  [length, width, height].every((side) => wholeOf(side) > 0) &&
  wholeOf(weight) >= 0;

export const boxesOf = (rows: readonly BoxInForm[]): BoxListJson => ({
  items: rows.map(({ code, name, length, width, height, weight }): BoxJson => ({
    ...{ code: code.trim(), name: name.trim(), weightGrams: wholeOf(weight) },
    inner: { length: wholeOf(length), width: wholeOf(width), height: wholeOf(height) },
  })),
});
