import { hasBengali } from './hasBengali';

const LACKING = 38.4;

test('a device that draws a box for every Bengali letter has none', () => {
  expect(hasBengali(() => LACKING)).toBe(false);
});

test('a device whose letters differ from the box has Bengali', () => {
  expect(hasBengali((text) => (text === '\u0378' ? LACKING : 51.2))).toBe(true);
});

test('one letter that happens to be as wide as the box is no sign that all are lacking', () => {
  expect(hasBengali((text) => (text === 'ই' ? 51.2 : LACKING))).toBe(true);
});
