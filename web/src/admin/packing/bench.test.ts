import type { ToPackJson } from '../../../../api/schema/stock/packing';
import { gramsOf, isTicked, needsScans, nextAfter, numberedLines, readScan, tick } from './bench';
import { boxesOf, formOf, isComplete, NEW_BOX } from './boxForm';
import { pickList } from './pickList';
import { readSettings } from './remembered';

type Line = ToPackJson['lines'][number];
const line = (id: string, sku: string, quantity: number, more: Partial<Line> = {}): Line => ({
  ...{ id, sku, quantity, name: `The ${sku}`, variant: null, barcode: null, serials: null },
  ...more,
});
const order = (number: string, lines: readonly Line[], more: Partial<ToPackJson> = {}): ToPackJson => ({
  ...{ id: `id-${number}`, number, recipient: 'Mina', city: 'Dhaka', placedAt: '2026-11-27T10:00:00.000Z' },
  ...{ leavesOn: null, due: null, picking: false, serialsRequired: false, weightGrams: 0 },
  lines: [...lines],
  ...more,
});

const MUG = line('1', 'MUG', 2, { barcode: '8690504012345' });
const PHONE = line('2', 'PHONE', 1, { serials: 'IMEI' });
const ONE = order('TL-1', [MUG, PHONE]);
const TWO = order('TL-2', [line('1', 'LAMP', 1)]);
const scan = (text: string, ticks = {}, current: ToPackJson | undefined = ONE) =>
  readScan(text, [ONE, TWO], current, ticks);

test('a scan is an order, a piece of it, the number of a piece, or a product that another order has', () => {
  expect(scan('tl-2')).toEqual({ is: 'order', order: TWO });
  expect(scan('mug')).toEqual({ is: 'piece', line: MUG });
  expect(scan('8690504012345')).toEqual({ is: 'piece', line: MUG });
  expect(scan('8690504012345', { 1: 2 })).toEqual({ is: 'tooMany', line: MUG });
  expect(scan('PHONE')).toEqual({ is: 'numbered', line: PHONE });
  expect(scan('LAMP')).toEqual({ is: 'order', order: TWO });
  expect(scan('356938035643809')).toEqual({ is: 'number' });
  expect(scan('356938035643809', {}, TWO)).toEqual({ is: 'unknown' });
});

test('a product on two lines is ticked on the second once the first has all of its pieces', () => {
  const [first, second] = [line('1', 'MUG', 1), line('2', 'MUG', 1)];
  const both = order('TL-3', [first, second]);
  expect(readScan('MUG', [both], both, {})).toEqual({ is: 'piece', line: first });
  expect(readScan('MUG', [both], both, tick({}, first))).toEqual({ is: 'piece', line: second });
});

test('who has begun to scan products has to scan all of them', () => {
  const once = tick({}, MUG);
  expect([isTicked(ONE, {}), isTicked(ONE, once), isTicked(ONE, tick(once, MUG))]).toEqual([
    true,
    false,
    true,
  ]);
});

test('an order is packed with others unless the numbers of its pieces are required', () => {
  expect(numberedLines(ONE)).toMatchObject([{ id: '2', kind: 'IMEI', pieces: 1 }]);
  expect(needsScans(ONE)).toBe(false);
  expect(needsScans({ ...ONE, serialsRequired: true })).toBe(true);
  expect(needsScans({ ...TWO, serialsRequired: true })).toBe(false);
});

test('after an order comes the next of the list, and after the last the first', () => {
  const three = order('TL-3', [MUG]);
  const all = [ONE, TWO, three];
  expect(all.map(({ id }) => nextAfter(all, id)?.number)).toEqual(['TL-2', 'TL-3', 'TL-1']);
  expect(nextAfter([ONE], ONE.id)).toBeUndefined();
});

test.each([
  ['', undefined],
  [' 430 ', 430],
  ['৪৩০', 430],
  ['100000', 100_000],
  ['100001', Number.NaN],
  ['0', Number.NaN],
  ['1.5', Number.NaN],
  ['heavy', Number.NaN],
])('%j grams', (typed, grams) => expect(gramsOf(typed)).toBe(grams));

test('a pick list has each product once, by SKU, with how many go to which order', () => {
  const rows = pickList([
    ONE,
    TWO,
    order('TL-4', [line('1', 'MUG', 1), line('2', 'MUG', 2), line('3', 'CABLE', 1)]),
  ]);
  expect(rows.map(({ sku, quantity, orders }) => [sku, quantity, orders])).toEqual([
    ['CABLE', 1, [{ place: 3, quantity: 1 }]],
    ['LAMP', 1, [{ place: 2, quantity: 1 }]],
    [
      'MUG',
      5,
      [
        { place: 1, quantity: 2 },
        { place: 3, quantity: 3 },
      ],
    ],
    ['PHONE', 1, [{ place: 1, quantity: 1 }]],
  ]);
});

test('what a bench was set to is read again, and what can’t be read is as it was at first', () => {
  const first = { warehouse: null, atOnce: true, slips: true, prices: false };
  for (const stored of [null, '', 'no', '[]', '5', '{"atOnce":"yes","warehouse":5}'])
    expect(readSettings(stored)).toEqual(first);
  const set = { warehouse: 'north', atOnce: false, slips: false, prices: true };
  expect(readSettings(JSON.stringify(set))).toEqual(set);
});

test('boxes are sent as they were read, with what was typed', () => {
  const boxes = {
    items: [{ code: 'S', name: 'Small', inner: { length: 200, width: 150, height: 100 }, weightGrams: 0 }],
  };
  const [row = NEW_BOX] = formOf(boxes);
  expect(boxesOf([row])).toEqual(boxes);
  expect(isComplete(row)).toBe(true);
  expect(boxesOf([{ ...row, length: '২৫০' }]).items[0]?.inner.length).toBe(250);
  for (const fault of [{ code: ' ' }, { name: '' }, { width: '0' }, { height: 'x' }, { weight: '' }])
    expect(isComplete({ ...row, ...fault })).toBe(false);
});
