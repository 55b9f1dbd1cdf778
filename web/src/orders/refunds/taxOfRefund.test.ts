import { taxOfRefund } from './taxOfRefund';

const of = (tax: number | null) => ({
  ...{ lineId: '1', quantity: 1, amount: { amount: 600, currency: 'GBP' } },
  tax: tax === null ? null : { amount: tax, currency: 'GBP' },
});

test('tells the tax of all pieces together, and nothing where none is known', () => {
  expect(taxOfRefund({ lines: [of(100), of(null), of(25)] })).toEqual({ amount: 125, currency: 'GBP' });
  expect(taxOfRefund({ lines: [of(null)] })).toBeUndefined();
  expect(taxOfRefund({ lines: [] })).toBeUndefined();
});
