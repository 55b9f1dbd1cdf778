import { shopDay, shopTime } from './shopDay';

test('a budget begins anew at the shop’s midnight, not at that of UTC', () => {
  expect(shopDay(new Date('2026-11-27T17:59:59Z'), 'Asia/Dhaka')).toBe('2026-11-27');
  expect(shopDay(new Date('2026-11-27T18:00:00Z'), 'Asia/Dhaka')).toBe('2026-11-28');
});

test('the shop’s clock has 24 hours, and midnight is the first of them', () => {
  expect(shopTime(new Date('2026-11-27T18:00:00Z'), 'Asia/Dhaka')).toBe('00:00');
  expect(shopTime(new Date('2026-11-27T10:05:59Z'), 'Asia/Dhaka')).toBe('16:05');
});
