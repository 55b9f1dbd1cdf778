import { latinDigits } from '../text/latinDigits';

/** What a piece is told from another of its product by: its maker's serial number, or the IMEI of a phone. */
export const SERIAL_KINDS = ['SERIAL', 'IMEI'] as const;
export type SerialKind = (typeof SERIAL_KINDS)[number];

/** What a product asks for when a piece of it is packed. */
export const ASKED_SERIALS = ['NONE', ...SERIAL_KINDS] as const;
export type AskedSerials = (typeof ASKED_SERIALS)[number];

/** As what a piece is sold: the one that was with a customer is sold as a product of its own. */
export const SERIAL_CONDITIONS = ['NEW', 'OPEN_BOX'] as const;
export type SerialCondition = (typeof SERIAL_CONDITIONS)[number];

/** One piece's number, in its one form. */
export interface Serial {
  readonly kind: SerialKind;
  readonly value: string;
}

/** The numbers of a line's pieces in a parcel, in their one form. */
export interface LineSerials {
  readonly lineId: string;
  readonly kind: SerialKind;
  readonly values: readonly string[];
}

/** What is wrong with a number by itself. */
export const SERIAL_FAULTS = ['IMEI_DIGITS', 'IMEI_LENGTH', 'IMEI_CHECK_DIGIT', 'SERIAL_FORM'] as const;
export type SerialFault = (typeof SERIAL_FAULTS)[number];

/** An IMEI has 15 digits: 8 of the model, 6 of the piece, and a check digit (3GPP TS 23.003, 6.2). */
const IMEI_LENGTH = 15;
export const LONGEST_SERIAL = 40;

/** Makers print letters, digits and a few signs, and scanners read them as capitals or not. */
const SERIAL_FORM = /^[A-Z0-9](?:[A-Z0-9./_+-]{1,38}[A-Z0-9])$/;

/**
 * A number in the one form that it is kept and compared in: an IMEI without the signs that it is printed with, in digits that programs
 * read; a serial number without blanks, in capitals.
 */
export function normalSerial(kind: SerialKind, text: string): string {
  const digits = latinDigits(text.trim());
  return kind === 'IMEI' ? digits.replaceAll(/[\s/-]/g, '') : digits.replaceAll(/\s/g, '').toUpperCase();
}

/** What is wrong with a number in its one form; undefined when nothing is. */
export function serialFault({ kind, value }: Serial): SerialFault | undefined {
  if (kind === 'SERIAL') return SERIAL_FORM.test(value) ? undefined : 'SERIAL_FORM';
  if (!/^\d+$/.test(value)) return 'IMEI_DIGITS';
  if (value.length !== IMEI_LENGTH) return 'IMEI_LENGTH';
  return passesLuhn(value) ? undefined : 'IMEI_CHECK_DIGIT';
}

/** In a sentence, of a number as it was given. */
export function sayFault(fault: SerialFault, value: string): string {
  switch (fault) {
    case 'IMEI_DIGITS':
      return `"${value}" is no IMEI: an IMEI has digits alone.`;
    case 'IMEI_LENGTH':
      return `"${value}" is no IMEI: it has ${value.length} digits, an IMEI has ${IMEI_LENGTH}.`;
    case 'IMEI_CHECK_DIGIT':
      return `"${value}" is no IMEI: its check digit is wrong.`;
    case 'SERIAL_FORM':
      return `"${value}" is no serial number: it has 3 to ${LONGEST_SERIAL} letters and digits.`;
  }
}

/** What a kind is called in a sentence. */
export const nameOfKind = (kind: SerialKind): string => (kind === 'IMEI' ? 'IMEI' : 'serial number');

/**
 * Whether the last digit is the check digit of the others by Luhn's rule (ISO/IEC 7812-1, annex B): from the right, every second digit
 * counts twice, and the sum of all digits is a multiple of ten.
 * @param digits at least one, of ASCII.
 */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (const [index, digit] of Array.from(digits).reverse().entries()) {
    const times = Number(digit) * (index % 2 === 1 ? 2 : 1);
    sum += times > 9 ? times - 9 : times;
  }
  return sum % 10 === 0;
}
