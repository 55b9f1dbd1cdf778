import type { PlainPath } from '../routing/targets';
import type { Session } from './session';

/** Where a member of staff begins: who works in the warehouse alone at the packing bench, others at the list of orders. */
export const staffHome = (session: Pick<Session, 'roles'> | undefined): PlainPath =>
  session?.roles.length === 1 && session.roles[0] === 'warehouse' ? '/admin/packing' : '/admin/orders';
