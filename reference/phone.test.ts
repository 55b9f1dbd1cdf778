import { isFixedLine, nationalDigits, phoneFragments, readPhone } from './phone';
import { phoneOf as phone } from './testing/readings';

/** One mobile number of Bangladesh, in the ways that people write it. */
const FORMS = [
  '+8801711000001',
  '+880 (0) 1711-000001',
  '+880-01711-000001',
  '01711000001',
  '01711-000001',
  '01711 000 001',
  '1711000001',
  '8801711000001',
  '008801711000001',
  '০১৭১১০০০০০১',
  '+৮৮০ ১৭১১-০০০০০১',
  '०१७११०००००१',
  '\u202a+880 1711 000001\u202c',
];

test.each(FORMS)('%s is dialled as one number', (written) => {
  expect(readPhone(written, 'BD')).toBe('+8801711000001');
});

test.each([
  ['a fixed line of Dhaka', '(02) 955-1234', 'BD', '+88029551234'],
  ['a number that names its country', '+44 7700 900123', 'BD', '+447700900123'],
  ['one that is dialled in the United Kingdom', '07400 123456', 'GB', '+447400123456'],
  ['one that is dialled abroad', '0044 7700 900123', 'BD', '+447700900123'],
  ['a range that no list has yet', '+880 1211 000001', 'BD', '+8801211000001'],
])('%s keeps its country', (_what, written, country, dialled) => {
  expect(readPhone(written, country)).toBe(dialled);
});

test.each([
  'call me',
  '12',
  '1234567',
  '07700 900123',
  '01211 000001',
  '',
  '01711000001 / 01811000001',
  '+880 1711 000001 ext 5',
  'call 01711000001',
  '017110000011234567',
])('"%s" is no phone number', (written) => {
  expect(readPhone(written, 'BD')).toBeUndefined();
});

test('without a country that numbers are dialled in, a number has to name it', () => {
  expect(readPhone('+8801711000001', '')).toBe('+8801711000001');
  expect(readPhone('01711000001', '')).toBeUndefined();
});

test('a number is read again as itself', () => {
  for (const written of FORMS) expect(readPhone(phone(written), 'GB')).toBe('+8801711000001');
});

test('at home a number is dialled without its country', () => {
  expect(nationalDigits(phone('+8801711000001'))).toBe('01711000001');
  expect(nationalDigits(phone('+44 7700 900123'))).toBe('07700900123');
});

test('no text arrives at a fixed line', () => {
  expect(isFixedLine(phone('(02) 955-1234'))).toBe(true);
  for (const written of ['01711000001', '+44 7700 900123']) expect(isFixedLine(phone(written))).toBe(false);
});

describe('a search for a phone', () => {
  const found = (stored: string, words: string, countries = ['BD']) =>
    phoneFragments(words, countries).some((fragment) => stored.includes(fragment));

  test.each([...FORMS, '1711000', '01711', '+880171', '(0) 1711-0000', '০০০০০১'])(
    'finds it by %s',
    (words) => {
      const typed = words.replaceAll(/\p{Cf}/gu, '');
      expect(found('+8801711000001', typed)).toBe(true);
      expect(found('+8801955555555', typed)).toBe(false);
    },
  );

  test('finds a number in whichever country the shop has it', () => {
    expect(found('+447700900123', '07700 900123', ['BD', 'GB'])).toBe(true);
  });

  test.each(['TL-100001', 'rahim@example.com', 'Rahim', '017', '000', '', '-'])('%s is none', (words) => {
    expect(phoneFragments(words, ['BD'])).toEqual([]);
  });
});
