import { CUSTOMER_ROLES } from '../../domain/refunds/refund';
import type { REFUND_KINDS, REFUND_ORIGINS } from '../schema/money/refunds';

/** What of a refund tells its kind and whose wish it was: as its row has it, amounts in minor units. */
interface Told {
  readonly amount: number;
  readonly purpose: string | null;
  /** Of how many lines pieces are given back. */
  readonly lineCount: number;
  readonly shipping: number | null;
  readonly requestedRole: string;
}

/** What a refund is for. One that gives back all that the order costs is that, whatever it names. */
export function refundKind(
  { amount, purpose, lineCount, shipping }: Omit<Told, 'requestedRole'>,
  grandTotal: number,
): (typeof REFUND_KINDS)[number] {
  if (purpose === 'APPEASEMENT') return purpose;
  if (amount >= grandTotal) return 'FULL';
  if (lineCount > 0) return shipping === null ? 'LINES' : 'LINES_AND_SHIPPING';
  return shipping === null ? 'AMOUNT' : 'SHIPPING';
}

/** Whose wish a refund was. */
export function refundOrigin({
  purpose,
  requestedRole,
}: Pick<Told, 'purpose' | 'requestedRole'>): (typeof REFUND_ORIGINS)[number] {
  if (purpose === 'APPEASEMENT') return purpose;
  return CUSTOMER_ROLES.includes(requestedRole) ? 'CUSTOMER' : 'STAFF';
}
