import { countryName, readCountry } from './country';

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
])('%s is meant by "%s"', (code, text) => {
  expect(readCountry(text)).toBe(code);
});

test.each(['Nowhereistan', 'XX', '', ' ', 'constructor', 'Republic of Nowhereistan', 'Dhaka'])(
  '"%s" is no country',
  (text) => {
    expect(readCountry(text)).toBeUndefined();
  },
);

test.each(['Congo', 'Republic of China', 'Democratic People’s Republic of Korea'])(
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
