import { dateFormat, numberFormat } from './intlFormats';

test('a format is made once for each language and each way to write', () => {
  const euros = { style: 'currency', currency: 'EUR' } as const;
  expect(numberFormat('en-IN', euros)).toBe(numberFormat('en-IN', { ...euros }));
  expect(numberFormat('en-IN', euros)).not.toBe(numberFormat('bn-BD', euros));
  expect(numberFormat('en-IN', euros)).not.toBe(numberFormat('en-IN'));
  expect(dateFormat('en-IN')).not.toBe(numberFormat('en-IN'));
});
