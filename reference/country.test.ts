import * as library from 'i18n-iso-countries/index';
import { countryName, readCountry } from './country';

const ENGLISH = new Intl.DisplayNames(['en'], { type: 'region' });
const BANGLA = new Intl.DisplayNames(['bn'], { type: 'region' });

test.each(Object.entries(library.getAlpha2Codes()))(
  '%s is meant by its codes and by its names in English and Bangla',
  (code, alpha3) => {
    const names = [
      ENGLISH.of(code),
      library.getName(code, 'en'),
      BANGLA.of(code),
      library.getName(code, 'bn'),
    ];
    for (const text of [code, alpha3, ...names])
      expect([text, readCountry(text ?? '')]).toEqual([text, code]);
  },
);

test.each([
  ['BD', 'Bangladesh'],
  ['BD', 'bangladesh'],
  ['BD', ' BANGLADESH '],
  ['BD', 'বাংলাদেশ'],
  ['BD', 'গণপ্রজাতন্ত্রী বাংলাদেশ'],
  ['BD', 'BD'],
  ['BD', 'bd'],
  ['BD', 'BGD'],
  ['BD', "People's Republic of Bangladesh"],
  ['BD', 'The People’s Republic of Bangladesh'],
  ['IN', 'India'],
  ['IN', 'ভারত'],
  ['IN', 'Republic of India'],
  ['GB', 'United Kingdom'],
  ['GB', 'the United Kingdom'],
  ['GB', 'UK'],
  ['GB', 'U.K.'],
  ['GB', 'England'],
  ['GB', 'যুক্তরাজ্য'],
  ['IE', 'EIRE'],
  ['IE', 'Éire'],
  ['US', 'USA'],
  ['DE', 'Federal Republic of Germany'],
  ['CI', 'COTE D’IVOIRE'],
  ['CI', 'Co\u0302te d\u2019Ivoire'],
  ['KR', 'Republic of Korea'],
  ['CG', 'Republic of the Congo'],
  ['CD', 'Democratic Republic of the Congo'],
  ['CD', 'Democratic Republic of Congo'],
  ['BD', 'বাংলা\u200dদেশ'],
])('%s is meant by "%s"', (code, text) => {
  expect(readCountry(text)).toBe(code);
});

/** Where other lists have another. */
test.each([
  ['BO', 'Bolivia (Plurinational State of)'],
  ['BS', 'Bahamas (the)'],
  ['CD', 'Congo (the Democratic Republic of the)'],
  ['CV', 'Cabo Verde'],
  ['FK', 'Falkland Islands (the) [Malvinas]'],
  ['FM', 'Micronesia (Federated States of)'],
  ['GB', 'United Kingdom of Great Britain and Northern Ireland (the)'],
  ['IR', 'Iran (Islamic Republic of)'],
  ['KP', "Korea (the Democratic People's Republic of)"],
  ['KR', 'Korea (the Republic of)'],
  ['LA', "Lao People's Democratic Republic (the)"],
  ['MD', 'Moldova (the Republic of)'],
  ['NL', 'Netherlands (Kingdom of the)'],
  ['PS', 'Palestine, State of'],
  ['SH', 'Saint Helena, Ascension and Tristan da Cunha'],
  ['SY', 'Syrian Arab Republic (the)'],
  ['TW', 'Taiwan (Province of China)'],
  ['TZ', 'Tanzania, the United Republic of'],
  ['VA', 'Holy See (the)'],
  ['VE', 'Venezuela (Bolivarian Republic of)'],
  ['VG', 'Virgin Islands (British)'],
  ['VI', 'Virgin Islands (U.S.)'],
  ['VN', 'Viet Nam'],
])('%s is meant by its short name of ISO, "%s"', (code, text) => {
  expect(readCountry(text)).toBe(code);
});

test.each([
  ['AE', 'UAE'],
  ['BA', 'Bosnia'],
  ['BN', 'Brunei'],
  ['CD', 'DR Congo'],
  ['CD', 'D.R. Congo'],
  ['CI', 'Ivory Coast'],
  ['CV', 'Cape Verde'],
  ['CZ', 'Czech Republic'],
  ['KN', 'St Kitts and Nevis'],
  ['KP', 'North Korea'],
  ['KP', 'Democratic People’s Republic of Korea'],
  ['KR', 'Korea'],
  ['KR', 'South Korea'],
  ['LA', 'Laos'],
  ['LK', 'Ceylon'],
  ['MK', 'Macedonia'],
  ['MM', 'Burma'],
  ['MO', 'Macau'],
  ['NL', 'Holland'],
  ['RU', 'Russia'],
  ['SA', 'Saudi'],
  ['SA', 'KSA'],
  ['SA', 'Kingdom of Saudi Arabia'],
  ['SZ', 'Swaziland'],
  ['TL', 'East Timor'],
  ['TR', 'Turkey'],
  ['US', 'U.S.A.'],
  ['US', 'আমেরিকা'],
  ['VC', 'St. Vincent and the Grenadines'],
])('%s is meant by what people call it or called it, "%s"', (code, text) => {
  expect(readCountry(text)).toBe(code);
});

test.each(['Nowhereistan', 'XX', '', ' ', 'constructor', 'Republic of Nowhereistan', 'Dhaka'])(
  '"%s" is no country',
  (text) => {
    expect(readCountry(text)).toBeUndefined();
  },
);

test.each(['Congo', 'Republic of China', 'People’s Republic of Korea', 'Virgin Islands'])(
  '"%s" is not taken for one of two',
  (text) => {
    expect(readCountry(text)).toBeUndefined();
  },
);

test('a code has a name that people read, and which means it', () => {
  const codes = ['BD', 'GB', 'US', 'IE', 'CI'].flatMap((text) => readCountry(text) ?? []);
  expect(codes.map(countryName)).toEqual([
    'Bangladesh',
    'United Kingdom',
    'United States of America',
    'Ireland',
    "Cote d'Ivoire",
  ]);
  expect(codes.map((code) => readCountry(countryName(code)))).toEqual(codes);
});
