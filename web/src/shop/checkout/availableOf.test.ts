import type { CheckoutJson } from '../../../../api/schema/order';
import { availableOf } from './availableOf';

const MONEY = { amount: 0, currency: 'BDT' };
const line = (id: string, sku: string, quantity: number): CheckoutJson['lines'][number] => ({
  ...{ id, sku, name: sku, variant: null, quantity, available: 0, taxRate: null },
  ...{ unitPrice: MONEY, subtotal: MONEY, discount: MONEY, tax: MONEY, total: MONEY },
});
const short = (sku: string, available: number) => ({ sku, requested: 99, available });
const bundle = {
  ...{ id: '1', sku: 'SET', name: 'Set', variant: null, quantity: 2, lineIds: ['1', '2'], together: false },
  ...{ unitPrice: MONEY, total: MONEY },
};

test('of a product it is its pieces, and of a bundle as many as the scarcest component suffices for', () => {
  const lines = [line('1', 'PHONE', 2), line('2', 'CASE', 6)];
  const of = (shortages: CheckoutJson['shortages']) => availableOf({ shortages }, { bundle, lines });
  expect(of([])).toBeUndefined();
  expect(of([short('OTHER', 1)])).toBeUndefined();
  expect(of([short('CASE', 5)])).toBe(1);
  expect(of([short('CASE', 5), short('PHONE', 0)])).toBe(0);
  const single = { bundle: undefined, lines: [line('3', 'CASE', 6)] };
  expect(availableOf({ shortages: [short('CASE', 5)] }, single)).toBe(5);
});
