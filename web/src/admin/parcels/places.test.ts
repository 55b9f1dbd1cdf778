import { orderAt, piecesByWarehouse } from './places';

const piece = (lineId: string, warehouse: string, quantity: number, parcelId: string | null = null) => ({
  ...{ lineId, sku: 'PHONE', warehouse, quantity, parcelId },
});
const ITEMS = [
  piece('1', 'main', 2),
  piece('1', 'north', 1),
  piece('2', 'north', 3),
  piece('2', 'main', 1, 'P-1'),
];

test('pieces that are in no parcel are counted where they lie', () => {
  expect([...piecesByWarehouse(ITEMS)]).toEqual([
    ['main', 2],
    ['north', 4],
  ]);
});

test('a warehouse packs the pieces that lie there', () => {
  const line = (id: string) => ({ id, quantities: { reserved: 9, packed: 1 } });
  const order = { lines: [line('1'), line('2')] } as unknown as Parameters<typeof orderAt>[0];
  const reservedAt = (warehouse: string) =>
    orderAt(order, ITEMS, warehouse).lines.map(({ quantities }) => [quantities.reserved, quantities.packed]);
  expect([reservedAt('main'), reservedAt('north'), reservedAt('moon')]).toEqual([
    [
      [2, 1],
      [0, 1],
    ],
    [
      [1, 1],
      [3, 1],
    ],
    [
      [0, 1],
      [0, 1],
    ],
  ]);
});
