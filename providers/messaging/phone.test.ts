import { toE164 } from './phone';

test.each([
  ['01712345678', '+8801712345678'],
  ['01712-345 678', '+8801712345678'],
  ['+880 1712-345678', '+8801712345678'],
  ['+44 7700 900123', '+447700900123'],
  ['+880 (0) 1712-345678', '+8801712345678'],
  ['1712345678', '+8801712345678'],
  ['০১৭১২৩৪৫৬৭৮', '+8801712345678'],
])('%s is dialled as %s', (phone, dialled) => {
  expect(toE164('twilio', phone, 'BD')).toBe(dialled);
});

test('what is no number is refused without repeating it', () => {
  expect(() => toE164('twilio', '12', 'BD')).toThrow(expect.objectContaining({ code: 'invalid_phone' }));
  expect(() => toE164('twilio', '12', 'BD')).not.toThrow(/12/);
});

test('a fixed line is refused by name: no text arrives there', () => {
  expect(() => toE164('twilio', '(02) 955-1234', 'BD')).toThrow(
    expect.objectContaining({ code: 'fixed_line' }),
  );
  expect(() => toE164('twilio', '(02) 955-1234', 'BD')).not.toThrow(/9551234/);
});
