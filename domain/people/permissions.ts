import { namesOf } from '../namesOf';
import { ROLES, STAFF_ROLES, type Role } from './actor';

/**
 * What each role may do beside acting on one order, which each command says of itself. Nobody may do what isn't listed. A
 * customer who may read orders sees their own.
 */
const PERMISSIONS = {
  knowThemselves: ROLES,
  readOrders: ROLES,
  placeOrders: ['customer', 'checkout', 'support', 'admin'],
  /** Name the customer that an order is for. */
  orderForOthers: ['checkout', 'support', 'admin'],
  /** Give a line a price or a discount other than the catalogue's. */
  setPrices: ['checkout'],
  workInBackOffice: STAFF_ROLES,
  keepCatalogue: ['checkout', 'warehouse', 'admin'],
  readInventory: STAFF_ROLES,
  adjustInventory: ['warehouse', 'admin'],
  importInventory: ['checkout', 'warehouse', 'admin'],
  /** See where a piece with a serial number is, and what became of it. */
  readSerials: STAFF_ROLES,
  /** Say of which product pieces are, and which were opened. */
  keepSerials: ['warehouse', 'admin'],
  /** Add photos of parcels, and take them away. */
  takePhotos: ['support', 'warehouse', 'admin'],
  /** Say which boxes there are to pack in. */
  keepBoxes: ['warehouse', 'admin'],
  /** Open warehouses, and say when parcels leave them: customers are promised days by it. */
  keepWarehouses: ['admin'],
  /** Say on which days a warehouse is closed: a strike is known first to those who work there. */
  closeWarehouses: ['warehouse', 'admin'],
  /** Ask for money back; customers for that of their own orders. */
  askForRefunds: ['customer', 'checkout', 'support', 'finance', 'admin'],
  /** Confirm by a code what is to be paid at the door: customers, and whoever speaks with them. */
  confirmByCode: ['customer', 'checkout', 'support', 'admin'],
  refundOrders: ['support', 'finance', 'admin'],
  /** The addresses of payment links: who has one may pay, and sees what is due. */
  readPaymentLinks: ['support', 'finance', 'admin'],
  readTransactions: ['finance', 'admin'],
  /** See who gives goodwill, and who gets it. */
  readAppeasements: ['finance', 'admin'],
  /** Record what couriers hand over. */
  settleCash: ['finance', 'admin'],
  /** See to whom refunds are paid out, and have banks pay them. */
  payOut: ['finance', 'admin'],
  readStoreCredit: ['support', 'finance', 'admin'],
  /** Put an account of store credit right. */
  adjustStoreCredit: ['finance', 'admin'],
  readCredits: ['checkout', 'support', 'finance', 'admin'],
  importCredits: ['checkout', 'finance', 'admin'],
  /** Decrypt what Temporal keeps: whoever may, may read any customer's texts. It is the engineer's right. */
  readPayloads: ['admin'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type Permission = keyof typeof PERMISSIONS;

export const PERMISSION_NAMES: readonly Permission[] = namesOf(PERMISSIONS);

/** The roles that have it. */
export const rolesWith = (permission: Permission): readonly Role[] => PERMISSIONS[permission];

export const hasPermission = (role: Role | 'system', permission: Permission): boolean =>
  rolesWith(permission).some((allowed) => allowed === role);

/** Everything that somebody with these roles may do. */
export const permissionsOf = (roles: readonly Role[]): Permission[] =>
  PERMISSION_NAMES.filter((permission) => roles.some((role) => hasPermission(role, permission)));
