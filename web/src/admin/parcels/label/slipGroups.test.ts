import type { OrderJson } from '../../../../../api/schema/order';
import { slipGroups } from './slipGroups';

const line = (id: string, sku: string) => ({ id, sku }) as OrderJson['lines'][number];
const BUNDLE = { id: '1', sku: 'SET', lineIds: ['2', '3', '4'] } as OrderJson['bundles'][number];
const ORDER = {
  lines: [line('1', 'MUG'), line('2', 'PHONE'), line('3', 'GLASS'), line('4', 'GLASS')],
  bundles: [BUNDLE],
};
const scanned = (lineId: string, ...values: string[]) => ({
  ...{ lineId, values },
  kind: 'SERIAL' as const,
  warrantyUntil: null,
});

test('pieces of a bundle stand below it, those of one product together with their numbers', () => {
  const lines = ['1', '2', '3', '4'].map((lineId) => ({ lineId, quantity: Number(lineId) }));
  const serials = [scanned('3', 'A'), scanned('4', 'B', 'C')];
  const groups = slipGroups(ORDER, { lines, serials });
  const told = groups.map(({ bundle, pieces }) => [
    bundle?.sku,
    pieces.map((one) => [one.line?.sku, one.quantity, one.serials.flatMap(({ values }) => values)]),
  ]);
  expect(told).toEqual([
    [undefined, [['MUG', 1, []]]],
    [
      'SET',
      [
        ['PHONE', 2, []],
        ['GLASS', 7, ['A', 'B', 'C']],
      ],
    ],
  ]);
});

test('what a parcel doesn’t have of a bundle isn’t on its slip, and what the order doesn’t know is', () => {
  const lines = [
    { lineId: '3', quantity: 1 },
    { lineId: '9', quantity: 2 },
  ];
  expect(slipGroups(ORDER, { lines, serials: [] })).toMatchObject([
    { bundle: { sku: 'SET' }, pieces: [{ line: { sku: 'GLASS' }, quantity: 1 }] },
    { bundle: undefined, pieces: [{ key: '9', line: undefined, quantity: 2 }] },
  ]);
});
