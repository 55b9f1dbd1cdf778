import fc from 'fast-check';
import { imeiOf } from '../testing/serials';
import { normalSerial, passesLuhn, sayFault, serialFault } from './serial';

/** 15 digits that an IMEI may be. */
const anyImei = fc.nat({ max: 999_999 }).map(imeiOf);
const place = fc.nat({ max: 14 });

describe('the check digit of an IMEI', () => {
  test('is that of the standard’s examples', () => {
    // The first is the example of 3GPP TS 23.003, annex B.
    for (const imei of ['260531793113837', '490154203237518', '356938035643809'])
      expect(serialFault({ kind: 'IMEI', value: imei })).toBeUndefined();
  });

  test('shows every digit that was read wrongly', () => {
    fc.assert(
      fc.property(anyImei, place, fc.integer({ min: 1, max: 9 }), (imei, index, more) => {
        const wrong = (Number(imei[index]) + more) % 10;
        const misread = `${imei.slice(0, index)}${wrong}${imei.slice(index + 1)}`;
        expect(serialFault({ kind: 'IMEI', value: misread })).toBe('IMEI_CHECK_DIGIT');
      }),
    );
  });

  test('shows every two neighbours that changed places, but for 09 and 90', () => {
    fc.assert(
      fc.property(anyImei, fc.nat({ max: 13 }), (imei, index) => {
        const [a = '', b = ''] = imei.slice(index, index + 2);
        const swapped = `${imei.slice(0, index)}${b}${a}${imei.slice(index + 2)}`;
        const isBlind = a === b || [a, b].sort().join('') === '09';
        expect(passesLuhn(swapped)).toBe(isBlind);
      }),
    );
  });
});

describe('a number that is scanned', () => {
  test.each([
    ['35-693803-564380-9', '356938035643809'],
    [' 35 693803/564380 9\t', '356938035643809'],
    ['৩৫৬৯৩৮০৩৫৬৪৩৮০৯', '356938035643809'],
  ])('is the IMEI that it was printed as: %s', (scanned, value) => {
    expect(normalSerial('IMEI', scanned)).toBe(value);
  });

  test('is the serial number that it was printed as', () => {
    expect(normalSerial('SERIAL', ' pf3-k2 wx9 ')).toBe('PF3-K2WX9');
  });

  test.each([
    ['IMEI', '35693803564380', 'IMEI_LENGTH', /has 14 digits, an IMEI has 15/],
    ['IMEI', '3569380356438091', 'IMEI_LENGTH', /has 16 digits/],
    ['IMEI', '35693803564380X', 'IMEI_DIGITS', /digits alone/],
    ['IMEI', '', 'IMEI_DIGITS', /digits alone/],
    ['IMEI', '356938035643808', 'IMEI_CHECK_DIGIT', /check digit is wrong/],
    ['SERIAL', 'A', 'SERIAL_FORM', /3 to 40 letters and digits/],
    ['SERIAL', 'নং-12', 'SERIAL_FORM', /no serial number/],
    ['SERIAL', 'A'.repeat(41), 'SERIAL_FORM', /no serial number/],
  ] as const)('is none: %s %s', (kind, value, fault, sentence) => {
    expect(serialFault({ kind, value })).toBe(fault);
    expect(sayFault(fault, value)).toMatch(sentence);
  });

  test('may be as short and as long as makers print it', () => {
    for (const value of ['A1B', 'A'.repeat(40), 'SN.12_3/4+5-6'])
      expect(serialFault({ kind: 'SERIAL', value })).toBeUndefined();
  });
});
