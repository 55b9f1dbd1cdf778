import { writeInstant } from './writeInstant';

test.each([
  ['2026-11-26T08:05:00Z', 'Asia/Dhaka', '26 Nov 2026, 14:05', '২৬ নভে, ২০২৬, দুপুর ২:০৫'],
  ['2026-11-26T18:30:00Z', 'Asia/Dhaka', '27 Nov 2026, 00:30', '২৭ নভে, ২০২৬, রাত ১২:৩০'],
  ['2026-11-26T00:07:59.9Z', 'Asia/Dhaka', '26 Nov 2026, 06:07', '২৬ নভে, ২০২৬, সকাল ৬:০৭'],
  ['2026-11-26T18:30:00Z', 'Europe/London', '26 Nov 2026, 18:30', '২৬ নভে, ২০২৬, সন্ধ্যা ৬:৩০'],
])('%s is read in %s as %s, and as %s', (instant, zone, english, bangla) => {
  expect(writeInstant(instant, 'en', zone)).toBe(english);
  expect(writeInstant(instant, 'bn', zone)).toBe(bangla);
});
