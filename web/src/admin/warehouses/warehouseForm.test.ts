import { faultsOf, formOf, warehouseOf, type WarehouseInForm } from './warehouseForm';

const EMPTY = formOf(undefined, 'BD');
const SYLHET: WarehouseInForm = { ...EMPTY, code: 'sylhet', name: 'Sylhet' };

test('an empty form lacks a code and a name', () => {
  expect(faultsOf(EMPTY)).toEqual(['code', 'name']);
  expect(faultsOf(SYLHET)).toEqual([]);
});

test('what nobody has filled in is said to be none', () => {
  expect(warehouseOf(SYLHET)).toEqual({
    ...{ code: 'sylhet', name: 'Sylhet', pickup: false, active: true, rank: 0 },
    ...{ address: null, cutOff: null, weeklyHolidays: [], dailyCapacity: null, costs: {} },
  });
});

test('a number may be typed in Bangla, and an empty part of an address is left out', () => {
  const form = { ...SYLHET, line1: '4 Zindabazar', city: 'Sylhet', dailyCapacity: '৮০', cutOff: '15:00' };
  expect(warehouseOf(form)).toMatchObject({
    address: { line1: '4 Zindabazar', city: 'Sylhet', country: 'BD' },
    ...{ dailyCapacity: 80, cutOff: '15:00' },
  });
  expect(warehouseOf(form).address).not.toHaveProperty('postcode');
});

test.each([
  [{ code: 'Sylhet 2' }, 'code'],
  [{ name: '  ' }, 'name'],
  [{ city: 'Sylhet' }, 'address'],
  [{ line1: '4 Zindabazar' }, 'address'],
  [{ weeklyHolidays: ['sat', 'sun', 'mon', 'tue', 'wed', 'thu', 'fri'] }, 'weeklyHolidays'],
  [{ dailyCapacity: '0' }, 'dailyCapacity'],
  [{ dailyCapacity: '1.5' }, 'dailyCapacity'],
  [{ costs: { sameCity: '-1', sameCountry: '', abroad: '' } }, 'costs'],
  [{ rank: '' }, 'rank'],
] as const)('of %j the fault is %s', (changes, fault) => {
  expect(faultsOf({ ...SYLHET, ...changes })).toEqual([fault]);
});

test('a warehouse fills the form that makes it again', () => {
  const costs = { sameCity: '৬০', sameCountry: '110.50', abroad: '' };
  const body = warehouseOf({
    ...SYLHET,
    costs,
    line1: '4',
    city: 'Sylhet',
    dailyCapacity: '8',
    cutOff: '15:00',
  });
  const { address, code, name, rank = 0 } = body;
  const read = { ...{ code, name, rank, cutOff: '15:00', dailyCapacity: 8, weeklyHolidays: [] } };
  const warehouse = {
    ...read,
    costs: { sameCity: 60_00, sameCountry: 110_50 },
    pickup: false,
    active: true,
    closures: [],
    revision: 1,
  };
  expect(warehouseOf(formOf({ ...warehouse, address: address ?? null }, 'BD'))).toEqual(body);
});
