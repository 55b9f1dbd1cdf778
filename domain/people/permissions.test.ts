import { ROLES, type Role } from './actor';
import { PERMISSION_NAMES, hasPermission, permissionsOf, type Permission } from './permissions';

/** Written out by role, where the table is written by permission: a slip in one of them shows. */
const MAY: Readonly<Record<Role, readonly Permission[]>> = {
  customer: ['knowThemselves', 'readOrders', 'placeOrders', 'askForRefunds', 'confirmByCode'],
  checkout: [
    ...(['knowThemselves', 'readOrders', 'placeOrders', 'orderForOthers', 'setPrices'] as const),
    ...(['keepCatalogue', 'importInventory', 'readCredits', 'importCredits', 'askForRefunds'] as const),
    'confirmByCode',
  ],
  support: [
    'readPaymentLinks',
    ...(['knowThemselves', 'readOrders', 'placeOrders', 'orderForOthers'] as const),
    ...(['workInBackOffice', 'readInventory', 'readCredits', 'askForRefunds', 'refundOrders'] as const),
    ...(['readStoreCredit', 'confirmByCode', 'readSerials', 'takePhotos'] as const),
  ],
  warehouse: [
    ...(['knowThemselves', 'readOrders', 'workInBackOffice', 'keepCatalogue'] as const),
    ...(['readInventory', 'adjustInventory', 'importInventory', 'closeWarehouses'] as const),
    ...(['readSerials', 'keepSerials', 'keepBoxes', 'takePhotos'] as const),
  ],
  finance: [
    ...(['knowThemselves', 'readOrders', 'workInBackOffice', 'readInventory', 'readSerials'] as const),
    ...(['readCredits', 'importCredits', 'askForRefunds', 'refundOrders'] as const),
    ...([
      ...(['readTransactions', 'settleCash', 'payOut', 'readPaymentLinks'] as const),
      ...(['readAppeasements', 'readStoreCredit', 'adjustStoreCredit'] as const),
    ] as const),
  ],
  admin: PERMISSION_NAMES.filter((permission) => permission !== 'setPrices'),
};

test.each(ROLES)('%s may do this and nothing else', (role) => {
  expect(permissionsOf([role]).sort()).toEqual([...MAY[role]].sort());
});

test('every permission is somebody’s beside the administrators’, but to keep warehouses and to read what Temporal keeps', () => {
  const others = ROLES.filter((role) => role !== 'admin').flatMap((role) => MAY[role]);
  expect([...new Set([...others, 'keepWarehouses', 'readPayloads'])].sort()).toEqual(
    [...PERMISSION_NAMES].sort(),
  );
  for (const name of ['', 'toString', 'fly']) expect(PERMISSION_NAMES).not.toContain(name);
});

test('who has two roles may do what either may, and who has none nothing', () => {
  expect(permissionsOf(['customer', 'warehouse'])).toEqual(
    PERMISSION_NAMES.filter((name) => hasPermission('customer', name) || hasPermission('warehouse', name)),
  );
  expect(permissionsOf([])).toEqual([]);
});

test('the system is no role that a token can have: it has no permissions', () => {
  expect(PERMISSION_NAMES.filter((name) => hasPermission('system', name))).toEqual([]);
});
