import { bundleFaults, type ComponentProduct, type FutureBundle } from './bundleFaults';

const SET: FutureBundle = { sku: 'SET', price: 1_000, currency: 'BDT', partOf: [], pieces: 0 };
const product = (sku: string, changes: Partial<ComponentProduct> = {}): [string, ComponentProduct] => [
  sku,
  { sku, active: true, bundle: false, currency: 'BDT', ...changes },
];
const PRODUCTS = new Map([
  product('SET'),
  product('PHONE'),
  product('CASE'),
  product('OLD', { active: false }),
  product('KIT', { bundle: true }),
  product('MUG', { currency: 'GBP' }),
]);
const of = (...components: readonly (string | readonly [string, number])[]) =>
  components.map((one) =>
    typeof one === 'string' ? { sku: one, quantity: 1 } : { sku: one[0], quantity: 1, share: one[1] },
  );
const faults = (components: ReturnType<typeof of>, changes: Partial<FutureBundle> = {}) =>
  bundleFaults({ ...SET, ...changes }, components, PRODUCTS);

test('a phone and a case are a bundle, with shares or without, and with a gift', () => {
  expect(faults(of('PHONE', 'CASE'))).toEqual([]);
  expect(faults(of(['PHONE', 1_000], ['CASE', 0]))).toEqual([]);
  expect(faults(of('PHONE', ['CASE', 0]))).toEqual([]);
});

test.each([
  ['a bundle in it', of('PHONE', 'KIT'), '1/sku', '"KIT" is a bundle itself.'],
  ['itself', of('PHONE', 'SET'), '1/sku', '"SET" can’t be a component of itself.'],
  ['the same twice', of('PHONE', 'PHONE'), '1/sku', '"PHONE" comes twice.'],
  ['what nobody knows', of('NOPE', 'PHONE'), '0/sku', 'There is no product "NOPE".'],
  ['what isn’t sold', of('PHONE', 'OLD'), '1/sku', '"OLD" is not sold any more.'],
  ['another currency', of('PHONE', 'MUG'), '1/sku', '"MUG" is sold in GBP, the bundle in BDT.'],
])('%s is refused by name', (_what, components, at, detail) => {
  expect(faults(components)).toEqual([{ pointer: `/components/${at}`, detail }]);
});

test('shares of all components come to the price, and those of some leave the rest', () => {
  const at = '/components';
  expect(faults(of(['PHONE', 800], ['CASE', 100]))).toEqual([
    { pointer: at, detail: 'share sum 900 ≠ price 1000' },
  ]);
  expect(faults(of('PHONE', ['CASE', 1_001]))).toEqual([
    { pointer: at, detail: 'share sum 1001 > price 1000' },
  ]);
});

test('a component is no bundle, nor is what has pieces of its own', () => {
  expect(faults(of('PHONE', 'CASE'), { partOf: ['KIT'] })).toMatchObject([
    { pointer: '/components', detail: '"SET" is a component of the bundle "KIT".' },
  ]);
  expect(faults(of('PHONE', 'CASE'), { pieces: 3 })).toMatchObject([{ pointer: '/components' }]);
});
