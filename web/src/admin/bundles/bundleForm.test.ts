import { bundleOf, inForm, shareSum, withOneMore, type BundleInForm } from './bundleForm';

const taka = (amount: number) => ({ amount, currency: 'BDT' });
const component = (sku: string, share: number | null, quantity = 1) => ({
  ...{ sku, name: sku, variant: null, quantity },
  share: share === null ? null : taka(share),
});
const FORM = inForm({
  price: taka(1_000_00),
  bundle: { together: true, components: [component('PHONE', null), component('CASE', 0, 2)] },
});
const typed = (shares: readonly string[], price = '1000'): BundleInForm => ({
  ...{ price, together: false },
  components: shares.map((share, key) => ({ key, sku: `P${key}`, quantity: 1, share })),
});

test('what is shown of a bundle is sent as it was', () => {
  expect(bundleOf(FORM, 'BDT')).toEqual({
    ...{ price: 1_000_00, together: true },
    components: [
      { sku: 'PHONE', quantity: 1 },
      { sku: 'CASE', quantity: 2, share: 0 },
    ],
  });
});

test('nothing is sent while something is missing', () => {
  const empty = inForm({ price: taka(1_000_00), bundle: null });
  expect([empty.components.length, bundleOf(empty, 'BDT')]).toEqual([2, undefined]);
  expect(bundleOf(withOneMore(FORM), 'BDT')).toBeUndefined();
  expect(withOneMore(FORM).components.map(({ key }) => key)).toEqual([0, 1, 2]);
  expect(bundleOf({ ...FORM, price: 'much' }, 'BDT')).toBeUndefined();
  expect(bundleOf(typed(['1', 'some']), 'BDT')).toBeUndefined();
  expect(bundleOf(typed(['1']), 'BDT')).toBeUndefined();
});

test('shares are added up, and fit the price or leave the rest of it', () => {
  expect(shareSum(typed(['', '']), 'BDT')).toBeUndefined();
  expect(shareSum(typed(['900', '100']), 'BDT')).toEqual({ sum: 1_000_00, price: 1_000_00, fits: true });
  expect(shareSum(typed(['900', '0']), 'BDT')).toMatchObject({ sum: 900_00, fits: false });
  expect(shareSum(typed(['', '100']), 'BDT')).toMatchObject({ sum: 100_00, fits: true });
  expect(shareSum(typed(['', '1000.01']), 'BDT')).toMatchObject({ fits: false });
});
