import type { AdminOrderJson } from '../../../../api/schema/admin';
import {
  addScan,
  askingLines,
  isFull,
  nextLine,
  NOTHING_SCANNED,
  scannedOf,
  takeBack,
  toSend,
  type AskingLine,
  type Scans,
} from './scans';

const PHONES: AskingLine = { id: '1', name: 'Phone', variant: null, kind: 'IMEI', pieces: 2 };
const LAPTOP: AskingLine = { id: '2', name: 'Laptop', variant: null, kind: 'SERIAL', pieces: 1 };
const LINES = [PHONES, LAPTOP];

const scan = (scans: Scans, line: AskingLine, value: string): Scans =>
  addScan(scans, line, value, { kind: line.kind, value, fault: null }, LINES);
const both = scan(scan(NOTHING_SCANNED, PHONES, 'A'), PHONES, 'B');

test('lines ask that want a number and of which something is packed now', () => {
  const line = (id: string, serials: 'IMEI' | null, reserved: number) => ({
    ...{ id, name: id, variant: null, serials },
    quantities: { reserved },
  });
  const lines = [line('1', 'IMEI', 2), line('2', null, 1), line('3', 'IMEI', 0)];
  expect(askingLines({ lines } as unknown as AdminOrderJson)).toEqual([
    { id: '1', name: '1', variant: null, kind: 'IMEI', pieces: 2 },
  ]);
});

test('scans fill the line that was chosen, then the first that lacks some', () => {
  expect(nextLine(NOTHING_SCANNED, LINES, undefined)).toBe(PHONES);
  expect(nextLine(NOTHING_SCANNED, LINES, '2')).toBe(LAPTOP);
  const laptop = scan(NOTHING_SCANNED, LAPTOP, 'S');
  expect(nextLine(laptop, LINES, '2')).toBe(PHONES);
  expect(nextLine(both, LINES, undefined)).toBe(LAPTOP);
  expect(nextLine(scan(both, LAPTOP, 'S'), LINES, undefined)).toBe(LAPTOP);
  expect([isFull(both, PHONES), isFull(both, LAPTOP)]).toEqual([true, false]);
  expect(toSend(both, LINES)).toEqual([{ lineId: '1', values: ['A', 'B'] }]);
});

test('a number that was scanned before is no second piece, whichever line it is scanned for', () => {
  const again = scan(both, PHONES, 'A');
  expect(again).toEqual({ values: both.values, fault: { code: 'TWICE', scanned: 'A' } });
  const other = { ...LAPTOP, kind: 'IMEI' as const };
  const elsewhere = addScan(both, other, 'B', { kind: 'IMEI', value: 'B', fault: null }, [PHONES, other]);
  expect(elsewhere.fault?.code).toBe('TWICE');
  expect(scan(both, LAPTOP, 'A').fault).toBeUndefined();
});

test('what is wrong with a scan is told, and gone with the next', () => {
  const detail = 'No.';
  const taken = addScan(
    both,
    LAPTOP,
    's-1',
    { kind: 'SERIAL', value: 'S-1', fault: { code: 'TAKEN', detail, order: { id: 'o', number: 'TL-1' } } },
    LINES,
  );
  expect(taken).toEqual({ values: both.values, fault: { code: 'TAKEN', scanned: 's-1', order: 'TL-1' } });
  expect(scan(taken, LAPTOP, 'S-2')).toEqual({ values: { ...both.values, 2: ['S-2'] } });
  expect(scan(both, PHONES, 'C').fault).toEqual({ code: 'TOO_MANY', scanned: 'C' });
});

test('a number that was scanned by mistake makes room for another', () => {
  const left = takeBack(both, '1', 'A');
  expect(scannedOf(left, '1')).toEqual(['B']);
  expect(scannedOf(scan(left, PHONES, 'A'), '1')).toEqual(['B', 'A']);
});
